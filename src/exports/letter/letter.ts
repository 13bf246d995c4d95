import type { LetterField, PointColumn } from './words'
import type { Locale } from '@/figures'
import { letterFields, words } from './words'

/** A point of a letter in words, by column. */
export type LetterPoint = Record<Exclude<PointColumn, 'number'>, string>

/** What a letter says, line by line, in its order. */
export interface LetterLine {
  kind: 'title' | 'salutation' | 'body' | 'points' | 'signature' | 'copies'
  text: string
}

export interface Letter {
  lines: readonly LetterLine[]
  points: readonly LetterPoint[]
  locale: Locale
}

/** A field as a template names it: `{单位}`. */
export const letterField = (field: LetterField, locale: Locale): string => `{${words[locale].fields[field]}}`

/** Our own text of a letter. */
export function letterTemplate(locale: Locale): string {
  return words[locale].template(Object.fromEntries(letterFields.map(field => [field, letterField(field, locale)])) as Record<LetterField, string>)
}

/** Names of fields in any language, as templates have them. */
const named: ReadonlyMap<string, LetterField> = new Map((['zh-CN', 'en'] as const).flatMap(locale => letterFields.map(field => [words[locale].fields[field], field] as const)))

const says = Object.values(words)

/**
 * A letter of a template: the first line is its title, one that ends with a colon right below it the salutation, a line that is the table's field the table,
 * lines that are nothing but the office or the date the signature, one that says who has a copy stands at the foot. A line whose fields are all empty is left out.
 */
export function composeLetter(template: string, values: Record<Exclude<LetterField, 'points'>, string>, points: readonly LetterPoint[], locale: Locale): Letter {
  const written = template.split('\n').map(line => line.trim()).filter(line => line !== '')
  const lines = written.flatMap((line, at): LetterLine[] => {
    const fields = [...line.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => named.get(name!.trim()) ?? [])
    const alone = fields.length === 1 && /^\{[^{}]+\}$/.test(line) ? fields[0] : undefined
    if (alone === 'points')
      return [{ kind: 'points', text: '' }]
    const own = fields.filter(field => field !== 'points') as Exclude<LetterField, 'points'>[]
    if (own.length > 0 && own.every(field => values[field] === ''))
      return []
    const text = line.replace(/\{([^{}]+)\}/g, (printed, name: string) => {
      const field = named.get(name.trim())
      return field === undefined || field === 'points' ? printed : values[field]
    })
    const kind = at === 0 ? 'title' : at === 1 && /[：:]$/.test(text) ? 'salutation' : alone === 'office' || alone === 'date' ? 'signature' : says.some(({ copies }) => text.startsWith(copies.trim())) ? 'copies' : 'body'
    return [{ kind, text }]
  })
  const placed = lines.some(({ kind }) => kind === 'points') || points.length === 0 ? lines : withPoints(lines)
  // A template of before has no place for copies.
  const hasPlace = [...template.matchAll(/\{([^{}]+)\}/g)].some(([, name]) => named.get(name!.trim()) === 'copies')
  const copied: LetterLine[] = values.copies === '' || hasPlace ? [] : [{ kind: 'copies', text: `${words[locale].copies}${values.copies}` }]
  return { lines: [...placed, ...copied], points, locale }
}

/** A template without a place for the table has it before its signature: no letter goes without its points. */
function withPoints(lines: readonly LetterLine[]): LetterLine[] {
  const at = lines.findIndex(({ kind }) => kind === 'signature')
  const place = at < 0 ? lines.length : at
  return [...lines.slice(0, place), { kind: 'points', text: '' }, ...lines.slice(place)]
}

/** A point with its number. */
const numbered = (point: LetterPoint, at: number): Record<PointColumn, string> => ({ number: String(at + 1), ...point })

/** The table of a letter: its columns and rows in words. */
export function pointTable({ points, locale }: Letter) {
  const columns = (['number', 'part', 'place', 'printed', 'expected', 'ground', 'likely'] as const).map(key => ({ key, label: words[locale].columns[key], kind: 'text' as const }))
  return { columns, rows: points.map(numbered) }
}

/** A title in the lines it is best broken into. */
export const titleLines = (title: string): string[] => title.split(/(?<=年度)(?=政府)/)

/** A letter as the plain text of a mail. */
export function letterText(letter: Letter): string {
  const say = words[letter.locale].line
  return letter.lines.map(({ kind, text }) => kind === 'points' ? letter.points.map((point, at) => say(numbered(point, at))).join('\n') : text).join('\n')
}
