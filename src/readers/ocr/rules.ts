import type { Rule } from '../pdf/matrix'
import type { Raster } from './raster'

/* Sizes in points; the type of a report is 9 to 12 points high. */

/** Shorter runs of ink are strokes of letters. */
const shortest = 9
/** A line this long is a ruling line wherever it stands; a shorter one must reach from line to line. */
const sure = 40
/** Breaks in a worn line. */
const gap = 0.9
/** Thicker bars are filled areas or shadows of the scanner. */
const thickest = 4
/** How near the end of a short line must be to the line it meets. */
const meets = 1.6

interface Run {
  from: number
  to: number
  rule: Stretch
}

interface Stretch {
  from: number
  to: number
  first: number
  last: number
  weight: number
  sum: number
}

function transposed({ width, height, data }: Raster): Raster {
  const turned = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      turned[x * height + y] = data[y * width + x]!
  }
  return { width: height, height: width, data: turned }
}

/** Long dark runs of each row, those of neighbouring rows joined to one stretch: a line drifts by a pixel here and there. */
function stretches({ width, height, data }: Raster, scale: number): Stretch[] {
  const [least, hole] = [shortest * scale, gap * scale]
  const found = new Set<Stretch>()
  let above: Run[] = []
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width)
    const runs: Run[] = []
    let from = -1
    let to = -1
    const close = (): void => {
      if (from >= 0 && to - from + 1 >= least) {
        let rule: Stretch = { from, to: to + 1, first: y, last: y, weight: to - from, sum: (to - from) * y }
        for (const run of above) {
          if (run.from > to + hole || run.to < from - hole || run.rule === rule)
            continue
          const other = run.rule
          found.delete(rule)
          found.delete(other)
          rule = { from: Math.min(rule.from, other.from), to: Math.max(rule.to, other.to), first: Math.min(rule.first, other.first), last: y, weight: rule.weight + other.weight, sum: rule.sum + other.sum }
          for (const each of [...above, ...runs]) {
            if (each.rule === other)
              each.rule = rule
          }
        }
        found.add(rule)
        runs.push({ from, to: to + 1, rule })
      }
      from = -1
    }
    for (let x = 0; x < width; x++) {
      if (!row[x])
        continue
      if (from >= 0 && x - to - 1 > hole)
        close()
      if (from < 0)
        from = x
      to = x
    }
    close()
    above = runs
  }
  return [...found]
}

function toRules(found: readonly Stretch[], horizontal: boolean, scale: number): Rule[] {
  return found
    .filter(({ first, last }) => (last - first + 1) / scale <= thickest)
    .map(({ from, to, weight, sum }) => ({ horizontal, at: (sum / weight + 0.5) / scale, from: from / scale, to: to / scale }))
}

/** Whether both ends of `rule` meet one of `lines` across it. */
function spans(rule: Rule, lines: readonly Rule[]): boolean {
  return [rule.from, rule.to].every(end => lines.some(line => line.horizontal !== rule.horizontal
    && Math.abs(line.at - end) <= meets && line.from - meets <= rule.at && line.to + meets >= rule.at))
}

/** Ruling lines of a straightened page, in points. `ink` is of `inkOf`, with `scale` pixels a point. */
export function findRules(ink: Raster, scale: number): Rule[] {
  const all = [...toRules(stretches(ink, scale), true, scale), ...toRules(stretches(transposed(ink), scale), false, scale)]
  const lines = all.filter(rule => rule.to - rule.from >= sure)
  let waiting = all.filter(rule => rule.to - rule.from < sure)
  for (let turn = 0; turn < 4 && waiting.length > 0; turn++) {
    const joining = waiting.filter(rule => spans(rule, lines))
    if (joining.length === 0)
      break
    lines.push(...joining)
    waiting = waiting.filter(rule => !joining.includes(rule))
  }
  return lines
}
