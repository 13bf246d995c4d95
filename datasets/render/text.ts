import type { Layouted } from './document'
import type { Table } from './grid'
import { expanded } from './grid'

/** A table as text lines. */
type Write = (table: Table) => string[]

/** Rows whose label Word moves to the margin when it loses the merges. */
const torn = /^(?:3\. ?其他|[（(]七[）)] ?总计)$/

/**
 * Tabs the way Word leaves them in section 3: merges are lost, of a label that covered several columns one tab is gone and turns up
 * at the end of the line, and some labels have slipped to the margin.
 */
const tabs: Write = table => expanded(table).map((row, index) => {
  const label = table[index]!.find(({ colspan, rowspan, text }) => (colspan > 1 && rowspan === 1) || torn.test(text))
  if (row.length !== 10 || index < 3 || label === undefined)
    return row.join('\t')
  const at = row.indexOf(label.text)
  return torn.test(label.text)
    ? [label.text, '', ...row.slice(3), ''].join('\t')
    : [...row.slice(0, at + 1), ...row.slice(at + 2), ''].join('\t')
})

const lines: Write = table => table.flatMap(row => row.map(({ text }) => text))

const pipes: Write = table => expanded(table).map(row => `| ${row.join(' | ')} |`)

const markdown: Write = (table) => {
  const [head, ...rest] = pipes(table)
  return [head!, `|${' --- |'.repeat(expanded(table)[0]!.length)}`, ...rest]
}

const writers = { tabs, lines, pipes, markdown }

/** The report as plain text or Markdown. */
export function toText(report: Layouted, shape: keyof typeof writers): string {
  const mark = shape === 'markdown' ? ['# ', '## '] : ['', '']
  const blocks = [
    mark[0] + report.title,
    ...report.sections.flatMap(({ heading, paragraphs, table }) => [
      mark[1] + heading,
      ...paragraphs,
      ...(table === null ? [] : [writers[shape](table).join('\n')]),
    ]),
  ]
  return `${blocks.join('\n\n')}\n`
}
