import type { Doubt } from './doubt'
import type { Heading } from './proactive-headings'
import type { RecognizedCell, RecognizedTable } from './recognized'
import type { Aligned } from './rows/align'
import type { Entry } from './rows/entries'
import type { Line, Slot } from './rows/lines'
import type { Found } from './rows/regions'
import type { CellKey, Layout } from '@/forms'
import { isMoney, layoutsOf, measuresOf, proactiveSubjects } from '@/forms'
import { absentCell, cellOf, chosen, contradiction, disturbed, moneyCell, tracelessCell, weightOf } from './cells'
import { doubtOf } from './doubt'
import { headingsOf } from './proactive-headings'
import { align } from './rows/align'
import { hasValues } from './rows/entries'
import { proactiveRowLabels as labels } from './rows/labels'
import { regionsOf } from './rows/regions'
import { simplified } from './simplified'
import { moneyUnitsIn } from './value'

/** Layouts of the table, the newest first. */
const layouts = layoutsOf('proactive')
const newest = layouts[0]!
/** Subjects of all layouts with their measures in each. */
const subjects = proactiveSubjects.map(({ key }) => {
  const measures = new Map(layouts.map(layout => [layout, measuresOf(key, layout).map(measure => measure.key)]))
  const printed = layouts.filter(layout => measures.get(layout)!.length > 0)
  const byWidth = [...printed].sort((a, b) => measures.get(a)!.length - measures.get(b)!.length)
  return { key, measures, printed, narrow: byWidth[0]!, wide: byWidth.at(-1)! }
})
type Subject = typeof subjects[number]
const measuresIn = ({ measures }: Subject, layout: Layout): readonly string[] => measures.get(layout) ?? []
/** Measures one layout alone prints. */
const own = new Map(layouts.map((layout) => {
  const of = (each: Layout): string[] => subjects.flatMap(subject => measuresIn(subject, each))
  const others = new Set(layouts.flatMap(each => each === layout ? [] : of(each)))
  return [layout, new Set(of(layout).filter(measure => !others.has(measure)))]
}))
/** Fewest subjects, found by their words, that make a table and not prose about it. */
const fewestSubjects = 3

/** What the numbers of a row say about the form: how many it has. */
function bodyVote(entry: Entry, subject: Subject): Layout | null {
  const filled = entry.slots.filter(slot => slot.kind !== 'blank').length
  const { printed, narrow, wide } = subject
  const [few, many] = [measuresIn(subject, narrow).length, measuresIn(subject, wide).length]
  if (printed.length === 1)
    return printed[0]!
  if (few === many)
    return null
  if (filled >= many)
    return wide
  if (entry.first.geometry === 'exact' && entry.slots.length === few)
    return narrow
  return filled === few && (entry.first.geometry !== 'exact' || entry.slots.slice(few).every(slot => slot.kind === 'blank')) ? narrow : null
}

function headingVote(heading: Heading | null): Layout | null {
  const names = heading?.measures ?? []
  const told = layouts.findLast(layout => names.some(name => own.get(layout)!.has(name)))
  if (told)
    return told
  return names.includes('fee') || (names.length === 1 && names[0] === 'decisions') ? newest : null
}

/** The form of the table: by its body where it tells, else by its headings. */
function layoutOf(rows: readonly Aligned[], headingAt: (entry: Entry) => Heading | null): { layout: Layout, clear: boolean, headed: boolean } {
  const count = (votes: readonly (Layout | null)[], layout: Layout): number => votes.filter(vote => vote === layout).length
  const against = (votes: readonly (Layout | null)[], layout: Layout): number => votes.filter(vote => vote !== null && vote !== layout).length
  const body = rows.map(({ entry, row }) => bodyVote(entry, subjects[row]!))
  const head = rows.map(({ entry }) => headingVote(headingAt(entry)))
  const by = (votes: readonly (Layout | null)[]): Layout | null => layouts.find(layout => layouts.every(other => other === layout || count(votes, layout) > count(votes, other))) ?? null
  const layout = by(body) ?? by(head) ?? newest
  const headed = count(head, layout) > 0
  const mute = rows.some(({ entry, row }, at) => row > 1 && body[at] === null && entry.slots.some(slot => slot.kind !== 'blank'))
  const told = headed || (count(body, layout) > 0 && !mute)
  return { layout, clear: told && against(body, layout) === 0 && against(head, layout) === 0, headed }
}

