import { applicationRows, layoutsOf, mergedRows, tableOf, wordingsOf } from '@/forms'
import { bare, differing, distance, withoutOrdinal } from '../normalise'

/** Longest text that can be a label cell: the longest label with its group heads and stray spaces. */
export const longestLabel = 160

/** A label found in a text: a row of the form, or the head of a group of rows. */
export type Match = { row: number } | { head: string }

/** The rows of one table of the form, in printed order, with every wording that is surely theirs. */
export interface RowLabels {
  /** Wordings by row; the first is the form's own. */
  names: readonly (readonly string[])[]
  match: (bareText: string) => Match | null
  /** Whether words are a unit that stands in a cell of its own beside the numbers. */
  isUnit?: (bareText: string) => boolean
}

/** Section 3 as the newest layout prints it; all print its columns and groups alike. */
const applications = tableOf('applications', layoutsOf('applications')[0]!)!

const resultHeads = ['本年度办理结果', '本年办理结果', '办理结果', '本年度办理情况']

/** A heading's words as they are compared: letters and digits, without its number. */
const plain = (text: string): string => withoutOrdinal(bare(text))

/** A short form: a part of the label of exactly one row, long enough not to be chance. */
function shortForm(text: string, names: readonly (readonly string[])[]): number | null {
  if (text.length < 5)
    return null
  let found: number | null = null
  for (const [row, [label]] of names.entries()) {
    if (label!.length > text.length && label!.includes(text)) {
      if (found !== null)
        return null
      found = row
    }
  }
  return found
}

/** The same few words come again and again in a document. */
function remembered(match: RowLabels['match']): RowLabels['match'] {
  const known = new Map<string, Match | null>()
  return (text) => {
    const held = known.get(text)
    if (held !== undefined)
      return held
    if (known.size > 5000)
      known.clear()
    const found = match(text)
    known.set(text, found)
    return found
  }
}

function applicationLabels(): RowLabels {
  const keys = applicationRows.map(row => row.key)
  const names = mergedRows('applications').map(({ label }) => wordingsOf(label, plain))
  const exact = new Map<string, number>()
  names.forEach((list, row) => list.forEach(name => exact.set(name, row)))
  const rowOf = (key: string): number => keys.indexOf(key)
  const heads = new Map<string, { key: string, rows: Set<number> }>()
  const outcomes = new Set(keys.map((_, row) => row).filter(row => row >= rowOf('granted') && row <= rowOf('concluded')))
  for (const name of resultHeads)
    heads.set(name, { key: 'results', rows: outcomes })
  for (const group of applications.groups ?? []) {
    const rows = new Set(applicationRows.flatMap((row, index) => row.group === group.key && row.key !== group.key ? [index] : []))
    for (const name of wordingsOf(group.label, plain))
      heads.set(name, { key: group.key, rows })
  }

  function match(text: string): Match | null {
    const plain = exact.has(text) || heads.has(text) ? text : withoutOrdinal(text).replace(/(?<=\p{Script=Han}{3})(?:单位)?[件条]$/u, '')
    const row = exact.get(plain)
    if (row !== undefined)
      return { row }
    const head = heads.get(plain)
    if (head)
      return { head: head.key }
    for (const [name, { rows }] of heads) {
      if (plain.startsWith(name)) {
        const inner = match(plain.slice(name.length))
        if (inner && ('head' in inner || rows.has(inner.row)))
          return inner
      }
    }
    const short = shortForm(plain, names)
    return short === null ? null : { row: short }
  }
  return { names, match: remembered(text => text.length === 0 || text.length > longestLabel ? null : match(text)) }
}

function proactiveLabels(): RowLabels {
  const names = mergedRows('proactive').map(({ label }) => wordingsOf(label, plain))
  const exact = new Map<string, number>()
  names.forEach((list, row) => list.forEach(name => exact.set(name, row)))
  return {
    names,
    match(text) {
      const row = exact.get(text) ?? exact.get(withoutOrdinal(text))
      return row === undefined ? null : { row }
    },
  }
}

export const applicationRowLabels: RowLabels = applicationLabels()
export const proactiveRowLabels: RowLabels = proactiveLabels()

/** Wordings of the column headings of section 3, by column of the form. */
export const columnWordings: readonly (readonly string[])[] = applications.columns.map(({ label }) => wordingsOf(label, plain))

/** Words that are both a column of section 3 and one of its rows, when no number tells them apart. */
export const twofold = /^(?:其他|其它|总计|合计|小计|共计)$/

type Nearness = 0 | 1 | 2 | 3

const measured = new WeakMap<readonly string[], Map<string, Nearness>>()

/** How near a text is to the wordings of a row: 0 the same, 1 a slip of the pen that cannot mean another row, 2 alike, 3 not alike. */
export function nearness(text: string, wordings: readonly string[]): Nearness {
  const held = measured.get(wordings) ?? new Map<string, Nearness>()
  measured.set(wordings, held)
  if (held.size > 2000)
    held.clear()
  const near = held.get(text) ?? measureNearness(text, wordings)
  held.set(text, near)
  return near
}

function measureNearness(text: string, wordings: readonly string[]): Nearness {
  const plain = withoutOrdinal(text)
  let best: Nearness = 3
  for (const name of wordings) {
    if (name === plain)
      return 0
    const limit = Math.max(1, Math.floor(name.length * 0.4))
    const steps = distance(plain, name, limit)
    if (steps > limit)
      continue
    const slip = steps <= Math.ceil(name.length / 12) && name.length >= 6 && !/[本上下不未无非新前后去今其\p{N}]/u.test(differing(plain, name))
    best = Math.min(best, slip ? 1 : 2) as Nearness
  }
  return best
}

/** Letters that make another row or column of one: this year's, last year's, no, in all, numbers. */
const telling = /[本上下不未无非新前后去今其\p{N}]/u

/** Whether a text is one row's wording but for a slip of the pen, and nearer to it than to any other row's. */
export function isSlip(text: string, row: number, names: readonly (readonly string[])[]): boolean {
  const plain = withoutOrdinal(text)
  const reach = (wordings: readonly string[]): number => Math.min(...wordings.map(name => distance(plain, name, 2)))
  const own = Math.min(3, ...names[row]!.flatMap((name) => {
    const steps = distance(plain, name, 2)
    return name.length > 3 && steps <= (name.length > 11 ? 2 : 1) && !telling.test(differing(plain, name)) ? [steps] : []
  }))
  return own < 3 && names.every((wordings, other) => other === row || reach(wordings) > own)
}
