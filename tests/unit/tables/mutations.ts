import type { Model, Printed } from './render'
import fc from 'fast-check'

/** One way a table goes wrong between the office's form and the file. `at` and `other` pick rows and cells, modulo what there is. */
export interface Mutation {
  kind: 'dropColumn' | 'dropBodyColumn' | 'insertColumn' | 'swapLabels' | 'dropCell' | 'insertBlank' | 'insertNumber' | 'mergeCells' | 'labelNoise' | 'dropLabel' | 'dropRow' | 'doubleRow' | 'repeatHeader' | 'swapHeader' | 'moveRow' | 'trailingBlanks' | 'tearRow'
  at: number
  other: number
  text: string
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('dropColumn', 'dropBodyColumn', 'insertColumn', 'swapLabels', 'dropCell', 'insertBlank', 'insertNumber', 'mergeCells', 'labelNoise', 'dropLabel', 'dropRow', 'doubleRow', 'repeatHeader', 'swapHeader', 'moveRow', 'trailingBlanks', 'tearRow'),
  at: fc.nat(1000),
  other: fc.nat(1000),
  text: fc.constantFrom('', '0', '3', '公', '不', 'x', '的', '其他', '总计', '备注'),
})

const counting = ['dropColumn', 'dropBodyColumn', 'insertColumn', 'dropCell', 'insertBlank', 'insertNumber', 'mergeCells', 'trailingBlanks']
const naming = ['swapLabels', 'moveRow', 'dropRow', 'dropLabel', 'doubleRow']

/**
 * Up to two mutations and some blanks, but no two faults that undo each other: a number lost and another put in its place or a blank that
 * leaves no trace beside a lost row, leaves a table that nobody could tell from a right one.
 */
export const faults: fc.Arbitrary<{ mutations: Mutation[], holes: number[] }> = fc.record({
  mutations: fc.array(mutation, { maxLength: 2 }).filter(list => list.filter(({ kind }) => counting.includes(kind)).length < 2 && list.filter(({ kind }) => naming.includes(kind)).length < 2),
  holes: fc.array(fc.nat(10_000), { maxLength: 6 }),
}).map(({ mutations, holes }) => ({ mutations, holes: mutations.some(({ kind }) => counting.includes(kind) || kind === 'dropLabel' || kind === 'dropRow') ? [] : holes }))

const isNumber = ({ text }: Printed): boolean => text === '' || /^[\d.\s元]+$/.test(text)

function firstNumber(row: Printed[]): number {
  let at = row.length
  while (at > 0 && isNumber(row[at - 1]!))
    at--
  return at
}

/** Applies a mutation to a copy of the model. Rows whose cells end in numbers are body rows, the others heading. */
export function mutate(model: Model, { kind, at, other, text }: Mutation): Model {
  const rows = model.map(row => row.map(cell => ({ ...cell })))
  const body = rows.filter(row => firstNumber(row) < row.length && firstNumber(row) > 0)
  if (body.length === 0)
    return rows
  const row = body[at % body.length]!
  const start = firstNumber(row)
  const column = other % (row.length - start)
  const heads = rows.filter(row => firstNumber(row) === row.length && row.length > 3)
  const head = heads.at(-1)
  /** The heading above the column, counted from the right edge. */
  const behind = row.length - start - column
  const fromEnd = (line: Printed[]): number => Math.max(0, line.length - behind)
  const mate = body[other % body.length]!
  switch (kind) {
    case 'dropColumn':
    case 'dropBodyColumn':
      body.forEach(line => line.splice(firstNumber(line) + column, 1))
      if (kind === 'dropColumn' && head)
        head.splice(fromEnd(head), 1)
      break
    case 'insertColumn':
      body.forEach(line => line.splice(firstNumber(line) + column, 0, { text }))
      head?.splice(fromEnd(head), 0, { text })
      break
    case 'swapLabels': {
      const a = row[start - 1]!
      const b = mate[firstNumber(mate) - 1]!
      ;[a.text, b.text] = [b.text, a.text]
      break
    }
    case 'dropCell':
      row.splice(start + column, 1)
      break
    case 'insertBlank':
      row.splice(start + column, 0, { text: '' })
      break
    case 'insertNumber':
      row.splice(start + column, 0, { text: String(other % 9) })
      break
    case 'mergeCells':
      if (column + 1 < row.length - start) {
        const [left, right] = row.splice(start + column, 2)
        row.splice(start + column, 0, { text: `${left!.text}${at % 2 ? '\n' : ' '}${right!.text}`.trim(), colSpan: 2 })
      }
      break
    case 'labelNoise': {
      const label = row[start - 1]!
      const where = other % (label.text.length + 1)
      label.text = label.text.slice(0, where) + text + label.text.slice(where + (at % 3))
      break
    }
    case 'dropLabel':
      row[start - 1]!.text = ''
      break
    case 'dropRow':
      rows.splice(rows.indexOf(row), 1)
      break
    case 'doubleRow':
      rows.splice(rows.indexOf(row), 0, row.map(cell => ({ ...cell, rowSpan: 1 })))
      break
    case 'repeatHeader':
      rows.splice(rows.indexOf(row), 0, ...heads.map(line => line.map(cell => ({ ...cell }))))
      break
    case 'swapHeader': {
      const any = heads[at % Math.max(1, heads.length)]
      if (any) {
        const i = at % any.length
        const j = other % any.length
        ;[any[i], any[j]] = [any[j]!, any[i]!]
      }
      break
    }
    case 'moveRow':
      if (start === 1)
        rows.splice(other % rows.length, 0, ...rows.splice(rows.indexOf(row), 1))
      break
    case 'trailingBlanks':
      rows.forEach((line, index) => (index + at) % 3 && line.push({ text: '' }))
      break
    case 'tearRow':
      rows.splice(rows.indexOf(row), 1, row.slice(0, start), row.slice(start))
      break
  }
  return rows
}
