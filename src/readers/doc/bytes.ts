/** A bounds-safe view of a stream: reading past the end gives 0, as a damaged file must not throw in the middle of a table. */
export class Bytes {
  private readonly view: DataView

  constructor(readonly raw: Uint8Array) {
    this.view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength)
  }

  get length(): number {
    return this.raw.length
  }

  u8(at: number): number {
    return this.raw[at] ?? 0
  }

  u16(at: number): number {
    return at >= 0 && at + 2 <= this.length ? this.view.getUint16(at, true) : 0
  }

  i16(at: number): number {
    return at >= 0 && at + 2 <= this.length ? this.view.getInt16(at, true) : 0
  }

  u32(at: number): number {
    return at >= 0 && at + 4 <= this.length ? this.view.getUint32(at, true) : 0
  }

  slice(from: number, to: number): Bytes {
    return new Bytes(this.raw.subarray(Math.max(from, 0), Math.max(to, 0)))
  }
}
