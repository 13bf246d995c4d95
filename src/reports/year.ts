import type { Extracted, Reading } from './extracted'
import type { ReportSource } from './report'
import type { Title } from './title'
import type { RecognizedTables } from '@/tables'
import { listReadings, unsure } from './extracted'
import { compact } from './normal'
import { openingYears, proseLines, statedPeriods, statedYears } from './prose'
import { announcedTitles, readTitle, yearsIn } from './title'

type YearReading = Reading<number>

function unique(readings: YearReading[]): YearReading[] {
  return readings.filter((reading, position) => readings.findIndex(({ from, value }) => from === reading.from && value === reading.value) === position)
}

/** Years the metadata and the document's own properties name in their title. */
function otherTitles({ metadata, document }: RecognizedTables): YearReading[] {
  const lines = metadata.filter(({ name }) => /名称|标题|题名|title/i.test(name)).map(({ value, place }) => ({ text: value, place }))
  const embedded = document.metadata.filter(({ name }) => /title|标题|名称/i.test(name)).map(({ value, place }) => ({ text: value, place }))
  const page = document.title !== null ? [{ text: document.title, place: null }] : []
  return [...lines, ...embedded, ...page].flatMap((line) => {
    const title = readTitle(line)
    return title ? title.years.map((value): YearReading => ({ value, from: 'metadata', text: title.text, place: title.place })) : []
  })
}

/** Word keeps the title of the file a report was copied from; only a web page's own title speaks of this report. */
function trustsProperties({ document }: RecognizedTables): boolean {
  return ['html', 'mht'].includes(document.format)
}

function nearestFolder(folder: string): { text: string, years: number[] } | null {
  for (const part of folder.split('/').reverse()) {
    const years = yearsIn(compact(part), true)
    if (years.length === 1)
      return { text: part, years }
    if (years.length > 1)
      return null
  }
  return null
}

/** The report year with all readings. A file or folder may carry the year of publication, the report's year and one: that is no contradiction. */
export function extractYear(tables: RecognizedTables, source: ReportSource, title: Title | null): Extracted<number> {
  const lines = proseLines(tables)
  const titled: YearReading[] = (title?.years ?? []).map(value => ({ value, from: 'title', text: title!.text, place: title!.place }))
  const periods: YearReading[] = statedPeriods(lines).map(({ value, text, line }) => ({ value, from: 'period', text, place: line.place }))
  const announced: YearReading[] = announcedTitles(lines).flatMap(({ years, text, place }) => years.map(value => ({ value, from: 'prose', text, place })))
  const prose: YearReading[] = statedYears(lines).map(({ value, text, line }) => ({ value, from: 'prose', text, place: line.place }))
  const others = otherTitles(tables).filter(({ place }) => place !== null || titled.length === 0 || trustsProperties(tables))
  const sheet: YearReading[] = source.part === null ? [] : yearsIn(compact(source.part), true).map(value => ({ value, from: 'sheet', text: source.part!, place: null }))
  const headed: YearReading[] = Object.values(tables.tables).flatMap(table => table?.year ? [{ value: table.year, from: 'heading', text: `${table.year}年度`, place: null }] : [])
  const inside = unique([...titled, ...periods, ...announced, ...prose, ...others, ...sheet, ...headed])

  const stem = compact(source.name.replace(/\.[a-z0-9]{1,5}$/i, ''))
  const isTitle = readTitle({ text: stem, place: null }) !== null
  const file: YearReading[] = yearsIn(stem, true).map(value => ({ value, from: 'file', text: source.name, place: null }))
  const folder = nearestFolder(source.folder)
  const folders: YearReading[] = folder ? folder.years.map(value => ({ value, from: 'folder', text: folder.text, place: null })) : []

  const value = inside[0]?.value ?? file[0]?.value ?? folders[0]?.value ?? null
  if (value === null)
    return { value, certain: false, readings: [], ...unsure('yearUnsaid') }
  const named = inside.length > 0 && !isTitle && file.length > 0 && file.every(reading => reading.value === value + 1)
  const outside = [...(named ? [] : file), ...folders.filter(reading => inside.length + file.length === 0 || reading.value !== value + 1)]
  const readings = [...inside, ...outside]
  if (readings.some(reading => reading.value !== value))
    return { value, certain: false, readings, ...unsure('yearDiffers', { readings: listReadings(readings) }) }
  const sources = new Set(inside.map(({ from }) => from))
  const opening = openingYears(lines)
  const agrees = opening.every(other => other.value === value)
  if (inside.length === 0 && file.length > 0 && opening.length > 0 && agrees)
    return { value, certain: true, readings: [{ value, from: 'prose', text: opening[0]!.text, place: opening[0]!.line.place }, ...readings], doubt: null }
  const isAnnounced = prose.length + announced.length > 0 && tables.preamble.some(({ place }) => [...announced, ...prose].some(reading => reading.place === place))
  if (isAnnounced && agrees)
    return { value, certain: true, readings, doubt: null }
  if (inside.length === 0)
    return { value, certain: false, readings, ...unsure(file.length > 0 ? 'yearOfFile' : 'yearOfFolder', { text: readings[0]!.text, year: value }) }
  if (sources.has('title') || sources.has('period') || sources.size > 1 || outside.some(reading => reading.from === 'file'))
    return { value, certain: true, readings, doubt: null }
  return { value, certain: false, readings, ...unsure('yearAlone', { year: value, readings: listReadings(readings) }) }
}
