import type { Line, Slot } from './lines'
import { bare, distance } from '../normalise'
import { columnWordings } from './labels'

/** Columns of the form under a heading, read from one group of heading rows. */
export interface Header {
  /** Exact grids: first column and the one behind the last, by column of the form; null where the heading does not name it. */
  ranges: readonly (readonly [number, number] | null)[]
  named: number
  /** The heading names the columns in another order than the form. */
  odd: boolean
  /** Exact grids: columns under words that name no column of the form, or two. */
  unnamed: ReadonlySet<number>
  /** Rows of pasted text as long as those of the heading: the cell of each column, when the heading names all of them and each stands behind the one before. */
  cells?: readonly number[]
  /** Cells of a heading of pasted text. */
  length?: number
}

const clearly = /自然人|商业企业|商业|科研机构|社会公益|公益组织|法律服务|法人或其他组织|法人和其他组织|申请人情况/
const order = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构']
/** Whole names of columns; halves of names torn over two rows are none. */
const fullNames: ReadonlyMap<string, number> = new Map(columnWordings.flatMap((wordings, column) => wordings.filter(name => name !== '企业').map(name => [name, column] as const)))

/** Columns whose names are too short to be torn. */
const wholeWhenTorn = [0, 5, 6]

/** First halves of names, where the second stands in the next line or nowhere. */
const shortNames: ReadonlyMap<string, number> = new Map([['商业', 1], ['科研', 2], ['社会公益', 3], ['公益', 3], ['法律', 4]])

/** Whether a line is heading: words of the columns, no row of the form and no numbers. */
export function isHeaderLine(line: Line, isRow: (slot: Slot) => boolean): boolean {
  return line.slots.some(slot => clearly.test(slot.bare)) && !line.slots.some(slot => slot.kind === 'value' || isRow(slot))
}

/** Whether a line holds nothing but heading words; such a line next to a heading is part of it. */
export function onlyHeaderWords(line: Line): boolean {
  const words = line.slots.filter(slot => slot.bare !== '')
  return words.length > 0 && words.every(slot => slot.kind === 'text' && (columnWordings.some(list => list.includes(slot.bare)) || /^(?:社会|公益|组织|法律|服务|机构|科研|商业|企业|社会公益|法律服务)$/.test(slot.bare)))
}

/** Words above each column, upper row first, each merged cell once a column. */
function stacks(lines: readonly Line[]): Map<number, string> {
  const result = new Map<number, string>()
  for (const line of lines) {
    for (const slot of line.slots) {
      for (let column = slot.column; column < Math.min(slot.column + slot.span, slot.column + 64); column++)
        result.set(column, (result.get(column) ?? '') + slot.bare)
    }
  }
  return result
}

/** The column of the form a heading names: the longest wording its words end with. */
export function columnOf(stack: string): number | null {
  let found: number | null = null
  let length = 0
  columnWordings.forEach((wordings, column) => {
    for (const wording of wordings) {
      if (stack.endsWith(wording) && wording.length > length) {
        found = column
        length = wording.length
      }
    }
  })
  return found
}

/** Words above the names of columns, and what may stand around a name. */
const around = /申请人情况|法人[或和及]其[他它]组织|单位|[件条\d]|^\P{L}+$/gu
const distinct = columnWordings.map(wordings => wordings.filter(name => name.length > 2))

/** The column whose name, and no other's, words begin or end. */
function pieceOf(words: string): number | null {
  const columns = words.length > 1 ? columnWordings.flatMap((names, column) => names.some(name => name.startsWith(words) || name.endsWith(words)) ? [column] : []) : []
  return columns.length === 1 ? columns[0]! : null
}

/** Whether words begin or end the name of one column: the rest stands in a line that is not seen to be heading. */
const isPiece = (words: string): boolean => pieceOf(words) !== null

/** Whether heading words name no column of the form, or more than one. */
function isUnnamed(stack: string): boolean {
  const words = stack.replace(around, '')
  if (words === '')
    return false
  const own = columnOf(words)
  const others = distinct.some((names, column) => column !== own && names.some(name => words.includes(name)))
  return own === null ? likeColumn(words) === null && !isPiece(words) : others
}

