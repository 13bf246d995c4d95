import type { Model, Style, Truth } from './render'
import type { RecognizedTable } from '@/tables'
import { describe, expect, it } from 'vitest'
import { recognize } from '@/tables'
import { appealsModels, applicationsModel, blocksOf, documentOf, exactGrid, paragraphs, proactiveModel } from './render'

const zero = [0, 0, 0, 0, 0, 0, 0]
const truth: Truth = {
  applications: { layout: '2019', rows: [[20, 3, 0, 0, 1, 1, 25], [2, 0, 0, 0, 0, 0, 2], [11, 1, 0, 0, 1, 1, 14], [5, 1, 0, 0, 0, 0, 6], ...Array.from({ length: 16 }, () => zero), [3, 1, 0, 0, 0, 0, 4], [19, 3, 0, 0, 1, 1, 24], [3, 0, 0, 0, 0, 0, 3]] },
  appeals: [3, 1, 0, 2, 6, 1, 0, 4, 1, 6, 2, 0, 5, 1, 8],
  proactive: { layout: '2021', rows: [[1, 4, 3], [2, 1, 9], [550], [41], [5], [77.28]] },
}
const model = (): Model => applicationsModel(truth.applications)
const relabelled = (changes: Record<string, string>, of: Model): Model => of.map(row => row.map(cell => ({ ...cell, text: changes[cell.text] ?? cell.text })))
const applicationsIn = (shown: Model, style: Style): RecognizedTable => recognize(documentOf(blocksOf(shown, style))).tables.applications!
const doubted = ({ cells }: RecognizedTable): number => [...cells.values()].filter(({ doubt }) => doubt !== null).length
const rowOf = (shown: Model, label: string): number => shown.findIndex(row => row.some(({ text }) => text.includes(label)))

describe('headings of text', () => {
  const swapped = { 商业企业: '科研机构', 科研机构: '商x企业' }
  const ends = { 自然人: 'x总计', 总计: '自然人' }

  it.each(['tabbed', 'piped', 'perLine', 'spaced'] as const)('%s: exchanged and misspelt, they doubt the whole table', (style) => {
    for (const changes of [swapped, ends]) {
      const table = applicationsIn(relabelled(changes, model()), style)
      expect(doubted(table)).toBe(table.cells.size)
    }
  })

  it.each(['tabbed', 'piped', 'perLine', 'spaced'] as const)('%s: misspelt in their place, they doubt nothing', (style) => {
    expect(doubted(applicationsIn(relabelled({ 商业企业: '商x企业', 社会公益组织: '社会公益' }, model()), style))).toBe(0)
  })
})

