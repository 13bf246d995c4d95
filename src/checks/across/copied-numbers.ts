import type { PlacedFacts } from '../facts'
import type { AcrossRule, RuleWords } from '../rule'
import type { CellKey } from '@/forms'
import type { InEach } from '@/language'
import { formCells, tableNames } from '@/forms'
import { en, zh } from '../words'
import { consecutive } from './series'

/** Small numbers repeat by chance (one application gives six cells of 1), and what is in force often stays: so many cells, so many different numbers, and two large ones that count the year's work. */
const leastCells = 8
const leastNumbers = 4
const large = 20
const stock = /\.(?:inForce|totalDisclosed|lastYear)$/

function isTelling(counted: readonly CellKey[], { facts }: PlacedFacts): boolean {
  const numbers = new Set(counted.map(cell => facts.numbers[cell]!))
  const work = new Set(counted.filter(cell => !stock.test(cell)).map(cell => facts.numbers[cell]!).filter(value => value >= large))
  return counted.length >= leastCells && numbers.size >= leastNumbers && work.size >= 2
}

function sameTable(cells: readonly CellKey[], before: PlacedFacts, after: PlacedFacts): boolean {
  return cells.every(cell => before.facts.numbers[cell] === after.facts.numbers[cell])
}

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '数字照抄上年',
    explanation: '各张有数的表与本单位上一年度逐格相同（非零数不少于 8 格、4 种，其中两种不小于 20）。',
    sentence: ({ params: { tables, cells, lastYear } }) =>
      `${zh.some(String(tables).split(' ').map(zh.table), 3, '张表')}：${cells} 个非零数与 ${lastYear} 年度逐格相同，请核实是否误用上年表格`,
  },
  'en': {
    name: 'Last year’s numbers',
    explanation: 'All tables with numbers equal the agency’s own of last year, cell by cell (at least 8 cells and 4 different numbers that are not 0, two of them 20 or more).',
    sentence: ({ params, cells }) => `${en.counted(params.cells ?? cells.length, 'non-zero cell')} equal ${params.lastYear ?? 'the year before'}, one by one; please check whether last year’s tables were used by mistake.`,
  },
}

/** Every table that counts anything equals last year's, cell by cell. */
export const copiedNumbers: AcrossRule = {
  id: 'copied-numbers',
  severity: 'warning',
  words,
  find: placed => consecutive(placed).flatMap(({ before, after }) => {
    const used = tableNames.flatMap((table) => {
      const layout = after.layouts[table]
      const cells = layout ? formCells(table, layout) : []
      return cells.some(cell => (after.facts.numbers[cell] ?? 0) !== 0) ? [{ table, layout, cells }] : []
    })
    if (!used.every(({ table, layout, cells }) => before.layouts[table] === layout && sameTable(cells, before, after)))
      return []
    const counted = used.flatMap(({ cells }) => cells.filter(cell => (after.facts.numbers[cell] ?? 0) !== 0))
    if (!isTelling(counted, after))
      return []
    return [{
      where: 'tables',
      report: after.report,
      table: null,
      row: null,
      column: null,
      params: { lastYear: before.year, cells: counted.length, tables: used.map(({ table }) => table).join(' ') },
      cells: counted,
      elsewhere: [{ report: before.report, cell: null }],
      expected: null,
      actual: null,
    }]
  }),
}
