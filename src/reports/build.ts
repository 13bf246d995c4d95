import type { Report, ReportCell, ReportSource } from './report'
import type { Title } from './title'
import type { CellKey, Layouts } from '@/forms'
import type { RecognizedTables } from '@/tables'
import { requiredTables, tableNames } from '@/forms'
import { extractAgency } from './agency'
import { compact } from './normal'
import { extractScope } from './scope'
import { statedIn } from './stated'
import { findTitle, readTitle } from './title'
import { extractYear } from './year'

const marked = /[(（【[《]虚构[^)）】\]》]{0,12}[)）】\]》]|虚构(?:数据|机构|单位|样本|样例|示例|报告|年报|地区|案例|演示)|(?:均为|纯属|[系为属])虚构/

/** Marked as made up: anywhere in the title or names, or by a plain statement in the text. */
function isFictional(tables: RecognizedTables, source: ReportSource, title: Title | null): boolean {
  if ([title?.text, source.name, source.folder, source.part, tables.document.title].some(text => text?.includes('虚构')))
    return true
  const paragraphs = [...tables.preamble, ...tables.sections.flatMap(section => section.paragraphs)]
  return [...paragraphs.map(({ text }) => text), ...tables.metadata.map(({ value }) => value)].some(text => marked.test(compact(text)))
}

/** Title from the page's own metadata when the body shows none. */
function metadataTitle({ metadata, document }: RecognizedTables): string | null {
  const named = metadata.filter(({ name }) => /名称|标题|题名/.test(name)).map(({ value }) => value)
  return [...named, document.title].find(text => text !== null && readTitle({ text, place: null }) !== null)?.trim() ?? null
}

/** The layout of each table found, and null for each the report's form has beside. */
function layoutsIn({ tables }: RecognizedTables, year: number | null): Layouts {
  const found = Object.fromEntries(Object.values(tables).map(table => [table!.table, table!.layout]))
  const required = requiredTables(found, year)
  return Object.fromEntries(tableNames.filter(table => table in found || required.includes(table)).map(table => [table, found[table] ?? null]))
}

/**
 * The report a document holds: whose, of which year, of what scope, each with every reading of it, and every cell of the tables found as
 * printed. Pure; the same file gives the same report and id.
 */
export function buildReport(tables: RecognizedTables, source: ReportSource): Report {
  const title = findTitle(tables)
  const agency = extractAgency(tables, source, title)
  const year = extractYear(tables, source, title)
  const cells: Record<CellKey, ReportCell> = {}
  for (const name of tableNames) {
    for (const [key, { value, state, text, place, doubt }] of tables.tables[name]?.cells ?? [])
      cells[key] = { value, state, text, place, doubt }
  }
  return {
    id: source.part === null ? source.hash : `${source.hash}#${source.part}`,
    source,
    title: title?.text ?? metadataTitle(tables),
    agency,
    year,
    scope: extractScope(tables, agency.value),
    fictional: isFictional(tables, source, title),
    layouts: layoutsIn(tables, year.value),
    cells,
    sections: tables.sections.map(({ kind, heading, paragraphs }) => ({ kind, heading, paragraphs: paragraphs.map(({ text, place }) => ({ text, place })) })),
    pictured: [...tables.pictured],
    stated: statedIn(tables),
    notes: tables.document.notes.map(({ code, message, told }) => ({ code, message, told })),
  }
}
