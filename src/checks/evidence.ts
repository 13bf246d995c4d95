import type { Finding } from './finding'
import type { CellKey, Layouts } from '@/forms'
import { isChange, isMoney } from '@/forms'
import { carriesIn, sumsIn } from './identities'
import { exact } from './words'

type Numbers = Readonly<Record<CellKey, number>>

/** What a report prints, and its agency's report of the year before; null: that is not held. */
export interface Books {
  layouts: Layouts
  numbers: Numbers
  before: Numbers | null
}

/**
 * What the numbers of a report say of a difference. `gaps`: cells of it hold no number, so that nothing can be said; `cell`: one cell alone, put right, settles all
 * the differences it takes part in and makes no new one; `open`: it may be any of them.
 */
export type Evidence
  = | { kind: 'gaps', cells: readonly CellKey[] }
    | { kind: 'cell', cell: CellKey, printed: number, expected: number, settles: number }
    | { kind: 'open' }

/** `known` + the cells of `plus` − those of `minus` is to be 0. */
interface Equation {
  plus: readonly CellKey[]
  minus: readonly CellKey[]
  known: number
}

const sumRules = ['balance', 'row-sum', 'outcomes-sum', 'appeals-sum', 'items-sum']
const carryRules = ['carry-over', 'in-force']

/** Rules that compare two sides of which either may be wrong. */
const comparing: ReadonlySet<string> = new Set([...sumRules, ...carryRules])

const cellsOf = ({ plus, minus }: Equation): CellKey[] => [...plus, ...minus]
const signOf = ({ plus }: Equation, cell: CellKey): number => plus.includes(cell) ? 1 : -1

function equationsOf(books: Books): { rule: string, equation: Equation }[] {
  const { before } = books
  const sums = sumRules.flatMap(rule => sumsIn(books, rule).map(({ parts, total }) => ({ rule, equation: { plus: parts, minus: total, known: 0 } })))
  const carries = before === null ? [] : carryRules.flatMap(rule => carriesIn(books, rule).flatMap(({ from, plus, minus, to }) => before[from] === undefined ? [] : [{ rule, equation: { plus, minus: [...minus, to], known: before[from] } }]))
  return [...sums, ...carries]
}

/** By how much an equation is out; null: a cell of it holds no number. */
function outBy({ plus, minus, known }: Equation, numbers: Numbers): number | null {
  let sum = known
  for (const [sign, keys] of [[1, plus], [-1, minus]] as const) {
    for (const key of keys) {
      if (numbers[key] === undefined)
        return null
      sum += sign * numbers[key]
    }
  }
  return exact(sum)
}

const canStand = (cell: CellKey, value: number): boolean => (value >= 0 || isChange(cell)) && (Number.isInteger(value) || isMoney(cell))

/** What the other numbers of the report say of a finding that compares two sides; null for others. */
export function evidenceOf({ rule, cells }: Pick<Finding, 'rule' | 'cells'>, books: Books): Evidence | null {
  if (!comparing.has(rule))
    return null
  const { numbers } = books
  const gaps = cells.filter(cell => numbers[cell] === undefined)
  if (gaps.length > 0)
    return { kind: 'gaps', cells: gaps }
  const all = equationsOf(books)
  const own = all.find(({ rule: same, equation }) => same === rule && cellsOf(equation).join() === cells.join())?.equation
  const out = own ? outBy(own, numbers) : null
  if (!own || !out)
    return { kind: 'open' }
  const suspects = cells.flatMap((cell) => {
    const expected = exact(numbers[cell]! - signOf(own, cell) * out)
    const after = { ...numbers, [cell]: expected }
    const touched = all.flatMap(({ equation }) => cellsOf(equation).includes(cell) && outBy(equation, numbers) !== null ? [equation] : [])
    const settles = touched.filter(equation => outBy(equation, numbers) !== 0).length
    return canStand(cell, expected) && touched.every(equation => outBy(equation, after) === 0) ? [{ kind: 'cell' as const, cell, printed: numbers[cell]!, expected, settles }] : []
  })
  const [suspect] = suspects
  return suspects.length === 1 && suspect!.settles > 1 ? suspect! : { kind: 'open' }
}
