import type { Cell, Part, Rows } from './model'
import fc from 'fast-check'
import { appealResults, applicationColumns, proactiveSubjects } from '@/reports'
import { placed } from '../../golden/make/shapes'
import { saidBy } from './model'

/** Ways a report goes wrong between the office's form and the file. */
const kinds = [
  'retype',
  'blankCell',
  'markCell',
  'swapCells',
  'dropCell',
  'insertBlank',
  'insertNumber',
  'mergeCells',
  'mergeDown',
  'splitCell',
  'splitNumber',
  'letters',
  'footnote',
  'labelNoise',
  'dropLabel',
  'swapLabels',
  'swapRows',
  'dropRow',
  'doubleRow',
  'doubleRowChanged',
  'tearRow',
  'shiftRow',
  'dropColumn',
  'dropBodyColumn',
  'insertColumn',
  'insertNumberColumn',
  'swapHeader',
  'headerNoise',
  'dropHeader',
  'repeatHeader',
  'trailingBlanks',
  'cut',
  'cutWithPageNumber',
  'doubleTable',
  'doubleTableChanged',
  'dropTable',
  'dropHeading',
  'swapTables',
  'unmerge',
  'titleYear',
  'titleAgency',
  'dropTitle',
] as const
export type Kind = typeof kinds[number]

/** `at`, `other` pick rows, cells and numbers, modulo what there is. */
export interface Mutation { kind: Kind, table: number, at: number, other: number, text: string }

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...kinds),
  table: fc.nat(5),
  at: fc.nat(1000),
  other: fc.nat(1000),
  text: fc.constantFrom('', '0', '3', '公', '不', 'x', '的', '其他', '总计', '备注', '（', '申请', '1.', '12'),
})

/** Mutations that change what is printed: afterwards the document says something else, and nobody can tell. */
export const reprints: ReadonlySet<Kind> = new Set(['retype', 'blankCell', 'markCell', 'swapCells'])

function letter(text: string): string {
  return text.replace(/0/, 'O').replace(/1/, 'l')
}

/** Cuts rows in two; merged cells that reach over the cut go on empty below. */
function cutRows(rows: Rows, at: number): [Rows, Rows] {
  const open: { cell: Cell, left: number }[] = []
  const top = rows.slice(0, at).map((row, index) => row.map((cell) => {
    const over = index + cell.rowspan - at
    if (over > 0)
      open.push({ cell, left: over })
    return { ...cell, rowspan: Math.min(cell.rowspan, at - index) }
  }))
  const bottom = rows.slice(at).map(row => row.map(cell => ({ ...cell })))
  if (bottom[0])
    bottom[0].unshift(...open.map(({ cell, left }) => ({ text: '', colspan: cell.colspan, rowspan: left })))
  return [top, bottom]
}

/** Takes a row out without hurting cells merged over it. */
function without(rows: Rows, row: Cell[]): Rows {
  const at = rows.indexOf(row)
  const next = rows[at + 1]
  const hanging = row.filter(cell => cell.rowspan > 1).map(cell => ({ ...cell, rowspan: cell.rowspan - 1 }))
  return rows.flatMap((other, index) => other === row
    ? []
    : [index < at
        ? other.map(cell => index + cell.rowspan > at ? { ...cell, rowspan: cell.rowspan - 1 } : cell)
        : other === next ? [...hanging, ...other] : other])
}

/** Puts `added` behind `row`; cells merged over the place reach over it too. */
function withRow(rows: Rows, row: Cell[], added: Cell[]): Rows {
  const at = rows.indexOf(row)
  return rows.flatMap((other, index) => {
    const stretched = other.map(cell => index <= at && index + cell.rowspan > at + 1 ? { ...cell, rowspan: cell.rowspan + 1 } : cell)
    return other === row ? [stretched, added] : [stretched]
  })
}

function isLabelled(row: readonly Cell[]): boolean {
  return row.findIndex(cell => cell.key !== undefined) > 0
}

function swapKeys(a: Cell[], b: Cell[]): void {
  const rowOf = (key: string): string => key.slice(0, key.lastIndexOf('.'))
  const columnOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1)
  const rowA = rowOf(a.find(cell => cell.key)!.key!)
  const rowB = rowOf(b.find(cell => cell.key)!.key!)
  for (const [cells, row] of [[a, rowB], [b, rowA]] as const) {
    for (const cell of cells) {
      if (cell.key)
        cell.key = `${row}.${columnOf(cell.key)}`
    }
  }
}

/** Takes a cell out of its row: what is left may be read by position, or where the sums say it belongs. */
function takeOut(row: Cell[], index: number): void {
  const order = row.find(cell => cell.order !== undefined)?.order ?? row.flatMap(cell => cell.key ?? [])
  row.splice(index, 1)
  const first = row.find(cell => cell.key !== undefined) ?? row[0]
  if (first) {
    first.order = order
    first.headed = false
  }
}

