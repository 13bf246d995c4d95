const header = { sectorShift: 30, miniFatStart: 60, difatStart: 68, difat: 76 }
/** Sector numbers from here on are marks: free, end of chain, part of a table. */
const lastSector = 0xFFFFFFFA

/** Whether one of the chains that `next` describes comes back to itself. */
function hasCycle(next: Uint32Array): boolean {
  const seenIn = new Uint32Array(next.length)
  for (let start = 0; start < next.length; start++) {
    for (let at = start; at < next.length && seenIn[at] !== start + 1; at = next[at]!) {
      if (seenIn[at] !== 0)
        break
      seenIn[at] = start + 1
      if (next[at]! < next.length && seenIn[next[at]!] === start + 1)
        return true
    }
  }
  return false
}

/**
 * Whether a chain of sectors of an OLE file never ends: its library would follow it until memory is gone. What is merely cut off or out of
 * range is left to the library. Source: [MS-CFB] 2.2–2.5.
 */
export function hasEndlessChain(bytes: Uint8Array): boolean {
  if (bytes.length < 1024)
    return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = 2 ** view.getUint16(header.sectorShift, true)
  if (size !== 512 && size !== 4096)
    return false
  const sectorAt = (sector: number): number => (sector + 1) * size
  const whole = (sector: number): boolean => sector < lastSector && sectorAt(sector) + size <= bytes.length
  const numbers = (at: number, count: number): number[] => Array.from({ length: count }, (_, i) => view.getUint32(at + i * 4, true))
  const fatSectors = numbers(header.difat, 109)
  const seen = new Set<number>()
  for (let sector = view.getUint32(header.difatStart, true); whole(sector);) {
    if (seen.has(sector))
      return true
    seen.add(sector)
    const listed = numbers(sectorAt(sector), size / 4)
    sector = listed.pop()!
    fatSectors.push(...listed)
  }
  const table = (sectors: readonly number[]): Uint32Array => Uint32Array.from(sectors.filter(whole).flatMap(sector => numbers(sectorAt(sector), size / 4)))
  const fat = table(fatSectors.slice(0, Math.ceil(bytes.length / size)))
  if (hasCycle(fat))
    return true
  const miniFat: number[] = []
  for (let sector = view.getUint32(header.miniFatStart, true); sector < fat.length; sector = fat[sector]!)
    miniFat.push(sector)
  return hasCycle(table(miniFat))
}