/** Doubt when a heading on the same exact grid names some of the measures, and a number does not stand under its own. */
function strayed(entry: Entry, slots: readonly Slot[], keys: readonly string[], heading: Heading | null): Doubt | null {
  if (heading === null || entry.last.geometry !== 'exact' || entry.last.block !== heading.block || !keys.some(key => heading.ranges.has(key)))
    return null
  const own = (slot: Slot, key: string): boolean => {
    const range = heading.ranges.get(key)
    return range !== undefined && slot.column < range[1] && slot.column + slot.span > range[0]
  }
  return slots.every((slot, index) => slot.kind === 'blank' || own(slot, keys[index]!)) ? null : doubtOf('column-shift', 'unalignedByForm')
}

/** Whether a row with empty cells ends in another column than most rows of as many measures on its exact grid: it may have lost or gained a cell. */
function uneven(entry: Entry, alike: readonly Entry[]): Doubt | null {
  if (entry.last.geometry !== 'exact' || entry.slots.every(slot => slot.kind !== 'blank'))
    return null
  const others = alike.filter(other => other !== entry && other.last.geometry === 'exact' && other.last.block === entry.last.block)
  const same = others.filter(other => other.last.end === entry.last.end).length
  return others.length > 0 && same * 2 < others.length + 1 && same < others.length ? doubtOf('count-mismatch', 'cellsUnlikeOthers') : null
}

/** Whether all rows under one heading leave one end of their columns empty and fill the rest: a column may be missing. */
function lopsided(alike: readonly Entry[], width: number): Doubt | null {
  const filled = alike.map(({ slots }) => slots.flatMap((slot, index) => slot.kind === 'blank' ? [] : [index])).filter(indexes => indexes.length > 0)
  const short = width > 2 && filled.length > 1 && filled.every(indexes => indexes.length === width - 1 && indexes.at(-1)! - indexes[0]! === width - 2)
  return short ? doubtOf('column-shift', 'oneFewerEach') : null
}

/** The slots of the measures of one row, by the headings above, by their number, or by the only place there is. */
function placeFew(entry: Entry, keys: readonly string[], heading: Heading | null, fullSeen: boolean): { slots: (Slot | null)[], doubt: Doubt | null } {
  const { slots } = entry
  const width = keys.length
  const filled = slots.flatMap((slot, index) => slot.kind === 'blank' ? [] : [index])
  const low = filled[0] ?? 0
  const high = filled.at(-1) ?? -1
  const under = heading && entry.last.geometry === 'exact' && entry.last.block === heading.block
    ? keys.map((key) => {
        const range = heading.ranges.get(key)
        const over = range ? slots.filter(slot => slot.column < range[1] && slot.column + slot.span > range[0]) : []
        return over.length === 1 ? over[0]! : null
      })
    : []
  const straight = slots.length === width ? slots : null
  if (under.length === width && width > 1 && under.every(slot => slot !== null) && new Set(under).size === width && slots.every(slot => slot.kind === 'blank' || under.includes(slot))) {
    const crossed = under.some((slot, index) => index > 0 && slot!.column < under[index - 1]!.column)
    return { slots: under, doubt: crossed ? doubtOf('column-shift', 'headingOrderByWords') : null }
  }
  const foreign = heading !== null && !keys.some(key => heading.measures.includes(key)) ? doubtOf('column-shift', 'headingWithout') : null
  const printed = heading === null ? [] : heading.measures.map(measure => keys.indexOf(measure)).filter(index => index >= 0)
  const disordered = printed.some((index, at) => at > 0 && index < printed[at - 1]! && index !== printed[0])
  const partial = printed.length > 0 && new Set(printed).size < width && filled.length > 0 && entry.first.geometry !== 'exact' ? doubtOf('column-shift', 'headingUnread') : null
  const odd = disordered ? doubtOf('column-shift', 'headingOrderByForm') : foreign ?? partial
  const unseen = entry.first.geometry === 'ragged' && width > 1 && filled.length > 0 && filled.length < width && (!fullSeen || high < slots.length - 1)
  const loose = unseen ? doubtOf('column-shift', 'blankOrMissing') : null
  if (straight)
    return { slots: straight, doubt: odd ?? loose ?? strayed(entry, straight, keys, heading) }
  const offset = heading !== null && heading.offset !== null && entry.first.geometry === 'ragged' && heading.leaf === entry.leaf ? heading.offset : null
  if (filled.length === width && high - low + 1 === width)
    return { slots: slots.slice(low, high + 1), doubt: odd ?? (offset !== null && low !== offset ? doubtOf('column-shift', 'unalignedByForm') : null) }
  if (filled.length === 0)
    return { slots: keys.map((_, index) => slots[index] ?? null), doubt: null }
  if (offset !== null && low >= offset && high < offset + width && slots.length >= offset + width)
    return { slots: slots.slice(offset, offset + width), doubt: odd ?? loose }
  const start = filled.length <= width && high < width ? 0 : low
  return {
    slots: keys.map((_, index) => slots[start + index] ?? null),
    doubt: doubtOf(filled.length < width ? 'count-mismatch' : 'column-shift', 'numbersOverColumns', { numbers: filled.length, columns: width }),
  }
}

