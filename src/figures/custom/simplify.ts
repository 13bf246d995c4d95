/** A line on a plane as x, y, x, y … */
export type Line = readonly number[]

/** The points of a line that matter: none left out lies farther than `tolerance` from the line that remains (D. Douglas, T. Peucker, 1973). */
export function simplify(given: Line, tolerance: number): number[] {
  const line = apart(given, tolerance / 4)
  const count = line.length / 2
  const kept = new Uint8Array(count)
  kept[0] = kept[count - 1] = 1
  const spans: [number, number][] = [[0, count - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    let [farthest, index] = [tolerance, 0]
    for (let at = from + 1; at < to; at++) {
      const away = distance(line, at, from, to)
      if (away > farthest)
        [farthest, index] = [away, at]
    }
    if (index > 0) {
      kept[index] = 1
      spans.push([from, index], [index, to])
    }
  }
  return Array.from(kept.keys()).flatMap(at => kept[at] ? [line[at * 2]!, line[at * 2 + 1]!] : [])
}

/** The line without points less than `step` from the one before; its ends stay. */
export function apart(line: Line, step: number): number[] {
  const kept: number[] = []
  for (let at = 0; at < line.length; at += 2) {
    const x = line[at]!
    const y = line[at + 1]!
    const end = kept.length
    if (end === 0 || at === line.length - 2 || (x - kept[end - 2]!) ** 2 + (y - kept[end - 1]!) ** 2 >= step * step)
      kept.push(x, y)
  }
  return kept
}

/** From a point to the stretch between two others; to the first where they are one, as in a ring. */
function distance(line: Line, at: number, from: number, to: number): number {
  const x = line[at * 2]!
  const y = line[at * 2 + 1]!
  const x0 = line[from * 2]!
  const y0 = line[from * 2 + 1]!
  const dx = line[to * 2]! - x0
  const dy = line[to * 2 + 1]! - y0
  const length = dx * dx + dy * dy
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length))
  return Math.sqrt((x - x0 - part * dx) ** 2 + (y - y0 - part * dy) ** 2)
}

/** Signed area of a ring: its sign is the way it runs. */
export function area(ring: Line): number {
  let twice = 0
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length
    twice += ring[at]! * ring[next + 1]! - ring[next]! * ring[at + 1]!
  }
  return twice / 2
}

/** The ring running the way asked for. */
export function turned(ring: readonly number[], positive: boolean): readonly number[] {
  if ((area(ring) > 0) === positive)
    return ring
  return Array.from({ length: ring.length / 2 }, (_, at) => ring.slice(ring.length - 2 * at - 2, ring.length - 2 * at)).flat()
}
