import type { CellState, Report } from '@/reports'
import { tableFromIPC } from 'apache-arrow'
import { formKeys } from '@/forms'
import { bytes, coded, doubles, toStream } from './columns'

/** States of a cell; a state's code is its index. Written into the record: only ever append. */
export const cellStates: readonly CellState[] = ['number', 'blank', 'mark', 'unreadable', 'absent']

/** The cells of one report. */
export interface StoredCells {
  /** Index into `formKeys`, or −1 for a key this version does not know. */
  codes: Int32Array
  /** NaN where the cell holds no number. */
  values: Float64Array
  /** Index into `cellStates`. */
  states: Uint8Array
}

const codeOf = new Map(formKeys.map((key, code) => [key, code]))

/**
 * The values and states of a batch of reports as an Arrow IPC stream: columns `report` and `cell` (dictionaries of ids and keys), `value`
 * (DOUBLE, null where no number is printed) and `state`. It names its keys itself, so a later version of the form can read it.
 */
export function encodeSegment(reports: readonly Report[]): Uint8Array {
  const cells = reports.map(report => Object.entries(report.cells))
  const total = cells.reduce((sum, entries) => sum + entries.length, 0)
  const report = new Int32Array(total)
  const cell = new Uint16Array(total)
  const value = new Float64Array(total)
  const state = new Uint8Array(total)
  let row = 0
  cells.forEach((entries, index) => {
    for (const [key, stored] of entries) {
      const code = codeOf.get(key)
      if (code === undefined)
        throw new RangeError(`unknown cell ${key}`)
      report[row] = index
      cell[row] = code
      value[row] = stored.state === 'number' ? stored.value ?? Number.NaN : Number.NaN
      state[row] = cellStates.indexOf(stored.state)
      row += 1
    }
  })
  return toStream({ report: coded(report, reports.map(({ id }) => id)), cell: coded(cell, formKeys), value: doubles(value), state: bytes(state) })
}

/** The bytes of one batch's segment. */
export interface Segment {
  batch: string
  bytes: Uint8Array
}

/** Name of a report's cells among those of several batches: of two readings of a file, each came with a batch of its own. */
export const cellsKey = (report: string, batch: string): string => `${batch} ${report}`

/** The cells of some reports, by `cellsKey`. */
export function decodeSegments(segments: readonly Segment[], wanted: ReadonlySet<string>): Map<string, StoredCells> {
  const found = new Map<string, StoredCells>()
  for (const { batch: name, bytes } of segments) {
    for (const batch of tableFromIPC(bytes).batches) {
      const [report, cell, value, state] = batch.data.children
      if (!report || !cell || !value || !state)
        throw new TypeError('not a segment')
      const ids: string[] = report.dictionary?.toJSON() ?? []
      const keys: string[] = cell.dictionary?.toJSON() ?? []
      const codeHere = Int32Array.from(keys, key => codeOf.get(key) ?? -1)
      const indices = cell.values as Uint16Array
      const values = value.values as Float64Array
      const states = state.values as Uint8Array
      // Arrow's buffers are padded beyond the last row.
      const owners = (report.values as Int32Array).subarray(0, batch.numRows)
      for (let from = 0, to = 0; from < owners.length; from = to) {
        while (to < owners.length && owners[to] === owners[from])
          to += 1
        const key = cellsKey(ids[owners[from]!]!, name)
        if (wanted.has(key)) {
          const codes = Int32Array.from(indices.subarray(from, to), index => codeHere[index]!)
          found.set(key, { codes, values: values.slice(from, to).map((number, row) => value.getValid(from + row) ? number : Number.NaN), states: states.slice(from, to) })
        }
      }
    }
  }
  return found
}
