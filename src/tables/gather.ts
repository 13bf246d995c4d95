import type { TableName } from '@/forms'
import type { Block, SourceDocument } from '@/readers'
import { tableNames } from '@/forms'
import { recognize } from './recognize'

/** A sheet with the tables of the form it holds, and whose report it says it is. */
interface Sheet { document: SourceDocument, tables: TableName[], title: string | null }

/** Longest line that can be a title. */
const longestTitle = 60
const titleWords = /(?:政府|政务)信息公开.*(?:报告|年报)/
/** A sheet named so belongs to one body: 教育局, 大云镇. Sheets of sections are named after their content. */
const bodyName = /(?:[局委办厅院署队所站镇乡县区市旗]|中心|委员会|人民政府|街道|开发区|公司|医院|学校|大学)$/

function textsOf(block: Block): string[] {
  return block.kind === 'paragraph' ? [block.text] : block.cells.slice(0, 12).map(cell => cell.text)
}

/** The line that names report, year or body, white space removed; null when the sheet has none. */
function titleOf({ blocks }: SourceDocument): string | null {
  for (const text of blocks.slice(0, 6).flatMap(textsOf)) {
    const line = text.replace(/\s/g, '')
    if (line.length <= longestTitle && titleWords.test(line) && !/^[一二三四五六七八九十]+[、.．]|[。；]/.test(line))
      return line
  }
  return null
}

function sheetOf(document: SourceDocument): Sheet {
  const found = recognize(document)
  return { document, tables: tableNames.filter(table => found.tables[table] !== undefined || found.pictured.includes(table)), title: titleOf(document) }
}

/** Whether the sheet can be a further part of the report that `group` has begun. */
function continues(group: readonly Sheet[], sheet: Sheet): boolean {
  const held = new Set(group.flatMap(({ tables }) => tables))
  const titles = new Set([...group, sheet].flatMap(({ title }) => title ?? []))
  const names = new Set([...group, sheet].map(({ document }) => document.part ?? '').filter(name => bodyName.test(name.trim())))
  return held.size < tableNames.length && names.size === 0 && titles.size <= 1 && sheet.tables.every(table => !held.has(table))
}

/** Several sheets as one document, in order; every cell keeps its sheet in its place. */
function joined(sheets: readonly Sheet[], part: string | null): SourceDocument {
  const [first] = sheets
  const documents = sheets.map(({ document }) => document)
  const starts = documents.map((_, at) => documents.slice(0, at).reduce((count, { blocks }) => count + blocks.length, 0))
  return {
    ...first!.document,
    part,
    blocks: documents.flatMap(({ blocks }) => blocks),
    pictures: documents.flatMap(({ pictures }, at) => pictures.map(picture => ({ ...picture, afterBlock: picture.afterBlock + starts[at]! }))),
    metadata: first!.document.metadata,
    notes: documents.flatMap(({ notes }) => notes),
  }
}

/**
 * Puts the sheets of a workbook together that make up one report: neighbouring sheets with different tables of the form, of which none
 * names another body or another title. Sheets of different bodies stay apart. Sheets without a table (a cover, prose) go with the report
 * when the workbook holds only one. Other documents come back as they are.
 */
export function gather(documents: readonly SourceDocument[]): SourceDocument[] {
  if (documents.length < 2 || documents.some(({ part }) => part === null))
    return [...documents]
  const sheets = documents.map(sheetOf)
  const groups: Sheet[][] = []
  for (const sheet of sheets) {
    if (sheet.tables.length === 0)
      continue
    const open = groups.at(-1)
    if (open && continues(open, sheet))
      open.push(sheet)
    else
      groups.push([sheet])
  }
  if (groups.length === 1) {
    const titles = new Set(sheets.flatMap(({ title }) => title ?? []))
    const kept = titles.size <= 1 ? sheets : groups[0]!
    return [joined(kept, groups[0]!.length > 1 ? null : groups[0]![0]!.document.part)]
  }
  const first = new Map(groups.map(group => [group[0]!, group]))
  const inner = new Set(groups.flatMap(group => group.slice(1)))
  return sheets.flatMap(sheet => inner.has(sheet) ? [] : first.has(sheet) ? [joined(first.get(sheet)!, sheet.document.part)] : [sheet.document])
}
