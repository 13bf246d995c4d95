import type { Codes } from './codes'
import type { PlacedReport } from './dimensions'
import type { StoredCells } from './segment'
import type { CellKey, Layout, TableName } from '@/forms'
import type { Correction } from '@/reports'
import { cellsAsked, formKeys, layoutsAsked, measures } from '@/forms'
import { bytes, doubles, flags, integers, shorts, toStream } from './columns'
import { findGaps, notAsked, unusableBits } from './gaps'
import { cellsKey, cellStates } from './segment'

const codeOf = new Map<CellKey, number>(formKeys.map((key, code) => [key, code]))
const codes = (cells: readonly CellKey[]): number[] => cells.map(cell => codeOf.get(cell)!)
/** Codes of every cell that makes a measure in some layout, measure by measure. */
const every = measures.map(({ cells }) => codes([...new Set(Object.values(cells).flatMap(keys => keys ?? []))]))
const absent = cellStates.indexOf('absent')
/** A row of `report_wide` holds for both sets of values, for 原报 only, or for 更正 only. */
const variants = { both: 0, published: 1, corrected: 2 }

/** What the forms of a report ask for, once for all reports of the same layouts: codes of the cells of each measure. */
interface Asked {
  profile: string
  layouts: Readonly<Record<TableName, Layout>>
  cells: readonly (readonly number[])[]
}

const known = new Map<string, Asked>()

function askedBy({ report: { layouts, year } }: PlacedReport): Asked {
  const asked = layoutsAsked(layouts, year)
  const profile = Object.entries(asked).flat().join(' ')
  const made = known.get(profile)
  if (made)
    return made
  const fresh: Asked = { profile, layouts: asked, cells: measures.map(measure => codes(cellsAsked(measure, asked))) }
  known.set(profile, fresh)
  return fresh
}

/** What a person put in a cell's place; anything that is no number leaves the cell without one. */
function corrected({ after }: Correction): number {
  return after === null || String(after).trim() === '' ? Number.NaN : Number(after)
}

/** Rows for `cell` and `report_wide` of reports, as Arrow IPC streams. */
export function encodeReports(reports: readonly PlacedReport[], stored: ReadonlyMap<string, StoredCells>, profiles: Codes): { cell: Uint8Array, wide: Uint8Array } {
  const cell = new CellRows(reports.length * formKeys.length)
  const wide = new WideRows(reports.length * 2, profiles)
  const published = new Float64Array(formKeys.length)
  const state = new Uint8Array(formKeys.length)
  const amended = new Float64Array(formKeys.length)
  const touched = new Uint8Array(formKeys.length)
  const untouched = new Uint8Array(formKeys.length)
  const gaps = { published: new Uint8Array(formKeys.length), corrected: new Uint8Array(formKeys.length) }

  for (const placed of reports) {
    published.fill(Number.NaN)
    state.fill(notAsked)
    touched.fill(0)
    const cells = stored.get(cellsKey(placed.report.id, placed.report.batch))
    for (let row = 0; row < (cells?.codes.length ?? 0); row++) {
      const code = cells!.codes[row]!
      if (code >= 0) {
        published[code] = cells!.values[row]!
        state[code] = cells!.states[row]!
      }
    }
    amended.set(published)
    let changed = false
    for (const correction of placed.corrections) {
      const code = codeOf.get(correction.field)
      if (code === undefined)
        continue
      amended[code] = corrected(correction)
      touched[code] = 1
      changed = true
      if (state[code] === notAsked)
        state[code] = absent
    }
    const { layouts } = askedBy(placed)
    findGaps({ values: published, states: state, touched: untouched }, layouts, gaps.published)
    if (changed)
      findGaps({ values: amended, states: state, touched }, layouts, gaps.corrected)
    else
      gaps.corrected.set(gaps.published)
    for (let code = 0; code < formKeys.length; code++) {
      if (state[code] !== notAsked)
        cell.add(placed.code, code, [published[code]!, amended[code]!], state[code]!, touched[code]!, gaps.published[code]! | gaps.corrected[code]! << 1)
    }
    if (placed.counts) {
      wide.add(placed, changed ? variants.published : variants.both, published, gaps.published)
      if (changed)
        wide.add(placed, variants.corrected, amended, gaps.corrected)
    }
  }
  return { cell: cell.encode(), wide: wide.encode() }
}

class CellRows {
  private readonly report: Int32Array<ArrayBuffer>
  private readonly cell: Uint16Array<ArrayBuffer>
  private readonly value: Float64Array<ArrayBuffer>
  private readonly state: Uint8Array<ArrayBuffer>
  private readonly corrected: Float64Array<ArrayBuffer>
  private readonly touched: Uint8Array<ArrayBuffer>
  private readonly gaps: Uint8Array<ArrayBuffer>
  private length = 0

  constructor(capacity: number) {
    this.report = new Int32Array(capacity)
    this.cell = new Uint16Array(capacity)
    this.value = new Float64Array(capacity)
    this.state = new Uint8Array(capacity)
    this.corrected = new Float64Array(capacity)
    this.touched = new Uint8Array(capacity)
    this.gaps = new Uint8Array(capacity)
  }

