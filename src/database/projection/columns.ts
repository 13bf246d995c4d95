import type { Data, DataType, Vector } from 'apache-arrow'
import { Bool, Dictionary, Float64, Int32, makeData, makeVector, Table, tableToIPC, Uint8, Uint16, Utf8 } from 'apache-arrow'

/*
 * Arrow columns laid out by hand. Arrow's own builders compile their null test with `new Function`, which the page's CSP forbids.
 */

const encoder = new TextEncoder()

/** Validity bits of a column, null when nothing is missing. */
function validity(length: number, present: (at: number) => boolean): { nullBitmap?: Uint8Array, nullCount: number } {
  const nullBitmap = new Uint8Array(Math.ceil(length / 64) * 8)
  let nullCount = 0
  for (let at = 0; at < length; at++) {
    if (present(at))
      nullBitmap[at >> 3]! |= 1 << (at & 7)
    else
      nullCount += 1
  }
  return nullCount > 0 ? { nullBitmap, nullCount } : { nullCount }
}

/** DOUBLE; NaN stands for NULL. */
export function doubles(data: Float64Array): Vector {
  return makeVector(makeData({ type: new Float64(), length: data.length, data, ...validity(data.length, at => !Number.isNaN(data[at])) }))
}

/** INTEGER. */
export function integers(values: readonly (number | null)[] | Int32Array): Vector {
  const data = values instanceof Int32Array ? values : Int32Array.from(values, value => value ?? 0)
  return makeVector(makeData({ type: new Int32(), length: data.length, data, ...validity(data.length, at => values[at] !== null) }))
}

/** UTINYINT; `missing` stands for NULL. */
export function bytes(data: Uint8Array, missing = 256): Vector {
  return makeVector(makeData({ type: new Uint8(), length: data.length, data, ...validity(data.length, at => data[at] !== missing) }))
}

/** USMALLINT. */
export function shorts(data: Uint16Array): Vector {
  return makeVector(makeData({ type: new Uint16(), length: data.length, data, nullCount: 0 }))
}

/** BOOLEAN. */
export function flags(values: ArrayLike<boolean | number>): Vector {
  const data = new Uint8Array(Math.ceil(values.length / 64) * 8)
  for (let at = 0; at < values.length; at++) {
    if (values[at])
      data[at >> 3]! |= 1 << (at & 7)
  }
  return makeVector(makeData({ type: new Bool(), length: values.length, data, nullCount: 0 }))
}

/** VARCHAR. */
export function strings(values: readonly (string | null)[]): Vector<Utf8> {
  const encoded = values.map(value => encoder.encode(value ?? ''))
  const valueOffsets = new Int32Array(values.length + 1)
  encoded.forEach((part, at) => valueOffsets[at + 1] = valueOffsets[at]! + part.length)
  const data = new Uint8Array(valueOffsets.at(-1)!)
  encoded.forEach((part, at) => data.set(part, valueOffsets[at]))
  return makeVector(makeData({ type: new Utf8(), length: values.length, valueOffsets, data, ...validity(values.length, at => values[at] !== null) }))
}

/** Codes into a list of names, as an Arrow dictionary that any reader of Arrow resolves. */
export function coded(codes: Int32Array | Uint16Array, names: readonly string[]): Vector {
  const indices = codes instanceof Int32Array ? new Int32() : new Uint16()
  const type = new Dictionary<Utf8, typeof indices>(new Utf8(), indices)
  const data = makeData({ type, length: codes.length, data: codes, nullCount: 0, dictionary: strings(names) } as Parameters<typeof makeData>[0])
  return makeVector(data as Data<DataType>)
}

/** An Arrow IPC stream in a buffer of its own. */
export function toStream(columns: Record<string, Vector>): Uint8Array {
  return tableToIPC(new Table(columns), 'stream')
}
