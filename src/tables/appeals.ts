import type { Path, Reading, Result } from './appeals-grid'
import type { Doubt } from './doubt'
import type { RecognizedCell, RecognizedTable } from './recognized'
import type { Line, Slot } from './rows/lines'
import type { Run } from './rows/runs'
import type { CellKey } from '@/forms'
import { appealPaths, appealResults, formCells, layoutsOf } from '@/forms'
import { hasForeign, namesIn, underHeadings } from './appeals-grid'
import { withoutSlips } from './appeals-slips'
import { absentCell, cellOf, chosen, contradiction, disturbed, weightOf } from './cells'
import { doubtOf } from './doubt'
import { headingScore } from './prose/headings'
import { isForAll, unmerged } from './rows/merged'
import { runsOf } from './rows/runs'
import { doubtRun, doubtShifted } from './sums'

const evidence = /结果维持|结果纠正|尚未审结|其[他它]结果/
const paths = appealPaths.map(path => path.key)
const results = appealResults.map(result => result.key)
/** Fewest cells that make a copy of the table; fewer are a scrap of one, which may contradict it. */
const fewestCells = 5
/** Most lines between two pieces of the table. */
const widestBreak = 25

function keyOf(path: Path, result: Result): CellKey {
  return `appeals.${path}.${result}`
}

/** One mark behind all headings, where text keeps no merged cells: it stands for every cell. */
function loneMark(runs: readonly Run[]): Slot | null {
  const [run, more] = runs
  const [slot, ...rest] = run?.slots ?? []
  const isAlone = slot && more === undefined && run!.lines.at(-1)!.geometry !== 'exact' && rest.every(({ kind }) => kind === 'blank')
  return isAlone && isForAll(slot) && !/\d/.test(slot.bare) ? slot : null
}

/** Whether the row of all results begins with an empty cell right behind the last heading, in text that keeps no rows: the cell may be the end of the heading. */
function runsOn({ slots, lines }: Run): boolean {
  const line = lines.at(-1)!
  const [first] = slots
  return slots.length === 15 && first!.kind === 'blank' && line.geometry === 'ragged' && line.slots[line.slots.indexOf(first!) - 1]?.kind === 'text'
}

/** The `width` slots of a run that are cells of the table, when there is no doubt which. */
function exactly(run: Run, width: number): { slots: (Slot | null)[], doubt: Doubt | null } {
  const { slots } = run
  if (slots.length === width)
    return { slots, doubt: runsOn(run) ? doubtOf('count-mismatch', 'blankOrMissing') : null }
  const filled = slots.flatMap((slot, index) => slot.kind === 'blank' ? [] : [index])
  const low = filled[0] ?? 0
  const high = filled.at(-1) ?? -1
  if (filled.length === width && high - low + 1 === width)
    return { slots: slots.slice(low, high + 1), doubt: null }
  const doubt = filled.length === 0 ? null : doubtOf(slots.length < width ? 'count-mismatch' : 'column-shift', 'cellsOverCells', { cells: slots.length, expected: width })
  const start = slots.length > width && high >= width ? Math.min(low, slots.length - width) : 0
  return { slots: Array.from({ length: width }, (_, index) => slots[start + index] ?? null), doubt }
}

function inFormOrder(named: readonly Result[]): boolean {
  return named.every((result, index) => result === results[index % results.length])
}

/** Whether in a table of pasted text a number stands under the name of another result. */
function isUnderOtherNames(run: Run, slots: readonly (Slot | null)[]): boolean {
  const line = run.lines.at(-1)!
  return run.grid && slots.some((slot, index) => {
    const column = slot && slot.kind !== 'blank' ? line.slots.indexOf(slot) : -1
    const above = column < 0 ? [] : run.lines.slice(0, -1).flatMap(other => namesIn(other.slots[column]?.bare ?? '').results)
    return above.length > 0 && !above.includes(results[index % 5]!)
  })
}

/** Whether in a table of pasted text each of 15 numbers stands under its own result, however the heading is cut up or repeated. */
function isUnderItsNames(run: Run, slots: readonly (Slot | null)[]): boolean {
  const line = run.lines.at(-1)!
  return run.grid && slots.every((slot, index) => {
    const column = slot ? line.slots.indexOf(slot) : -1
    const above = run.lines.slice(0, -1).map(other => other.slots[column]?.bare ?? '').join('')
    return column >= 0 && namesIn(above).results.at(-1) === results[index % 5]
  })
}