  add(report: number, cell: number, [value, corrected]: readonly [number, number], state: number, touched: number, gaps: number): void {
    const row = this.length++
    this.report[row] = report
    this.cell[row] = cell
    this.value[row] = value
    this.state[row] = state
    this.corrected[row] = corrected
    this.touched[row] = touched
    this.gaps[row] = gaps
  }

  /** Columns in the order of `cell` in schema.sql. */
  encode(): Uint8Array {
    const end = this.length
    return toStream({
      report: integers(this.report.subarray(0, end)),
      cell: shorts(this.cell.subarray(0, end)),
      value: doubles(this.value.subarray(0, end)),
      state: bytes(this.state.subarray(0, end)),
      corrected: doubles(this.corrected.subarray(0, end)),
      has_correction: flags(this.touched.subarray(0, end)),
      gap: bytes(this.gaps.subarray(0, end)),
    })
  }
}

class WideRows {
  private readonly dimensions: Int32Array<ArrayBuffer>[]
  private readonly previous: (number | null)[] = []
  private readonly addedAt: (number | null)[] = []
  private readonly apart: Uint8Array<ArrayBuffer>
  private readonly consolidated: Uint8Array<ArrayBuffer>
  private readonly fictional: Uint8Array<ArrayBuffer>
  private readonly variant: Uint8Array<ArrayBuffer>
  private readonly gapProfile: Uint16Array<ArrayBuffer>
  private readonly unusable: Int32Array<ArrayBuffer>
  private readonly values: Float64Array<ArrayBuffer>[]
  private readonly gaps: Uint8Array<ArrayBuffer>[]
  private length = 0

  constructor(capacity: number, private readonly profiles: Codes) {
    this.dimensions = Array.from({ length: 8 }, () => new Int32Array(capacity))
    this.apart = new Uint8Array(capacity)
    this.consolidated = new Uint8Array(capacity)
    this.fictional = new Uint8Array(capacity)
    this.variant = new Uint8Array(capacity)
    this.gapProfile = new Uint16Array(capacity)
    this.unusable = new Int32Array(capacity)
    this.values = every.map(() => new Float64Array(capacity))
    this.gaps = every.map(() => new Uint8Array(capacity))
  }

  add(placed: PlacedReport, variant: number, cells: Float64Array, gaps: Uint8Array): void {
    const row = this.length++
    const { report, code, agency, province, city, region, type, level, previous, addedAt, apart } = placed
    const dimensions = [code, agency!, report.year!, province, city, region, type, level]
    dimensions.forEach((value, at) => this.dimensions[at]![row] = value)
    this.previous.push(previous)
    this.addedAt.push(addedAt)
    this.apart[row] = apart
    this.consolidated[row] = Number(report.scope === 'consolidated')
    this.fictional[row] = Number(report.fictional)
    this.variant[row] = variant
    this.unusable[row] = unusableBits(gaps)
    const asked = askedBy(placed)
    let { profile } = asked
    every.forEach((possible, at) => {
      let sum = Number.NaN
      for (const cell of possible) {
        const value = cells[cell]!
        if (!Number.isNaN(value))
          sum = Number.isNaN(sum) ? value : sum + value
      }
      const wanted = asked.cells[at]!
      let without = 0
      for (const cell of wanted)
        without += Number.isNaN(cells[cell]!) ? 1 : 0
      // A number where the form asks for none.
      if (wanted.length === 0 && !Number.isNaN(sum))
        profile += ` ${at}`
      this.values[at]![row] = sum
      this.gaps[at]![row] = wanted.length > 0 || !Number.isNaN(sum) ? without : notAsked
    })
    this.gapProfile[row] = this.profiles.of(profile)
  }

  /** Columns in the order of `report_wide` in schema.sql. */
  encode(): Uint8Array {
    const end = this.length
    const [report, agency, year, province, city, region, type, level] = this.dimensions.map(column => integers(column.subarray(0, end)))
    return toStream({
      report: report!,
      agency: agency!,
      year: year!,
      province: province!,
      city: city!,
      region: region!,
      type: type!,
      level: level!,
      added_at: integers(this.addedAt),
      apart: bytes(this.apart.subarray(0, end)),
      consolidated: flags(this.consolidated.subarray(0, end)),
      fictional: flags(this.fictional.subarray(0, end)),
      variant: bytes(this.variant.subarray(0, end)),
      gap_profile: shorts(this.gapProfile.subarray(0, end)),
      previous: integers(this.previous),
      unusable: integers(this.unusable.subarray(0, end)),
      ...Object.fromEntries(measures.map(({ column }, at) => [column, doubles(this.values[at]!.subarray(0, end))])),
      ...Object.fromEntries(measures.map(({ column }, at) => [`${column}_gaps`, bytes(this.gaps[at]!.subarray(0, end), notAsked)])),
    })
  }
}