export function headerOf(lines: readonly Line[]): Header {
  const ranges: ([number, number] | null)[] = columnWordings.map(() => null)
  const twice = new Set<number>()
  if (lines.every(line => line.geometry === 'exact')) {
    const unnamed = new Set<number>()
    const above = [...stacks(lines)].sort(([a], [b]) => a - b)
    for (const [column, stack] of above) {
      const key = columnOf(stack)
      if (isUnnamed(stack))
        unnamed.add(column)
      if (key === null)
        continue
      const range = ranges[key]
      if (range && range[1] === column)
        range[1] = column + 1
      else if (range)
        twice.add(key)
      else
        ranges[key] = [column, column + 1]
    }
    for (const key of twice)
      ranges[key] = null
    const starts = ranges.flatMap(range => range ? [range[0]] : [])
    return { ranges, named: starts.length, odd: starts.some((start, i) => i > 0 && start < starts[i - 1]!) || strange(above.map(([, stack]) => stack)), unnamed }
  }
  return { ranges, ...inWords(lines), ...cellsOf(lines), unnamed: new Set() }
}

/** The cells of the columns where merged cells left their places empty, as in a table of pipes; nothing where they left none. */
function cellsOf(lines: readonly Line[]): Pick<Header, 'cells' | 'length'> {
  const [first] = lines
  if (lines.some(({ geometry, slots }) => geometry !== 'ragged' || slots.length < columnWordings.length))
    return {}
  const above = [...stacks(lines)].map(([cell, words]) => ({ cell, column: columnOf(words) }))
  const cells = columnWordings.flatMap((_, column) => {
    const own = above.filter(other => other.column === column)
    return own.length === 1 ? [own[0]!.cell] : []
  })
  return cells.length === columnWordings.length && increasing(cells) ? { cells, length: first!.slots.length } : {}
}

/**
 * Whether headings from the first known to the last leave open which column is which: two of them name none for sure, or the one that does not stands where
 * the form has no other column, or known ones are out of order. `stacks` from left to right.
 */
function strange(stacks: readonly string[]): boolean {
  const all = stacks.flatMap((stack) => {
    const words = stack.replace(around, '')
    return words === '' ? [] : [columnOf(stack) ?? fullNames.get(words) ?? shortNames.get(words) ?? pieceOf(words) ?? words]
  }).filter((key, at, keys) => at === 0 || key !== keys[at - 1])
  const known = all.map((key, at) => typeof key === 'number' ? at : -1).filter(at => at >= 0)
  const within = all.slice(known[0], (known.at(-1) ?? -1) + 1)
  const slips = within.flatMap((key, at) => typeof key === 'string' ? [at] : [])
  if (slips.length === 0)
    return !increasing(within as number[]) || (within[0] === 0 && within.at(-1) === 6 && within.length === 2)
  const [at] = slips as [number]
  return slips.length > 1 || (within[at + 1] as number) - (within[at - 1] as number) !== 2
}

function increasing(columns: readonly number[]): boolean {
  return columns.every((column, i) => i === 0 || column > columns[i - 1]!)
}

/** The column a heading word names, misspelt or not; two letters must stand in the word as they are. */
function likeColumn(word: string): number | null {
  const exact = fullNames.get(word) ?? shortNames.get(word)
  if (exact !== undefined)
    return exact
  const like = [...fullNames].filter(([name]) => name.length > 2 ? distance(word, name, name.length > 5 ? 2 : 1) <= (name.length > 5 ? 2 : 1) : word.length === 3 && word.includes(name))
  return new Set(like.map(([, column]) => column)).size === 1 ? like[0]![1] : null
}

/** Whether the names of all columns, whole or broken off, stand from left to right in the order of the form: lines of a page whose places are kept. */
function standInOrder(lines: readonly Line[]): boolean {
  const places = lines.flatMap(line => line.slots.flatMap(({ text, place }) => place.at !== 'text'
    ? []
    : [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => ({ column: likeColumn(bare(word)), left: place.column + index })))).filter(({ column }) => column !== null)
  const sorted = [...places].sort((a, b) => a.left - b.left)
  return sorted.length === columnWordings.length && sorted.every(({ column, left }, at) => column === at && (at === 0 || left > sorted[at - 1]!.left))
}

/** Whether a line names 自然人 behind the organisations. */
function personLast(lines: readonly Line[]): boolean {
  return lines.some((line) => {
    const words = line.slots.map(slot => slot.bare).join('')
    const [person, organisations] = [words.indexOf('自然人'), words.search(/法人[或和及]其[他它]组织/)]
    return organisations >= 0 && person > organisations
  })
}

/** Whether a line of names torn over two rows has their first halves in another order than the form. */
function tornCrossed(lines: readonly Line[]): boolean {
  return lines.some(line => !increasing(line.slots.flatMap(slot => slot.text.split(/\s+/).map(bare)).flatMap(word => shortNames.get(word) ?? (word === '社会' ? 3 : [])).filter((column, at, all) => column !== all[at - 1])))
}