describe('headings of exact tables', () => {
  it('two that name no column doubt the whole table, though all sums hold', () => {
    const { cells } = applicationsIn(relabelled({ 商业企业: '科研机构企业', 科研机构: '商业企业机构' }, model()), 'exact')
    expect([...cells.values()].every(({ doubt }) => doubt?.code === 'column-shift')).toBe(true)
  })

  it('two that name no column doubt the rows that the end of a page cut off from them', () => {
    const shown = relabelled({ 商业企业: '科研机构企业', 科研机构: '商业企业机构' }, model())
    const at = rowOf(shown, '四、结转下年度')
    const { cells } = recognize(documentOf([exactGrid(shown.slice(0, at)), exactGrid(shown.slice(at))])).tables.applications!
    expect(cells.get('applications.carriedOut.business')!.doubt).not.toBeNull()
  })

  it('one that names no column is proven by the sums, or doubted where they say nothing', () => {
    expect(doubted(applicationsIn(relabelled({ 商业企业: '某某' }, model()), 'exact'))).toBe(0)
    expect(doubted(applicationsIn(relabelled({ 科研机构: '某某' }, model()), 'exact'))).toBeGreaterThan(0)
  })

  it('misspelt, torn or short, they doubt nothing', () => {
    expect(doubted(applicationsIn(relabelled({ 商业企业: '商x企业', 社会公益组织: '社会公', 法律服务机构: '法律服务机构（件）', 总计: '合计', 科研机构: '科研' }, model()), 'exact'))).toBe(0)
  })

  it('of section 2 that name no measure doubt the rows below', () => {
    const shown = relabelled({ 本年制发件数: '甲', 本年废止件数: '乙', 现行有效件数: '丙' }, proactiveModel(truth.proactive))
    const { cells } = recognize(documentOf(blocksOf(shown, 'exact'))).tables.proactive!
    expect([...cells.values()].filter(({ doubt }) => doubt !== null).map(({ key }) => key.split('.')[1])).toEqual(['regulations', 'regulations', 'regulations', 'normativeDocuments', 'normativeDocuments', 'normativeDocuments'])
  })

  it('without the unit of money doubt the amount unless it is 0 or names its own', () => {
    const amount = (heading: string, printed: string | number) => {
      const shown = relabelled({ '本年收费金额（单位：万元）': heading }, proactiveModel({ layout: '2021', rows: [[1, 4, 3], [2, 1, 9], [550], [41], [5], [printed]] }))
      return recognize(documentOf(blocksOf(shown, 'exact'))).tables.proactive!.cells.get('proactive.fees.amount')!
    }
    expect(amount('本年收费金额', 77.28)).toMatchObject({ value: 77.28, doubt: { code: 'unit' } })
    expect(amount('本年收费金额', 0).doubt).toBeNull()
    expect(amount('本年收费金额', '772800元')).toMatchObject({ value: 77.28, doubt: null })
    expect(amount('本年收费金额（万元）', 77.28)).toMatchObject({ value: 77.28, doubt: null })
    // A few 元 under a heading of 万元 are asked of; as much as an office can take in a year is not.
    expect(amount('本年收费金额（万元）', '12.5元')).toMatchObject({ value: 0.00125, doubt: { code: 'unit' } })
    expect(amount('本年收费金额（万元）', '12.5万元')).toMatchObject({ value: 12.5, doubt: null })
    expect(amount('本年收费金额（万元）', '251000元')).toMatchObject({ value: 25.1, doubt: null })
    expect(amount('本年收费金额（元）', '12.5元').doubt).not.toMatchObject({ word: 'unitBeside' })
  })
})

describe('小计 of the organisations', () => {
  it('before them or behind them, it is no column of the form where every row adds up', () => {
    const widened = (before: boolean, wrong = 0): Model => model().map((row) => {
      const numbers = row.slice(-7)
      const at = row.findIndex(({ text }) => text === (before ? '商业企业' : '其他'))
      if (row.some(({ text }) => text === '法人或其他组织'))
        return row.map(cell => cell.text === '法人或其他组织' ? { ...cell, colSpan: 6 } : cell)
      if (at >= 0 && row.some(({ text }) => text === '法律服务机构'))
        return row.toSpliced(before ? at : at + 1, 0, { text: '小计' })
      if (row.some(({ text }) => text === '申请人情况'))
        return row.map(cell => cell.text === '申请人情况' ? { ...cell, colSpan: 8 } : cell)
      const sum = numbers.slice(1, 6).reduce((total, { text }) => total + Number(text), 0) + wrong
      return row.toSpliced(row.length - (before ? 6 : 1), 0, { text: String(sum) })
    })
    for (const before of [true, false]) {
      const table = applicationsIn(widened(before), 'exact')
      expect([...table.cells.values()].map(({ value }) => value)).toEqual(truth.applications.rows.flat())
      expect(doubted(table)).toBe(0)
      expect(doubted(applicationsIn(widened(before, 1), 'exact'))).toBeGreaterThan(0)
    }
  })
})

