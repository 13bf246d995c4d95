import type { Block, Grid, Paragraph, SourceDocument } from '@/readers'
import type { CellKey, Layout } from '@/tables'
import { applicationRowKeys, applicationRows, formCells, measuresOf, outcomeGroups, proactiveSubjects } from '@/forms'
import facts from '../../../datasets/published.json'

/** A printed cell of a table model. */
export interface Printed { text: string, colSpan?: number, rowSpan?: number }
export type Model = Printed[][]
export type Figure = number | string | null

/** What a report says: rows in the order of the form. */
export interface Truth {
  applications: { layout: Layout, rows: Figure[][] }
  appeals: Figure[]
  proactive: { layout: Layout, rows: Figure[][] }
}

const text = (figure: Figure): string => figure === null ? '' : String(figure)
const cell = (words: string, colSpan = 1, rowSpan = 1): Printed => ({ text: words, colSpan, rowSpan })

export function applicationsModel({ layout, rows }: Truth['applications']): Model {
  const model: Model = [
    [cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3), cell('申请人情况', 7)],
    [cell('自然人', 1, 2), cell('法人或其他组织', 5), cell('总计', 1, 2)],
    [cell('商业企业'), cell('科研机构'), cell('社会公益组织'), cell('法律服务机构'), cell('其他')],
  ]
  const keys = applicationRowKeys(layout)
  keys.forEach((key, index) => {
    const form = applicationRows.find(row => row.key === key)!
    const values = rows[index]!.map(figure => cell(text(figure)))
    if (key === 'received' || key === 'carriedIn' || key === 'carriedOut') {
      model.push([cell(form.label, 3), ...values])
      return
    }
    const head = key === 'granted' ? [cell('三、本年度办理结果', 1, keys.length - 3)] : []
    const group = outcomeGroups.find(({ key }) => key === form.group)
    if (!group || key === 'other') {
      model.push([...head, cell(form.label, 2), ...values])
      return
    }
    const mates = keys.filter(other => applicationRows.find(row => row.key === other)!.group === form.group)
    model.push([...head, ...(mates[0] === key ? [cell(group.label, 1, mates.length)] : []), cell(form.label), ...values])
  })
  return model
}

const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const paths = ['行政复议', '未经复议直接起诉', '复议后起诉']