const wordsOf = ({ geometry, slots }: Line): string[] => slots.flatMap(({ kind, text, bare: letters }) => kind !== 'text' ? [] : geometry === 'flow' ? text.split(/\s+/).map(bare) : [letters])
const notes = /勾稽|第[一二三四]项|填报|单位：|序号|[栏行]次|项目|指标|类[别型]|申请|数量|^合?计$|^总$/

/** Whether a word between headings is no piece of a heading of the form, misspelt or not. */
function isForeign(word: string): boolean {
  const own = word.replace(around, '')
  return own.length > 1 && own.length <= 12 && !notes.test(own) && likeColumn(own) === null && !columnWordings.some(names => names.some(name => name.includes(own)))
}

/** Whether the names in a line are not neighbours of the form, or one stands twice, or 自然人 is not the first of all: another column stands among them. */
function misplaced(lines: readonly Line[]): boolean {
  const read = lines.map(line => wordsOf(line).flatMap((words) => {
    const own = words.replace(around, '')
    return own === '' ? [] : [fullNames.get(own) ?? shortNames.get(own) ?? likeColumn(own) ?? pieceOf(own)]
  }).filter((column, at, all) => column === null || column !== all[at - 1]))
  const centred = read.some(line => line.length === 1 && line[0] === 5)
  const apart = read.some((line) => {
    const known = line.flatMap((column, at) => column === null ? [] : [{ column, at }])
    return known.some(({ column, at }, nth) => {
      const before = known[nth - 1]
      return before !== undefined && column > before.column && column - before.column !== at - before.at
        && !(before.column === 0 && column === 6) && !(before.column === 4 && column === 6 && centred)
    })
  })
  const twice = lines.some((line) => {
    const whole = wordsOf(line).flatMap(words => fullNames.get(words) ?? []).filter(column => column > 0 && column < 6)
    return new Set(whole).size < whole.length
  })
  const all = read.flat().filter(column => column !== null && column !== 6)
  return twice || apart || all.indexOf(0) > 0
}

/** Whether 总计 stands among the organisations: headings read one by one name it before or behind all of them. */
function splitByTotal(columns: readonly number[]): boolean {
  const at = columns.indexOf(6)
  const isOrganisation = (column: number): boolean => column > 0 && column < 6
  return at >= 0 && columns.slice(0, at).some(isOrganisation) && columns.slice(at).some(isOrganisation)
}

/** Order of the columns as headings of text name them: nothing tells where a column stands but the order of the words. */
function inWords(lines: readonly Line[]): Pick<Header, 'named' | 'odd'> {
  const text = lines.map(line => line.slots.map(slot => slot.bare).join('')).join('')
  if (lines.every(line => line.geometry === 'flow') && standInOrder(lines))
    return { named: columnWordings.length, odd: false }
  const torn = /商业(?!企业)/.test(text) && /科研(?!机构)/.test(text)
  const flow = lines.every(line => line.geometry === 'flow')
  const oneByOne = flow || lines.every(line => line.slots.filter(({ kind }) => kind === 'text').length < 2)
  const foreign = new Set(lines.flatMap(wordsOf).filter(isForeign))
  const columns = lines.map(line => line.slots.flatMap(slot => flow && !torn ? slot.text.split(/\s+/).map(bare) : slot.bare).flatMap((word) => {
    const column = torn ? fullNames.get(word) : likeColumn(word)
    return column ?? []
  }))
  const all = columns.flat()
  const crossed = columns.some(line => !increasing(line.filter((column, i) => column !== line[i - 1])))
    || (oneByOne && (!increasing(all.filter(column => column > 0 && column < 6)) || (all.includes(6) && all.indexOf(6) < all.indexOf(0))))
  const oneEach = columns.every(({ length }) => length < 2)
  const positions = order.map(name => text.indexOf(name)).filter(position => position >= 0)
  const known = new Set(all)
  /** Names enough to be the heading of the whole table, and one of them missing or beyond recognition. */
  const gapped = torn ? wholeWhenTorn.some(column => !known.has(column)) : (positions.length >= 3 || (known.has(0) && known.has(6))) && known.size < columnWordings.length
  return { named: positions.length, odd: crossed || (oneEach && splitByTotal(all)) || gapped || foreign.size > 1 || misplaced(lines) || personLast(lines) || tornCrossed(lines) || !increasing(positions) }
}