describe('rows of section 3 and what stands beside them', () => {
  it('doubts a row that another of like name contradicts', () => {
    const shown = model()
    const last = shown.at(-1)!
    const twin = last.map((cell, at) => ({ ...cell, text: at === 0 ? '四、结转下年度继续公办理' : String(Number(cell.text) + 1) }))
    const { cells } = applicationsIn([...shown, twin], 'tabbed')
    expect(cells.get('applications.carriedOut.person')).toMatchObject({ value: 3, doubt: { code: 'label-position' } })
    expect(cells.get('applications.received.person')!.doubt).toBeNull()
  })

  it('doubts the whole table when three rows that follow each other do not add up', () => {
    const rows = truth.applications.rows.map((row, at) => at < 4 && at !== 1 ? row.map((value, column) => column === 3 ? Number(value) + 50 : value) : row)
    expect(doubted(applicationsIn(applicationsModel({ layout: '2019', rows }), 'exact'))).toBe(0)
    const more = rows.map((row, at) => at === 1 ? row.map((value, column) => column === 3 ? 7 : value) : row)
    const table = applicationsIn(applicationsModel({ layout: '2019', rows: more }), 'exact')
    expect(doubted(table)).toBe(table.cells.size)
  })

  it('doubts a row that lost a cell though a trailing empty one makes up for it', () => {
    const shown = model().map(row => [...row, { text: '' }])
    const at = rowOf(shown, '部分公开')
    shown[at]!.splice(2, 1)
    const { cells } = applicationsIn(shown, 'exact')
    const row = [...cells.values()].filter(({ key }) => key.includes('.partlyGranted.'))
    expect(row.every(({ doubt }) => doubt !== null)).toBe(true)
    expect(doubted({ table: 'applications', layout: '2019', cells })).toBe(row.length)
  })

  it('doubts the neighbours of a word among the numbers', () => {
    const shown = model()
    const row = shown[rowOf(shown, '（一）予以公开')]!
    row[row.length - 3] = { text: '见附件' }
    expect(doubted(applicationsIn(shown, 'exact'))).toBe(7)
  })
})

describe('section 2', () => {
  const proactiveOf = (shown: Model): RecognizedTable => recognize(documentOf([exactGrid(shown)])).tables.proactive!

  it('doubts money converted by a unit that only the heading names', () => {
    const shown = relabelled({ '本年收费金额（单位：万元）': '本年收费金额（单位：万申请元）' }, proactiveModel(truth.proactive))
    expect(proactiveOf(shown).cells.get('proactive.fees.amount')!.doubt!.code).toBe('unit')
    expect(proactiveOf(proactiveModel(truth.proactive)).cells.get('proactive.fees.amount')).toMatchObject({ value: 77.28, doubt: null })
  })

  it('doubts the row above numbers without a name', () => {
    const shown = proactiveModel(truth.proactive)
    const at = rowOf(shown, '行政许可')
    shown.splice(at + 1, 0, shown[at]!.map((cell, column) => ({ ...cell, text: column === 0 ? '' : '551' })))
    expect(proactiveOf(shown).cells.get('proactive.licensing.decisions')!.doubt).not.toBeNull()
  })
})

describe('section 4', () => {
  const appealsOf = (models: readonly Model[], style: Style): RecognizedTable => recognize(documentOf(models.flatMap(shown => blocksOf(shown, style)))).tables.appeals!

  it.each(['exact', 'tabbed', 'spaced'] as const)('%s: numbers that are none of its cells doubt it', (style) => {
    const models = appealsModels(truth.appeals, 'stacked')
    const again = models[1]!.map(row => row.map(cell => ({ ...cell, text: cell.text === '4' ? '7' : cell.text === '结果维持' ? '结果1.维持' : cell.text })))
    const table = appealsOf([...models.slice(0, 2), again, models[2]!], style)
    expect(doubted(table)).toBe(table.cells.size)
    expect(doubted(appealsOf(models, style))).toBe(0)
  })

  it('doubts a row that lost its first number', () => {
    const shown = appealsModels([...truth.appeals.slice(1), null], 'row')[0]!
    const table = appealsOf([shown], 'exact')
    expect(doubted(table)).toBe(table.cells.size)
  })

  it.each(['row', 'stacked', 'matrix', 'list'] as const)('%s: leaves the headings of a small document to its sections', (shape) => {
    const document = documentOf([
      ...paragraphs(['某局2023年政府信息公开工作年度报告', '一、总体情况', '本年度没有收到申请。', '四、政府信息公开行政复议、行政诉讼情况']),
      ...appealsModels(truth.appeals, shape).map(exactGrid),
    ])
    const { sections, tables: { appeals } } = recognize(document)
    expect(sections.map(({ kind }) => kind)).toEqual(['overview', 'appeals'])
    expect(appeals!.cells.get('appeals.afterReview.total')!.value).toBe(8)
  })
})