export function appealsModels(values: readonly Figure[], shape: 'row' | 'stacked' | 'matrix' | 'list'): Model[] {
  const cells = values.map(figure => cell(text(figure)))
  const block = (index: number): Printed[] => cells.slice(index * 5, index * 5 + 5)
  if (shape === 'row') {
    return [[
      [cell('行政复议', 5), cell('行政诉讼', 10)],
      [...results.map(name => cell(name, 1, 2)), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
      [...results, ...results].map(name => cell(name)),
      cells,
    ]]
  }
  if (shape === 'stacked')
    return paths.map((path, index) => [[cell(path, 5)], results.map(name => cell(name)), block(index)])
  if (shape === 'matrix')
    return [[[cell(''), ...results.map(name => cell(name))], ...paths.map((path, index) => [cell(path), ...block(index)])]]
  return [paths.flatMap((path, index) => results.map((name, at) => at === 0 ? [cell(path, 1, 5), cell(name), block(index)[at]!] : [cell(name), block(index)[at]!]))]
}

export function proactiveModel({ layout, rows }: Truth['proactive']): Model {
  const printed = proactiveSubjects.filter(subject => measuresOf(subject.key, layout).length > 0)
  const model: Model = []
  let article = ''
  let measures = ''
  printed.forEach((subject, index) => {
    const labels = measuresOf(subject.key, layout).map(measure => measure.label)
    if (subject.article !== article || labels.join() !== measures) {
      model.push([cell(subject.article, 4)])
      model.push([cell('信息内容'), ...labels.map((label, at) => cell(label, at === labels.length - 1 ? 4 - labels.length : 1))])
      article = subject.article
      measures = labels.join()
    }
    model.push([cell(subject.label), ...rows[index]!.map((figure, at) => cell(text(figure), at === labels.length - 1 ? 4 - labels.length : 1))])
  })
  return model
}

/** The model on a grid, merged cells where they are. */
export function exactGrid(model: Model): Grid {
  const taken = new Set<string>()
  const cells: Grid['cells'] = []
  let columns = 0
  model.forEach((row, r) => {
    let c = 0
    for (const { text, colSpan = 1, rowSpan = 1 } of row) {
      while (taken.has(`${r} ${c}`))
        c++
      for (let i = 0; i < rowSpan; i++) {
        for (let j = 0; j < colSpan; j++)
          taken.add(`${r + i} ${c + j}`)
      }
      cells.push({ text, row: r, column: c, rowSpan, colSpan, place: { at: 'table', table: 1, row: r + 1, column: c + 1 } })
      c += colSpan
      columns = Math.max(columns, c)
    }
  })
  return { kind: 'grid', geometry: 'exact', rows: model.length, columns, cells }
}

/** Rows of texts as a grid of pasted text. */
export function raggedGrid(rows: readonly (readonly string[])[]): Grid {
  return {
    kind: 'grid',
    geometry: 'ragged',
    rows: rows.length,
    columns: Math.max(0, ...rows.map(row => row.length)),
    cells: rows.flatMap((row, r) => row.map((text, c) => ({ text, row: r, column: c, rowSpan: 1, colSpan: 1, place: { at: 'text' as const, line: r + 1, column: c + 1 } }))),
  }
}

/** Every column of the model's grid, covered cells empty: a pipe table. */
export function piped(model: Model): string[][] {
  const grid = exactGrid(model)
  const rows = Array.from({ length: grid.rows }, () => Array.from<string>({ length: grid.columns }).fill(''))
  for (const { row, column, text } of grid.cells)
    rows[row]![column] = text
  return rows
}

/** Pasted from Word: a cell merged over columns leaves one tab, one merged over rows leaves an empty cell below, rows are filled up at the end. */
export function tabbed(model: Model): string[][] {
  const grid = exactGrid(model)
  const rows = piped(model).map((texts, r) => texts.filter((_, c) => {
    const owner = grid.cells.find(({ row, column, colSpan }) => row === r && column < c && c < column + colSpan)
    return owner === undefined || c === owner.column + 1
  }))
  return rows.map(row => [...row, ...Array.from<string>({ length: grid.columns - row.length }).fill('')])
}

/** One cell a line; empty cells leave nothing. */
export function perLine(model: Model): string[] {
  return model.flatMap(row => row.flatMap(({ text }) => text === '' ? [] : [text]))
}

/** One row a line, cells parted by spaces. */
export function spaced(model: Model): string[] {
  return model.map(row => row.map(({ text }) => text).filter(text => text !== '').join(' '))
}

export function paragraphs(texts: readonly string[]): Paragraph[] {
  return texts.map((text, index) => ({ kind: 'paragraph', text, place: { at: 'paragraph', paragraph: index + 1 } }))
}

export type Style = 'exact' | 'tabbed' | 'piped' | 'perLine' | 'spaced'
export const styles: readonly Style[] = ['exact', 'tabbed', 'piped', 'perLine', 'spaced']

export function blocksOf(model: Model, style: Style): Block[] {
  if (style === 'exact')
    return [exactGrid(model)]
  if (style === 'perLine' || style === 'spaced')
    return paragraphs(style === 'perLine' ? perLine(model) : spaced(model))
  return [raggedGrid(style === 'tabbed' ? tabbed(model) : piped(model))]
}

export function documentOf(blocks: Block[]): SourceDocument {
  return { format: 'txt', charset: 'utf-8', part: null, title: null, metadata: [], blocks, pictures: [], notes: [] }
}

/** A whole report: title, six headings, prose and the three tables in one style. */
export function reportOf(truth: Truth, style: Style, appeals: 'row' | 'stacked' | 'matrix' | 'list' = 'row'): SourceDocument {
  return documentOf([
    ...paragraphs(['某局2023年政府信息公开工作年度报告', '一、总体情况', '2023年，我局收到政府信息公开申请若干件，均已按期答复。', '（一）主动公开政府信息情况。公开各类信息。', '二、主动公开政府信息情况']),
    ...blocksOf(proactiveModel(truth.proactive), style),
    ...paragraphs(['三、收到和处理政府信息公开申请情况']),
    ...blocksOf(applicationsModel(truth.applications), style),
    ...paragraphs(['四、政府信息公开行政复议、行政诉讼情况']),
    ...appealsModels(truth.appeals, appeals).flatMap(model => blocksOf(model, style)),
    ...paragraphs(['五、存在的主要问题及改进情况', '存在一些不足，将加以改进。', '六、其他需要报告的事项', '无。']),
  ])
}

/** Every cell of the truth by key; a blank is null. */
export function expected(truth: Truth): Map<CellKey, Figure> {
  const pairs = (keys: readonly CellKey[], values: readonly Figure[]): [CellKey, Figure][] => keys.map((key, index) => [key, values[index]!])
  return new Map([
    ...pairs(formCells('proactive', truth.proactive.layout), truth.proactive.rows.flat()),
    ...pairs(formCells('applications', truth.applications.layout), truth.applications.rows.flat()),
    ...pairs(formCells('appeals', '2021'), truth.appeals),
  ])
}

/** The published figures, by report. */
export function publishedTruths(): [string, Truth][] {
  return (facts as (Truth & { id: string })[]).map(({ id, ...truth }) => [id, truth])
}