/** Reads the table by the order of words and numbers alone: one row of 15, blocks of five, rows of three, or a list. */
function byOrder(runs: readonly Run[]): Reading[] {
  const readings: Reading[] = [new Map()]
  let path: Path | null = null
  let header: Result[] = []
  let pathHeader: Path[] = []
  let blocks = 0
  let list = false
  let repeated = false
  const foreign = runs.some(({ lines }) => lines.some(hasForeign)) ? doubtOf('column-shift', 'itemsUnlike') : null
  function put(key: CellKey, slot: Slot | null | undefined, doubt: Doubt | null): void {
    if (!slot)
      return
    const held = readings.at(-1)!.get(key)
    if (held && held.slot.kind !== 'blank' && slot.kind !== 'blank')
      readings.push(new Map())
    if (!held || held.slot.kind === 'blank' || slot.kind !== 'blank')
      readings.at(-1)!.set(key, { slot, doubt: doubt ?? foreign })
  }
  for (const run of runs) {
    const named = namesIn(run.words)
    const distinct = new Set(named.paths)
    if (distinct.size > 1)
      pathHeader = [...distinct]
    path = named.paths.at(-1) ?? path
    if (named.results.length > 1)
      header = named.results
    const wide = named.results.length > 1 && (distinct.size === 3 || named.results.length >= 10)
    if (wide || (header.length >= 10 && run.slots.length > 10)) {
      const mark = loneMark(runs)
      const { slots, doubt } = mark ? { slots: Array.from({ length: 15 }, () => mark), doubt: null } : exactly(run, 15)
      const odd = !inFormOrder(header)
      const crossed = pathHeader.some((key, index) => index > 0 && paths.indexOf(key) < paths.indexOf(pathHeader[index - 1]!))
      const complete = header.length === 15 || header.length === 5
      const why = mark
        ? null
        : doubt ?? (crossed ? doubtOf('column-shift', 'pathOrder') : null)
          ?? ((odd || !complete) && !isUnderItsNames(run, slots) ? doubtOf('column-shift', 'itemsUnlike') : null)
          ?? (isUnderOtherNames(run, slots) ? doubtOf('column-shift', 'unalignedInOrder') : null)
      paths.forEach((key, block) => results.forEach((result, index) => put(keyOf(key, result), slots[block * 5 + index], why)))
      blocks = 3
    }
    else if (named.results.length === 1 && run.slots.length === 3 && pathHeader.length === 3) {
      pathHeader.forEach((key, index) => put(keyOf(key, named.results[0]!), run.slots[index], null))
    }
    else if (named.results.length > 0 && (named.results.length === 1 ? header.length <= 1 : list)) {
      list = true
      header = []
      const { slots, doubt } = exactly(run, 1)
      const extra = run.slots.filter(slot => slot.kind !== 'blank').length > 1
      const key = keyOf(path ?? 'review', named.results.at(-1)!)
      repeated ||= readings.at(-1)!.has(key)
      const lost = named.results.length > 1 ? doubtOf('count-mismatch', 'earlierEmpty') : null
      put(key, slots[0], lost ?? (extra ? doubtOf('count-mismatch', 'moreThanOne') : doubt ?? (path === null ? unnamedPath() : null)))
    }
    else if (header.length >= 5 && header.length < 10) {
      const own = named.paths.length > 0 ? path : paths[blocks % 3]!
      const { slots, doubt } = exactly(run, 5)
      const why = doubt ?? (inFormOrder(header) ? null : doubtOf('column-shift', 'itemOrder')) ?? (named.paths.length === 1 ? null : unnamedPath())
      results.forEach((result, index) => put(keyOf(own!, result), slots[index], why))
      blocks++
    }
  }
  if (list && runs.some(run => !run.grid) && readings.some(reading => reading.size < 15))
    return readings.map(reading => doubted(reading, doubtOf('count-mismatch', 'someEmpty')))
  return repeated ? readings.map(reading => doubted(reading, doubtOf('label-position', 'itemTwice'))) : readings
}

function unnamedPath(): Doubt {
  return doubtOf('label-position', 'pathUnsaid')
}

const pieces = /结果|维持|纠正|其[他它]|尚未|审结|办结|[总合小共]计|行政|未经|复议后?|诉讼|直接|起诉|[总计]/g
/** Most letters of a line of the table that are no words of it: `（一）行政复议情况`. */
const mostResidue = 5
/** Least score of a line that has the official words of a section's heading. */
const officialHeading = 10

/** Whether a paragraph, or a row with words in one cell, is part of the table: its words, its numbers, and next to nothing else. */
function belongs(line: Line): boolean {
  if (line.geometry === 'flow' && line.slots.length === 1 && (headingScore(line.slots[0]!.text)?.scores ?? []).some(score => score >= officialHeading))
    return false
  const words = line.slots.filter(slot => slot.kind === 'text')
  return (line.geometry !== 'flow' && words.length > 1) || words.every(slot => slot.text.length <= 60 && slot.bare.replace(pieces, '').length <= mostResidue)
}

