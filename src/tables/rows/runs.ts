import type { Line, Slot } from './lines'

/** A run of numbers and the words between it and the run before. */
export interface Run {
  /** Bare words since the run before, put together in reading order. */
  words: string
  slots: Slot[]
  /** The numbers stand in one row of a grid: an empty slot is an empty cell. */
  grid: boolean
  lines: Line[]
}

function wordsOf(line: Line): string {
  return line.slots.map(slot => slot.kind === 'text' ? slot.bare : '').join('')
}

/** Rows of a grid without words that follow words may be all empty and still be the row of numbers. */
function isRowOfNumbers(line: Line, width: number): boolean {
  if (line.slots.some(slot => slot.kind === 'value'))
    return true
  return line.slots.length >= width && line.slots.every(slot => slot.kind === 'blank')
}

/** Splits lines into runs of numbers, each with the words before it. `width`: fewest empty cells that make an empty row of numbers. */
export function runsOf(lines: readonly Line[], width: number): Run[] {
  const runs: Run[] = []
  let words = ''
  let pending: Line[] = []
  let open: Run | null = null
  for (const line of lines) {
    const grid = line.geometry !== 'flow'
    if (!isRowOfNumbers(line, width)) {
      const text = wordsOf(line)
      if (text !== '') {
        open = null
        words += text
        pending.push(line)
      }
      continue
    }
    const first = line.slots.findIndex(slot => slot.kind === 'value')
    const lead = line.slots.slice(0, Math.max(first, 0)).map(slot => slot.kind === 'text' ? slot.bare : '').join('')
    if (lead !== '')
      open = null
    const after = line.slots.findLastIndex((slot, index) => index < first && slot.kind === 'text') + 1
    const slots = line.slots.slice(after)
    if (open && !grid && !open.grid) {
      open.slots.push(...slots)
      open.lines.push(line)
      continue
    }
    open = { words: words + lead, slots: [...slots], grid, lines: [...pending, line] }
    runs.push(open)
    words = ''
    pending = []
  }
  return runs
}
