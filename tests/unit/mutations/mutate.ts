import type { Mutation } from './kinds'
import type { Cell, Part, Rows } from './model'
import { columnOf, cutRows, isLabelled, letter, reprint, sameColumns, swapHeader, swapKeys, swapText, takeOut, withColumn, without, withoutColumn, withRow } from './edit'
import { changeHeadings } from './headings'
import { hasMark, mark } from './marked'
import { saidBy } from './model'

const labels = ['名称', '名 称', '信息名称', '标题：', '索引号名称', '发布机构云川市人民政府办公室名称', '正文', '来源云川市']

const rowKey = (row: readonly Cell[]): string => row.find(({ key }) => key)?.key ?? ''

function numbersOf(row: readonly Cell[]): number[] {
  return row.flatMap(({ key, text }) => key === undefined ? [] : Number(saidBy(text, key)) || 0)
}

function mutateRows(rows: Rows, { kind, at, other, text }: Mutation): Rows[] {
  const body = rows.filter(row => row.some(cell => cell.key !== undefined))
  const row = body[at % body.length]
  if (!row)
    return [rows]
  const filled = row.flatMap((cell, index) => cell.key === undefined ? [] : [index])
  const index = filled[other % filled.length]!
  const cell = row[index]!
  /** A column put in is no label: exchanging its words leaves the row what it was. */
  const isLabel = (item: Cell): boolean => item.key === undefined && item.inserted === undefined && item.text !== ''
  const label = row.findLast(isLabel)
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
      row.splice(index, 0, { ...plain(''), gap: true })
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
      if (cell.text.length > 1 && !hasMark(cell.text)) {
        row.splice(index + 1, 0, { ...plain(cell.text.slice(1)), inserted: true })
        cell.says ??= saidBy(cell.text, cell.key!)
        cell.text = cell.text.slice(0, 1)
      }
      break
    case 'splitNumber':
      if (cell.text.length > 1 && !hasMark(cell.text)) {
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
    case 'noteMark':
    case 'strikeOut':
    case 'hideRun':
    case 'secondNumber':
      if (/^\d+$/.test(cell.text)) {
        const made = mark(({ noteMark: 'raise', strikeOut: 'strike', hideRun: 'hide', secondNumber: 'second' } as const)[kind], at % 10)
        cell.text = kind === 'noteMark' || kind === 'secondNumber' || at % 3 === 0 ? cell.text + made : made + cell.text
        cell.says = 'unsure'
      }
      break
    case 'turnDigits':
      if (/^\d{2,}$/.test(cell.text)) {
        cell.text = `\u202E${cell.text}\u202C`
        cell.says = 'unsure'
      }
      break
    case 'labelMark':
      if (label)
        label.text += [mark('raise', at % 10), '①', '[1]', '（注1）'][other % 4]!
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
      const twin = mate.findLast(isLabel)
      if (label && twin && mate !== row && sameColumns(row, mate) && (cell.key!.startsWith('applications') || cell.key!.startsWith('proactive'))) {
        swapText(label, twin)
        swapKeys(row, mate)
      }
      break
    }
    case 'swapRows':
      if (mate !== row && !cell.key!.startsWith('appeals') && row.every(item => item.rowspan === 1) && mate.every(item => item.rowspan === 1) && row.length === mate.length) {
        const a = rows.indexOf(row)
        const b = rows.indexOf(mate)
        ;[rows[a], rows[b]] = [mate, row]
      }
      break
    case 'subtotalRow': {
      const group = rowKey(row).split('.').slice(0, 2).join('.')
      const own = body.filter(line => rowKey(line).startsWith(`${group}.`) && line.filter(item => item.key).length === filled.length)
      const sums = own.map(numbersOf).reduce((sum, line) => sum.map((value, n) => value + line[n]!))
      const added = [plain(['小计', '合计', '总计'][at % 3]!), ...sums.map((value, n) => plain(String(other % 3 === 1 && n === at % sums.length ? value + 1 : value)))]
      return [withRow(rows, other % 4 ? own.at(-1)! : row, added)]
    }
    case 'subtotalColumn': {
      const first = rows.findIndex(line => line.some(item => item.key !== undefined))
      const sumOf = (line: Cell[]): number => numbersOf(line).slice(1, -1).reduce((sum, value) => sum + value, 0)
      const total = row.findLast(item => item.key?.endsWith('.total'))
      return total && rows.every(line => !line.some(item => item.key) || isLabelled(line))
        ? [withColumn(rows, columnOf(rows, total), n => n >= first ? String(sumOf(rows[n]!) + (n === first + other % 40 ? 1 : 0)) : n === first - 1 ? ['小计', '合计', text][at % 3]! : '')]
        : [rows]
    }
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
    case 'headerSlip': {
      const target = head?.[other % head.length]
      if (target && target.text.length > 2)
        target.text = target.text.slice(0, at % target.text.length) + (other % 2 ? text : '') + target.text.slice(at % target.text.length + 1)
      break
    }
    case 'headerTear': {
      // Words over two rows, as a pasted line break makes them.
      const place = head ? rows.indexOf(head) : -1
      if (!head || place < 0 || head.some(item => item.rowspan > 1))
        break
      const tear = (item: Cell): number => item.text.length > 4 && (at + item.text.length) % 2 ? 3 : item.text.length
      const lower = head.map(item => ({ ...item, text: item.text.slice(tear(item)) }))
      const upper = head.map(item => ({ ...item, text: item.text.slice(0, tear(item)) }))
      return [withRow(rows.map(line => line === head ? upper : line), upper, lower)]
    }
    case 'mergeRow': {
      // One cell over the numbers of a row prints what it may say of all of them: a mark, or 0.
      const own = row.filter(item => item.key)
      const print = ['无', '/', '0'][other % 3]!
      const said = print === '0' ? 0 : 'none'
      if (own.length > 1)
        row.splice(row.indexOf(own[0]!), own.length, { ...own[0]!, text: print, says: said, colspan: own.reduce((sum, item) => sum + item.colspan, 0), swallowed: own.slice(1).map(item => ({ key: item.key!, said })) })
      break
    }
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
      return [changeHeadings(rows, { kind, at, other })]
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
    case 'titleLabel':
      // Printed to PDF, the rows of a page's table run into the title.
      for (const title of copy) {
        if (title.kind === 'title')
          title.text = `${labels[mutation.at % labels.length]}${title.text}${mutation.other % 2 ? `发布机构${title.text.slice(0, 6)}` : ''}`
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
      const pieces = mutateRows(part.cells, mutation).filter(rows => rows.length > 0).map((cells): Part => ({ ...part, cells }))
      copy.splice(at, 1, ...pieces.flatMap((piece, index): Part[] => index > 0 && mutation.kind === 'cutWithPageNumber' ? [{ kind: 'note', text: '- 3 -' }, piece] : [piece]))
    }
  }
  return copy
}