function columnOf(rows: Rows, cell: Cell): number {
  return placed(rows).find(item => item.cell === cell)!.column
}

function withoutColumn(rows: Rows, gone: number): Rows {
  const all = placed(rows)
  return rows.map((_, at) => all.filter(({ row }) => row === at).flatMap(({ cell, column }) => {
    const hit = column <= gone && gone < column + cell.colspan
    return hit && cell.colspan === 1 ? [] : [hit ? { ...cell, colspan: cell.colspan - 1 } : cell]
  }))
}

/** A new column before `before`; cells merged over the place grow. */
function withColumn(rows: Rows, before: number, textOf: (row: number) => string): Rows {
  const all = placed(rows)
  return rows.map((_, at) => {
    const own = all.filter(({ row }) => row === at)
    const spanned = all.some(({ cell, row, column }) => row <= at && at < row + cell.rowspan && column < before && before < column + cell.colspan)
    const grown = own.map(({ cell, column }) => column < before && before < column + cell.colspan ? { ...cell, colspan: cell.colspan + 1 } : cell)
    const place = own.findIndex(({ column }) => column >= before)
    return spanned ? grown : [...grown.slice(0, place < 0 ? own.length : place), { text: textOf(at), colspan: 1, rowspan: 1, inserted: /^\d/.test(textOf(at)) }, ...grown.slice(place < 0 ? own.length : place)]
  })
}

const headings: ReadonlySet<string> = new Set([...applicationColumns.map(({ label }) => label), ...appealResults.map(({ label }) => label), '合计', ...proactiveSubjects.flatMap(({ measures }) => Object.values(measures).flat().map(({ label }) => label))])

/** Another text in a cell: what it said before is gone. */
function reprint(cell: Cell, text: string): void {
  cell.text = text
  delete cell.says
  delete cell.swallowed
}

function swapText(a: Cell, b: Cell): void {
  const text = a.text
  a.text = b.text
  b.text = text
}

/** Swaps two column headings: the numbers below mean the other thing, as far as the heading reaches. */
function swapHeader(rows: Rows, head: Cell[], at: number, other: number): void {
  const all = placed(rows)
  const leaves = all.filter(({ cell }) => head.includes(cell) && cell.colspan === 1 && headings.has(cell.text.replace(/\s/g, '')))
  const a = leaves[at % Math.max(1, leaves.length)]
  const b = leaves[other % Math.max(1, leaves.length)]
  if (!a || !b || a.cell.text === b.cell.text || a.row + a.cell.rowspan !== b.row + b.cell.rowspan)
    return
  swapText(a.cell, b.cell)
  for (let row = a.row + a.cell.rowspan; row < rows.length; row++) {
    const keyed = all.filter(item => item.row === row && item.cell.key !== undefined)
    if (keyed.length === 0 && all.some(item => item.row === row && headings.has(item.cell.text)))
      return
    const under = (column: number): Cell | undefined => keyed.find(item => item.column === column && item.cell.colspan === 1)?.cell
    const [left, right] = [under(a.column), under(b.column)]
    if (left && right) {
      left.was ??= left.key
      right.was ??= right.key
      ;[left.key, right.key] = [right.key, left.key]
    }
  }
}

function sameColumns(a: readonly Cell[], b: readonly Cell[]): boolean {
  const columns = (row: readonly Cell[]): string => row.flatMap(({ key }) => key?.split('.').at(-1) ?? []).join()
  return columns(a) !== '' && columns(a) === columns(b)
}

