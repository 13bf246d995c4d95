import type { Printed } from '../draft'
import type { CellKey, Layout, TableName } from '@/forms'
import { appealPaths, appealResults, applicationColumns, applicationRowKeys, applicationRows, measuresOf, outcomeGroups, proactiveSubjects } from '@/forms'

/** A printed cell; the cells it covers to the right and below are not in the row lists. */
export interface TableCell {
  text: string
  colspan: number
  rowspan: number
}

export type Table = TableCell[][]

/** How a cell's number is printed. */
export type Show = (key: CellKey, value: Printed) => string

function cell(text: string, colspan = 1, rowspan = 1): TableCell {
  return { text, colspan, rowspan }
}

type Cells = ReadonlyMap<CellKey, Printed>

function numbers(cells: Cells, keys: readonly CellKey[], show: Show): TableCell[] {
  return keys.map(key => cell(show(key, cells.get(key) ?? null)))
}

function proactive(layout: Layout, cells: Cells, show: Show): Table {
  const rows: Table = []
  let article = ''
  let header = ''
  for (const subject of proactiveSubjects) {
    const measures = measuresOf(subject.key, layout)
    if (measures.length === 0)
      continue
    const wide = 4 - measures.length
    const labels = measures.map(({ label }) => label).join('|')
    if (subject.article !== article)
      rows.push([cell(subject.article, 4)])
    if (subject.article !== article || labels !== header)
      rows.push([cell('信息内容'), ...measures.map(({ label }, index) => cell(label, index === measures.length - 1 ? wide : 1))])
    article = subject.article
    header = labels
    const values = numbers(cells, measures.map(({ key }) => `proactive.${subject.key}.${key}`), show)
    values.at(-1)!.colspan = wide
    rows.push([cell(subject.label), ...values])
  }
  return rows
}

function applications(layout: Layout, cells: Cells, show: Show): Table {
  const [person, ...rest] = applicationColumns
  const rows: Table = [
    [cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3), cell('申请人情况', 7)],
    [cell(person!.label, 1, 2), cell('法人或其他组织', 5), cell('总计', 1, 2)],
    rest.slice(0, -1).map(({ label }) => cell(label)),
  ]
  const printed = applicationRows.filter(row => applicationRowKeys(layout).includes(row.key))
  const outcomes = printed.length - 3
  let group: string | null = null
  printed.forEach((row, index) => {
    const labels: TableCell[] = index === 2 ? [cell('三、本年度办理结果', 1, outcomes)] : []
    const whole = index < 2 || index === printed.length - 1
    if (row.group !== null && row.key !== 'other') {
      if (row.group !== group)
        labels.push(cell(outcomeGroups.find(({ key }) => key === row.group)!.label, 1, printed.filter(other => other.group === row.group).length))
      labels.push(cell(row.label))
    }
    else {
      labels.push(cell(row.label, whole ? 3 : 2))
    }
    group = row.group
    rows.push([...labels, ...numbers(cells, applicationColumns.map(({ key }) => `applications.${row.key}.${key}`), show)])
  })
  return rows
}

function appeals(cells: Cells, show: Show): Table {
  const [review, ...courts] = appealPaths
  return [
    [cell(review!.label, 5), cell('行政诉讼', 10)],
    [...appealResults.map(({ label }) => cell(label, 1, 2)), ...courts.map(({ label }) => cell(label, 5))],
    courts.flatMap(() => appealResults.map(({ label }) => cell(label))),
    numbers(cells, appealPaths.flatMap(path => appealResults.map(result => `appeals.${path.key}.${result.key}`)), show),
  ]
}

/** The official form of a table, filled in. */
export function tableOf(table: TableName, layout: Layout, cells: Cells, show: Show): Table {
  if (table === 'proactive')
    return proactive(layout, cells, show)
  return table === 'applications' ? applications(layout, cells, show) : appeals(cells, show)
}

/** The table with every covered position as an empty text, the way pasted text and Markdown show it. */
export function expanded(table: Table): string[][] {
  const rows: (string | undefined)[][] = table.map(() => [])
  table.forEach((cells, top) => {
    let left = 0
    for (const { text, colspan, rowspan } of cells) {
      while (rows[top]![left] !== undefined)
        left++
      for (let row = top; row < top + rowspan; row++) {
        for (let column = left; column < left + colspan; column++)
          rows[row]![column] = row === top && column === left ? text : ''
      }
    }
  })
  const width = Math.max(...rows.map(row => row.length))
  return rows.map(row => Array.from({ length: width }, (_, column) => row[column] ?? ''))
}
