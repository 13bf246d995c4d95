import type { CarryDefinition, FormDefinition, RowDefinition, Successor, SumDefinition, TableDefinition } from '@/forms'
import { columnsOf, forms, splitKey, successorOf } from '@/forms'

type Table = (head: readonly string[], rows: readonly (readonly string[])[]) => string

const code = (text: string): string => `\`${text}\``
const span = ([first, last]: readonly [number, number | null]): string => last === null ? `${first}–` : first === last ? String(first) : `${first}–${last}`

const relations: Record<Successor['relation'], string> = { same: '相同 same', relabelled: '可作水平比较，标出换表 as a level, with the break', partOf: '其中一部分 part of', none: '– none' }

/** What the cells of a row are in the next form; once where all are the same. */
function nextOf(form: FormDefinition, table: TableDefinition, row: RowDefinition): string {
  if (!form.next)
    return ''
  const each = columnsOf(row, table).map((column) => {
    const { relation, to } = successorOf(form, `${table.key}.${row.key}.${column.key}`)
    const moved = relation === 'none' || to.join() === `${table.key}.${row.key}.${column.key}` ? '' : ` ${to.map(code).join(' + ')}`
    return { column: column.key, relation, text: `${relations[relation]}${moved}` }
  })
  if (each.every(({ relation, text }) => relation === each[0]!.relation && text === relations[relation]))
    return each[0]!.text
  return each.map(({ column, text }) => `${code(column)} ${text}`).join('; ')
}

function tablePart(form: FormDefinition, each: TableDefinition, table: Table): string {
  const rows = each.rows.map(row => [
    code(`${each.key}.${row.key}`),
    row.label.zh,
    row.label.en,
    columnsOf(row, each).map(column => `${code(column.key)} ${column.label.zh}${column.unit ? ` (${column.unit})` : ''}`).join(', '),
    [row.printedUnit ?? '', row.years ? span(row.years) : ''].filter(Boolean).join(' '),
    (row.label.aliases ?? []).join(' · '),
    nextOf(form, each, row),
  ])
  return `#### ${code(each.key)} ${each.title.zh} ${each.title.en}\n\n${table(['row', '名称', 'name', 'columns', 'unit', 'wordings seen', 'in the next form'], rows)}`
}

const keysOf = (keys: readonly string[]): string => keys.length > 4 ? `${code(keys[0]!)} + … + ${code(keys.at(-1)!)} (${keys.length})` : keys.map(code).join(' + ')

/** Sums of one rule whose lines differ in the column alone stand once. */
function sumLines(sums: readonly SumDefinition[]): string[] {
  return [...new Map(sums.map(sum => [`${sum.rule} ${sum.total.map(key => splitKey(key).row).join()}${sum.in?.join() ?? ''}`, sum])).values()]
    .map(({ rule, parts, total, in: layouts }) => `- ${code(rule)}: ${keysOf(parts)} = ${keysOf(total)}${layouts ? ` (${layouts.map(code).join(', ')})` : ''}`)
}

const carryLine = ({ rule, from, plus, minus, to }: CarryDefinition): string => `- ${code(rule)}: last year’s ${code(from)}${plus.map(key => ` + ${code(key)}`).join('')}${minus.map(key => ` − ${code(key)}`).join('')} = ${code(to)}`

function formPart(form: FormDefinition, table: Table): string {
  return [
    `## ${code(form.id)} ${form.name.zh} ${form.name.en}`,
    `${form.notice}. Report years ${span(form.years)}; ${form.region ?? '全国 the whole country'}. ${form.due.map(({ whose, month, day }) => `${whose.zh} ${whose.en}: ${day}.${month}.`).join(' ')}`,
    ...form.layouts.flatMap(layout => [
      `### ${code(layout.id)}, ${span(layout.years)}${layout.awaiting ? ' (known from the notice only: awaits a real example; everything read by it is doubted)' : ''}`,
      ...layout.tables.map(each => tablePart(form, each, table)),
    ]),
    ...(form.sums.length + form.carries.length > 0 ? [`### Sums\n\n${[...sumLines(form.sums), ...form.carries.map(carryLine)].join('\n')}`] : []),
    ...form.rates.map(({ key, name, formula }) => `${code(key)} ${name.zh} = ${formula.zh}. ${name.en} = ${formula.en}: a measure of this form’s own.`),
  ].join('\n\n')
}

/** Every form, its layouts, tables, keys, sums and what becomes of its cells. */
export function formPage(table: Table): string {
  return `# Forms 表样

A key is \`<table>.<row>.<column>\`; code, SQL and exports share it. Money is kept in 万元. Wordings are letters and digits only, without their number. A cell is what
“in the next form” says; across the change of form a level is shown with the break and never as one change.

${forms.map(form => formPart(form, table)).join('\n\n')}
`
}