function mutateRows(rows: Rows, { kind, at, other, text }: Mutation): Rows[] {
  const body = rows.filter(row => row.some(cell => cell.key !== undefined))
  const row = body[at % body.length]
  if (!row)
    return [rows]
  const filled = row.flatMap((cell, index) => cell.key === undefined ? [] : [index])
  const index = filled[other % filled.length]!
  const cell = row[index]!
  const labels = row.filter(item => item.key === undefined && item.text !== '')
  const label = labels.at(-1)
  const mate = body[other % body.length]!
  const heads = rows.filter(line => !line.some(item => item.key !== undefined) && line.length > 2)
  const head = heads[at % Math.max(1, heads.length)]
  const plain = (text: string): Cell => ({ text, colspan: 1, rowspan: 1 })
  const uniform = body.filter(line => isLabelled(line) && line.filter(item => item.key).length === filled.length)
  switch (kind) {
    case 'retype':
      reprint(cell, String(at % 40))
      break
    case 'blankCell':
      reprint(cell, '')
      break
    case 'markCell':
      reprint(cell, '/')
      break
    case 'swapCells': {
      const keys = mate.filter(item => item.key !== undefined)
      const twin = keys[at % keys.length]!
      const text = cell.text
      reprint(cell, twin.text)
      reprint(twin, text)
      break
    }
    case 'dropCell':
      takeOut(row, index)
      break
    case 'insertBlank':
      row.splice(index, 0, plain(''))
      break
    case 'insertNumber':
      row.splice(index, 0, { ...plain(String(other % 9)), inserted: true })
      break
    case 'mergeCells': {
      const next = row[index + 1]
      if (next?.key && cell.text !== '' && next.text !== '') {
        cell.swallowed = [...cell.swallowed ?? [], { key: next.key, said: next.says ?? saidBy(next.text, next.key) }, ...next.swallowed ?? []]
        cell.says ??= saidBy(cell.text, cell.key!)
        cell.text = `${cell.text} ${next.text}`.trim()
        cell.colspan += next.colspan
        row.splice(index + 1, 1)
      }
      break
    }
    case 'mergeDown': {
      const below = rows[rows.indexOf(row) + 1]
      const twin = below?.find(item => item.key?.endsWith(cell.key!.slice(cell.key!.lastIndexOf('.'))))
      if (below && twin && cell.text !== '' && twin.text !== '') {
        cell.says = 'unsure'
        cell.text = `${cell.text} ${twin.text}`.trim()
        cell.rowspan = 2
        below.splice(below.indexOf(twin), 1)
      }
      break
    }
    case 'splitCell':
      if (cell.text.length > 1) {
        row.splice(index + 1, 0, { ...plain(cell.text.slice(1)), inserted: true })
        cell.says ??= saidBy(cell.text, cell.key!)
        cell.text = cell.text.slice(0, 1)
      }
      break
    case 'splitNumber':
      if (cell.text.length > 1) {
        cell.says ??= saidBy(cell.text, cell.key!)
        cell.text = `${cell.text.slice(0, 1)}${at % 2 ? '\n' : ' '}${cell.text.slice(1)}`
      }
      break
    case 'letters':
      cell.says ??= saidBy(cell.text, cell.key!)
      cell.text = letter(cell.text)
      break
    case 'footnote':
      cell.says ??= saidBy(cell.text, cell.key!)
      cell.text = cell.text === '' ? '' : `${cell.text}${['①', '[1]', '*', '（注1）'][at % 4]}`
      break
    case 'labelNoise':
      if (label) {
        const where = other % (label.text.length + 1)
        label.text = label.text.slice(0, where) + text + label.text.slice(where + (at % 3))
      }
      break
    case 'dropLabel':
      if (label)
        label.text = ''
      break
    case 'swapLabels': {
      const twin = mate.findLast(item => item.key === undefined && item.text !== '')
      if (label && twin && mate !== row && sameColumns(row, mate) && (cell.key!.startsWith('applications') || cell.key!.startsWith('proactive'))) {
        swapText(label, twin)
        swapKeys(row, mate)
      }
      break
    }
    case 'swapRows':
      if (mate !== row && row.every(item => item.rowspan === 1) && mate.every(item => item.rowspan === 1) && row.length === mate.length) {
        const a = rows.indexOf(row)
        const b = rows.indexOf(mate)
        ;[rows[a], rows[b]] = [mate, row]
      }
      break
    case 'dropRow':
      return [without(rows, row)]
    case 'doubleRow':
    case 'doubleRowChanged': {
      const copy = row.filter(item => item.rowspan === 1).map(item => ({ ...item }))
      if (kind === 'doubleRowChanged')
        copy.filter(item => item.key).forEach(item => item.text = String(Number(saidBy(item.text, item.key!)) + 1 || 1))
      return [withRow(rows, row, copy)]
    }
    case 'tearRow': {
      const start = filled[0]!
      if (start > 0 && filled.length > 1) {
        const tail = row.splice(start)
        const below = [...row.filter(item => item.rowspan === 1).map(item => ({ ...plain(''), colspan: item.colspan })), ...tail]
        row.push(...tail.map(item => ({ ...plain(''), colspan: item.colspan })))
        return [withRow(rows, row, below)]
      }
      break
    }
    case 'shiftRow': {
      const texts = filled.map(position => row[position]!.text)
      const shifted = at % 2 ? ['', ...texts.slice(0, -1)] : [...texts.slice(1), '']
      filled.forEach((position, n) => reprint(row[position]!, shifted[n]!))
      break
    }
    case 'dropColumn':
    {
      const gone = columnOf(rows, cell)
      for (const line of body) {
        const order = line.flatMap(item => item.key ?? [])
        for (const item of line.filter(({ key }) => key !== undefined)) {
          item.order ??= order
          item.headed ??= true
        }
      }
      return [withoutColumn(rows, gone)]
    }
    case 'dropBodyColumn': {
      const nth = other % filled.length
      for (const line of uniform)
        takeOut(line, line.flatMap((item, position) => item.key === undefined ? [] : [position])[nth]!)
      break
    }
    case 'insertColumn':
    {
      const first = rows.findIndex(line => line.some(item => item.key !== undefined))
      return [withColumn(rows, columnOf(rows, cell), n => /\d/.test(text) || (n >= first && /其他|总计/.test(text)) ? '' : text)]
    }
    case 'insertNumberColumn': {
      const first = rows.findIndex(line => line.some(item => item.key !== undefined))
      return [withColumn(rows, columnOf(rows, cell), n => n < first ? '序号' : String(n - first + 1))]
    }
    case 'swapHeader':
      if (head)
        swapHeader(rows, head, at, other)
      break
    case 'headerNoise':
      if (head) {
        const target = head[other % head.length]!
        const where = at % (target.text.length + 1)
        target.text = target.text.slice(0, where) + text + target.text.slice(where + (other % 2))
      }
      break
    case 'dropHeader':
      for (const item of body.flat())
        item.key = item.was ?? item.key
      return [heads.reduce((rest, line) => rest.includes(line) ? without(rest, line) : rest, rows)]
    case 'repeatHeader': {
      const [top, bottom] = cutRows(rows, rows.indexOf(row))
      const first = rows.findIndex(line => line.some(item => item.key !== undefined))
      return [[...top, ...rows.slice(0, first).map(line => line.map(item => ({ ...item, rowspan: Math.min(item.rowspan, first) }))), ...bottom]]
    }
    case 'trailingBlanks':
      rows.forEach((line, n) => (n + at) % 3 && line.push(plain('')))
      break
    case 'cut':
    case 'cutWithPageNumber':
      return cutRows(rows, 1 + at % Math.max(1, rows.length - 1))
    case 'unmerge':
      return [rows.map(line => line.flatMap(item => [{ ...item, colspan: 1 }, ...Array.from({ length: item.colspan - 1 }, () => plain(''))]))]
    default:
  }
  return [rows]
}

