import type { PdfPages } from '@/ingest'
import type { CellKey, Place, Report } from '@/reports'

/** What was read from a place: a cell of the form, the nth reading of a field (`agency:0`), or the nth paragraph of a section (`overview:0`). */
export type TwinKey = CellKey

export type TwinField = 'agency' | 'year' | 'scope'
const fields: readonly TwinField[] = ['agency', 'year', 'scope']

/** A place in the source with what was read there; several share one where their numbers stand in one line or cell. */
export interface Twin {
  id: string
  place: Place
  keys: readonly TwinKey[]
  /** What was read under each key, as printed. */
  texts: readonly string[]
}

export function readingKey(field: TwinField, index: number): TwinKey {
  return `${field}:${index}`
}

/** The field a key is a reading of; null for a cell. */
export function fieldOf(key: TwinKey): TwinField | null {
  return fields.find(field => key.startsWith(`${field}:`)) ?? null
}

export type TwinProse = 'overview' | 'problems' | 'others'
const proseSections: readonly TwinProse[] = ['overview', 'problems', 'others']

export function paragraphKey(section: TwinProse, index: number): TwinKey {
  return `${section}:${index}`
}

/** The section a key is a paragraph of; null for a cell or a field. */
export function proseOf(key: TwinKey): TwinProse | null {
  return proseSections.find(section => key.startsWith(`${section}:`)) ?? null
}

/** Every place that something was read from, and the way from either side to the other. */
export interface Twins {
  /** Fields first, then cells in the order of the form, then the paragraph asked for. */
  all: readonly Twin[]
  at: ReadonlyMap<string, Twin>
  of: ReadonlyMap<TwinKey, Twin>
}

/** One string a place: equal exactly when the places are. */
export function placeId(place: Place): string {
  switch (place.at) {
    case 'text': return `text ${place.line} ${place.column}`
    case 'table': return `table ${place.table} ${place.row} ${place.column}`
    case 'paragraph': return `paragraph ${place.paragraph}`
    case 'sheet': return `sheet ${place.address} ${place.sheet}`
    case 'page': return `page ${place.page} ${place.box.join(' ')}`
    case 'picture': return `picture ${place.picture} ${place.box.join(' ')}`
  }
}

/** Of the prose only the paragraph `asked` for is a twin: marking all of it would hide the numbers. */
export function placesOf(report: Pick<Report, 'cells'> & Partial<Pick<Report, TwinField | 'sections'>>, asked: TwinKey | null = null): Twins {
  const found = new Map<string, { place: Place, keys: TwinKey[], texts: string[] }>()
  function add(key: TwinKey, place: Place | null, text: string) {
    if (!place)
      return
    const id = placeId(place)
    const known = found.get(id) ?? { place, keys: [], texts: [] }
    found.set(id, known)
    known.keys.push(key)
    known.texts.push(text)
  }
  for (const field of fields)
    report[field]?.readings.forEach(({ place, text }, index) => add(readingKey(field, index), place, text))
  for (const [key, { place, text }] of Object.entries(report.cells))
    add(key, place, text)
  const prose = asked === null ? null : proseOf(asked)
  report.sections?.find(({ kind }) => kind === prose)?.paragraphs.forEach(({ place, text }, index) => {
    if (paragraphKey(prose!, index) === asked)
      add(asked, place, text)
  })
  const all = [...found].map(([id, twin]): Twin => ({ id, ...twin }))
  return {
    all,
    at: new Map(all.map(twin => [twin.id, twin])),
    of: new Map(all.flatMap(twin => twin.keys.map(key => [key, twin] as const))),
  }
}

/** A mark over a page or a picture, in percent of it, so that zooming moves nothing. */
export interface Over {
  twin: Twin
  text: string
  style: Record<string, string>
}

/** Marks of the places that `sizeOf` knows the page of, the larger below the smaller. */
export function marksOver(twins: Twins, sizeOf: (place: Extract<Place, { box: unknown }>) => PdfPages['sizes'][number] | undefined): Over[] {
  const marks: (Over & { area: number })[] = []
  for (const twin of twins.all) {
    const size = 'box' in twin.place ? sizeOf(twin.place) : undefined
    if (!('box' in twin.place) || !size)
      continue
    const [left, top, right, bottom] = twin.place.box
    const percent = (part: number, whole: number) => `${(part / whole * 100).toFixed(3)}%`
    const style = { left: percent(left, size.width), top: percent(top, size.height), width: percent(right - left, size.width), height: percent(bottom - top, size.height) }
    marks.push({ twin, text: [...new Set(twin.texts)].join(' ').trim(), style, area: (right - left) * (bottom - top) })
  }
  const areas = new Set(marks.map(({ area }) => Math.round(area)))
  // Equal boxes keep the order of the form, which is that of the arrow keys.
  return areas.size > 1 && Math.max(...areas) > 20 * Math.min(...areas) ? marks.sort((a, b) => b.area - a.area) : marks
}