function labelDoubt({ entry, doubt }: Aligned): Doubt | null {
  if (doubt === null)
    return entry.torn ? doubtOf('torn', 'nameAndNumber') : null
  return doubtOf(doubt, 'itemUnlike', { label: entry.label })
}

const unsaid = (): Doubt => doubtOf('unit', 'unitUnsaid')

function read(found: Found): RecognizedTable {
  const { rows, spare } = align(found.entries, labels.names, () => true)
  const headingAt = headingsOf(found)
  const { layout, clear, headed } = layoutOf([...rows.values()], headingAt)
  const homeless = [...rows.values()].filter(({ entry, row }) => measuresIn(subjects[row]!, layout).length === 0 && hasValues(entry)).map(({ row }) => row)
  const strayBeside = (row: number): boolean => spare.some(({ after, before }) => row === after || row === before) || homeless.some(stray => row === stray - 1 || row === stray + 1)
  const cells = new Map<CellKey, RecognizedCell>()
  subjects.forEach((subject, row) => {
    const measures = measuresIn(subject, layout)
    const aligned = rows.get(row)
    const heading = aligned ? headingAt(aligned.entry) : null
    const says = headingVote(heading)
    const unclear = !clear && (says === null ? row < 2 || !headed : says !== layout)
    const alike = [...rows.values()].filter(other => measuresIn(subjects[other.row]!, layout).length === measures.length).map(({ entry }) => entry)
    const fullSeen = alike.some(entry => entry !== aligned?.entry && entry.slots.filter(slot => slot.kind !== 'blank').length === measures.length)
    const placed = aligned ? placeFew(aligned.entry, measures, heading, fullSeen) : null
    const ofRow = aligned && placed && (placed.doubt ?? disturbed(placed.slots) ?? uneven(aligned.entry, alike) ?? lopsided(alike.filter(other => headingAt(other) === heading), measures.length) ?? labelDoubt(aligned))
    const doubt = unclear
      ? doubtOf('layout', 'formsMixed')
      : ofRow ?? (found.contradicted.has(row) ? contradiction() : null) ?? (strayBeside(row) ? doubtOf('label-position', 'strangerBeside') : null)
    measures.forEach((measure, index) => {
      const key: CellKey = `proactive.${subject.key}.${measure}`
      const slot = placed?.slots[index]
      if (aligned && slot)
        cells.set(key, isMoney(key) ? moneyCell(key, slot, doubt, heading ? moneyUnitsIn(simplified(heading.words)) : [], '万元', unsaid()) : cellOf(key, slot, doubt))
      else if (aligned && aligned.entry.first.geometry === 'flow')
        cells.set(key, tracelessCell(key, aligned.entry.labelPlace, doubt ?? doubtOf('count-mismatch', 'fewerNumbersTraceless')))
      else
        cells.set(key, absentCell(key, doubt))
    })
  })
  return { table: 'proactive', layout, cells }
}

/** Finds section 2 by the names of its subjects. */
export function recognizeProactive(lines: readonly Line[]): { table: RecognizedTable | null, lines: Line[] } {
  const regions = regionsOf(lines, labels, { fewest: fewestSubjects, headers: false })
  const table = chosen(regions.map(read).map(found => ({ table: found, weight: weightOf(found.cells) })))
  const used = regions.flatMap((region) => {
    const start = region.lines[0]!.order
    const ahead = lines.filter(line => line.order < start && line.order >= start - 8 && /第二十条|信息内容|本年制发|本年废止|现行有效|新制作|新公开|对外公开/.test(line.slots.map(slot => slot.bare).join('')) && line.slots.every(slot => slot.bare.length < 20))
    return [...ahead, ...region.lines]
  })
  return { table, lines: used }
}