/** Applies a mutation to a copy of the document. */
export function mutate(parts: readonly Part[], mutation: Mutation): Part[] {
  const copy = parts.map((part): Part => part.kind === 'table' ? { ...part, cells: part.cells.map(row => row.map(cell => ({ ...cell }))) } : { ...part })
  const tables = copy.flatMap((part, at) => part.kind === 'table' ? [at] : [])
  const at = tables[mutation.table % Math.max(1, tables.length)]
  const part = at === undefined ? undefined : copy[at]
  if (at === undefined || part?.kind !== 'table')
    return copy
  switch (mutation.kind) {
    case 'doubleTable':
    case 'doubleTableChanged': {
      const twin = { ...part, cells: part.cells.map(row => row.map(cell => ({ ...cell }))) }
      if (mutation.kind === 'doubleTableChanged') {
        const keyed = twin.cells.flat().filter(cell => cell.key !== undefined)
        const changed = keyed[mutation.at % Math.max(1, keyed.length)]
        if (changed)
          changed.text = String(Number(saidBy(changed.text, changed.key!)) + 1 || 1)
      }
      copy.splice(at + 1, 0, twin)
      break
    }
    case 'dropTable':
      copy.splice(at, 1)
      break
    case 'titleYear':
    case 'titleAgency':
      for (const title of copy) {
        if (title.kind === 'title')
          title.text = mutation.kind === 'titleYear' ? title.text.replace(/20\d\d/, year => String(Number(year) + 1 - mutation.at % 2 * 2)) : title.text.replace('教育局', '民政局')
      }
      break
    case 'dropTitle':
      return copy.filter(other => other.kind !== 'title')
    case 'dropHeading': {
      const headings = copy.flatMap((other, index) => other.kind === 'heading' ? [index] : [])
      copy.splice(headings[mutation.at % headings.length]!, 1)
      break
    }
    case 'swapTables': {
      const twin = tables[mutation.other % tables.length]!
      ;[copy[at], copy[twin]] = [copy[twin]!, copy[at]!]
      break
    }
    default: {
      const pieces = mutateRows(part.cells, mutation).map((cells): Part => ({ ...part, cells }))
      copy.splice(at, 1, ...pieces.flatMap((piece, index): Part[] => index > 0 && mutation.kind === 'cutWithPageNumber' ? [{ kind: 'note', text: '- 3 -' }, piece] : [piece]))
    }
  }
  return copy
}