/** Whether a line is a note among the rows: 注：…, （接上表）. */
function isNote({ slots }: Line): boolean {
  return slots.filter(({ kind }) => kind !== 'blank').length === 1 && slots.some(({ kind, text }) => kind === 'text' && /^[\s(（]*(?:备?注|说明|单位|[接续][上下]?[表页])/.test(text))
}

/** Pieces of the document that hold the words of the table, with what stands between. */
function regionsIn(lines: readonly Line[]): Line[][] {
  const regions: Line[][] = []
  let last: number | null = null
  const text = (line: Line): string => line.slots.map(slot => slot.bare).join('')
  lines.forEach((line, at) => {
    const words = line.slots.length > 0 && line.slots.every(slot => slot.text.length <= 60) ? text(line) : ''
    const torn = /结果$|尚未$/.test(words) && lines[at + 1] !== undefined && /^(?:维持|纠正|审结)/.test(text(lines[at + 1]!))
    if (!evidence.test(words) && !torn)
      return
    const region = regions.at(-1)
    if (region && last !== null && line.order - lines[last]!.order <= widestBreak)
      region.push(...lines.slice(last + 1, at + 1))
    else
      regions.push(lines.slice(Math.max(0, at - 6), at + 1).filter(other => other.order >= line.order - 6))
    last = at
  })
  return regions.map((region) => {
    const end = lines.indexOf(region.at(-1)!)
    let to = end + 1
    let seen = 0
    const isRow = (line: Line): boolean => line.geometry !== 'flow' && line.block === lines[to - 1]!.block && line.slots.filter(slot => slot.kind === 'value').length >= 5
    /** Numbers directly behind the last one: another copy, which may say something else, or one number too many. */
    const again = (): boolean => lines[to]!.order === lines[to - 1]!.order + 1 && lines[to]!.slots.some(slot => slot.kind === 'value')
    while (to < lines.length && lines[to]!.order - lines[end]!.order <= widestBreak) {
      const line = lines[to]!
      const words = line.slots.filter(slot => slot.kind === 'text').map(slot => slot.bare).join('')
      const foreign = words.replace(pieces, '').length
      if (isNote(line) || (foreign > mostResidue && line.geometry !== 'flow' && line.block === lines[to - 1]!.block && line.slots.every(slot => slot.kind !== 'value') && headingScore(words) === null)) {
        to++
        continue
      }
      if (foreign > mostResidue || (words !== '' && foreign === words.length && seen > 0 && !isRow(line)) || (words === '' && seen >= 15 && !again()))
        break
      seen += line.slots.filter(slot => slot.kind === 'value').length
      to++
    }
    return [...region, ...lines.slice(end + 1, to)].filter(belongs)
  })
}

/** All layouts print this table alike; the newest stands for it. */
const newest = layoutsOf('appeals')[0]!
const inOrder = formCells('appeals', newest)
const byResult = results.flatMap(result => paths.map(path => keyOf(path, result)))

/** Whether the cells came in the order of the form, path by path or result by result. */
function isOrdered(reading: Reading): boolean {
  return [inOrder, byResult].some((order) => {
    const positions = [...reading.keys()].map(key => order.indexOf(key))
    return positions.every((position, index) => index === 0 || position > positions[index - 1]!)
  })
}

function doubted(reading: Reading, doubt: Doubt): Reading {
  return new Map([...reading].map(([key, found]) => [key, { ...found, doubt: found.doubt ?? doubt }]))
}

/** Doubts what does not come in order, and what names some cells twice and others not at all. */
function weighed(readings: readonly Reading[]): Reading[] {
  const broken = readings.length > 1 && readings.some(reading => reading.size < 15)
  return readings.map(reading => broken || !isOrdered(reading) ? doubted(reading, doubtOf('label-position', 'namesDisordered')) : reading)
}

function tableOf(reading: Reading): RecognizedTable {
  const cells = new Map<CellKey, RecognizedCell>()
  for (const key of inOrder) {
    const found = reading.get(key)
    cells.set(key, found ? cellOf(key, found.slot, found.doubt) : absentCell(key, doubtOf('count-mismatch', 'cellMissing')))
  }
  const printedRows = paths.map(path => results.map(result => keyOf(path, result)))
  doubtShifted(cells, printedRows)
  doubtRun(cells, printedRows)
  return { table: 'appeals', layout: newest, cells }
}

function merged(ordered: Reading, gridded: Reading): Reading {
  const result: Reading = new Map()
  for (const [key, found] of gridded) {
    const other = ordered.get(key)
    const differs = other !== undefined && other.doubt === null && ordered.size === 15 && other.slot !== found.slot
    result.set(key, differs ? { ...found, doubt: doubtOf('column-shift', 'unalignedByHeading') } : found)
  }
  return result
}

/** The readings with every cell doubted where one of them holds what does not belong in it. */
function undisturbed(readings: readonly Reading[]): Reading[] {
  return readings.map((reading) => {
    const doubt = disturbed([...reading.values()].map(({ slot }) => slot))
    return doubt ? doubted(reading, doubt) : reading
  })
}

/** Every number printed between the names of the table must be one of its cells; one that is none may be another copy, or part of a number. */
function accounted(readings: readonly Reading[], region: readonly Line[]): readonly Reading[] {
  const used = new Set(readings.flatMap(reading => [...reading.values()].map(({ slot }) => slot)))
  const first = region.findIndex(line => namesIn(line.slots.map(slot => slot.bare).join('')).results.length > 0)
  const left = region.slice(Math.max(0, first)).some(line => line.slots.some(slot => slot.kind === 'value' && /\d/.test(slot.bare) && !used.has(slot)))
  return left ? readings.map(reading => doubted(reading, doubtOf('count-mismatch', 'numbersLeft'))) : readings
}

/** Where the results stand that the headings above a line of an exact grid name. */
function resultColumns(lines: readonly Line[], line: Line): number[] {
  const above = lines.filter(other => other.block === line.block && other.order < line.order)
  return [...new Set(above.flatMap(({ slots }) => slots.flatMap(slot => namesIn(slot.bare).results.length === 1 ? [slot.column] : [])))].sort((a, b) => a - b)
}

/** Most lines between the table and a further row of it: the number of a page, a blank line. */
const mostBetween = 3

/** Whether a row of other numbers without a name follows the last row close by: the table may go on on another page. */
function isFollowed(regions: readonly (readonly Line[])[], lines: readonly Line[]): boolean {
  const numbersIn = ({ slots }: Line): string[] => slots.every(({ kind }) => kind !== 'text') ? slots.flatMap(slot => slot.kind === 'value' ? [slot.text.trim()] : []) : []
  const last = regions.at(-1)?.findLast(line => numbersIn(line).length > 0)
  const end = regions.at(-1)?.at(-1)?.order
  if (!last || end === undefined)
    return false
  const [row, known] = [numbersIn(last), new Set(regions.flat())]
  return lines.some(line => line.order > end && line.order <= end + mostBetween && !known.has(line) && numbersIn(line).length >= fewestCells && numbersIn(line).join(' ') !== row.join(' '))
}

/** Finds section 4 by the names of its results: one row of 15, three tables of five, or a list. */
export function recognizeAppeals(lines: readonly Line[]): { table: RecognizedTable | null, lines: Line[] } {
  const regions = regionsIn(lines)
  const scraps: Reading[] = []
  const readings = regions.flatMap((printed) => {
    const named = withoutSlips(printed)
    const region = unmerged(named, line => resultColumns(named, line)) ?? named
    const ordered = byOrder(runsOf(region, 5, words => namesIn(words).results.length === 1 && namesIn(words).paths.length <= 1)).filter(reading => reading.size > 0)
    const gridded = underHeadings(region).filter(reading => reading.size > 0)
    const fits = gridded.length > 0 && gridded.every(reading => reading.size === 15)
    if (fits)
      return accounted(undisturbed(weighed(gridded.map((reading, index) => merged(ordered[index] ?? new Map(), reading)))), region)
    scraps.push(...gridded)
    return accounted(undisturbed(weighed(ordered.length > 0 ? ordered : gridded)), region)
  })
  const whole = readings.filter(reading => reading.size >= fewestCells)
  const table = chosen(whole.map(tableOf).map(table => ({ table, weight: weightOf(table.cells) })))
  for (const [key, { slot }] of [...readings.filter(reading => !whole.includes(reading)), ...scraps].flatMap(reading => [...reading])) {
    const cell = table?.cells.get(key)
    if (table && cell && cell.doubt === null && slot.kind !== 'blank' && slot.text.trim() !== cell.text.trim())
      table.cells.set(key, { ...cell, doubt: contradiction() })
  }
  if (table && isFollowed(regions, lines)) {
    for (const [key, cell] of table.cells)
      table.cells.set(key, { ...cell, doubt: cell.doubt ?? contradiction() })
  }
  return { table, lines: whole.length > 0 ? regions.flat() : [] }
}
