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

/** A label and nothing but empty cells, under a row of as many cells that holds numbers or their headings: an empty row of a matrix. */
function isEmptyRow(line: Line, before: Line | undefined, width: number): boolean {
  const [label, ...cells] = line.slots
  return label?.kind === 'text' && cells.length >= width && cells.every(slot => slot.kind === 'blank')
    && before?.block === line.block && before.slots.length === line.slots.length && before.slots.slice(1).every(slot => slot.kind !== 'blank' || before.slots[0]!.kind === 'text')
    && (before.slots.slice(1).every(slot => slot.kind === 'text') || before.slots.slice(1).every(slot => slot.kind !== 'text'))
}

/**
 * Splits lines into runs of numbers, each with the words before it. `width`: fewest empty cells that make an empty row of numbers;
 * `isItem`: whether words name one item of a list, so that an empty cell behind them is its value.
 */
export function runsOf(lines: readonly Line[], width: number, isItem: (words: string) => boolean): Run[] {
  const runs: Run[] = []
  let words = ''
  let pending: Line[] = []
  let open: Run | null = null
  for (const [at, line] of lines.entries()) {
    const grid = line.geometry !== 'flow'
    const lastWord = line.slots.findLastIndex(slot => slot.kind === 'text')
    const emptyItem = lastWord >= 0 && lastWord < line.slots.length - 1 && line.slots.every(slot => slot.kind !== 'value') && isItem(wordsOf(line))
    if (grid && (emptyItem || isEmptyRow(line, lines[at - 1], width))) {
      open = { words: words + wordsOf(line), slots: line.slots.slice(lastWord + 1), grid, lines: [...pending, line] }
      runs.push(open)
      words = ''
      pending = []
      continue
    }
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
