import type { Model, Truth } from './render'
import type { Block, SourceDocument } from '@/readers'
import { describe, expect, it } from 'vitest'
import { recognize } from '@/tables'
import { appealsModels, applicationsModel, blocksOf, documentOf, exactGrid, paragraphs, perLine, proactiveModel, raggedGrid, reportOf, tabbed } from './render'

const row = (person: number, other = 0): number[] => [person, 0, 0, 0, 0, other, person + other]
const zero = row(0)
const truth: Truth = {
  applications: { layout: '2021', rows: [row(20, 1), row(2), row(9), row(3, 1), zero, row(1), zero, row(2), zero, zero, zero, zero, row(2), zero, row(1), row(1), zero, zero, zero, zero, zero, zero, zero, row(19, 1), row(3)] },
  appeals: [3, 1, 0, 0, 4, 1, 0, 0, 1, 2, 0, 0, 0, 0, 0],
  proactive: { layout: '2021', rows: [[1, 0, 3], [2, 1, 9], [550], [41], [5], [77.28]] },
}
const model = (): Model => applicationsModel(truth.applications)
const applicationsOf = (blocks: Block[]) => recognize(documentOf(blocks)).tables.applications!
const numbers = (cells: ReturnType<typeof applicationsOf>['cells']) => [...cells.values()].map(cell => cell.value)
const doubts = (cells: ReturnType<typeof applicationsOf>['cells']) => [...cells.values()].filter(cell => cell.doubt).map(cell => `${cell.key} ${cell.doubt!.code}`)
const relabel = (from: string, to: string): Model => model().map(cells => cells.map(cell => cell.text.includes(from) ? { ...cell, text: cell.text.replace(from, to) } : cell))
const right = truth.applications.rows.flat()

describe('labels', () => {
  it.each([
    ['2.其他法律行政法规禁止公开', '2.其他法律行政止公开'],
    ['属于三类内部事务信息', '属于三类内容事务信息'],
    ['属于三类内部事务信息', '属于三类内部事物信息'],
    ['只计这一情形', '只计这一情况'],
    ['四、结转下年度继续办理', '四、结转下一年度'],
    ['（七）总计', '(七) 合计'],
    ['（七）总计', '合计'],
    ['3.其他', '其他'],
    ['1.属于国家秘密', '（1）属于国家秘密'],
    ['2.重复申请', '②重 复\n申请'],
    ['1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '1.逾期不补正'],
    ['商业企业', '商业\n企业'],
    ['3.危及“三安全一稳定”', '3.危及"三安全 一稳定"'],
  ])('%s printed as %s is read without doubt', (from, to) => {
    for (const style of ['exact', 'tabbed', 'perLine'] as const) {
      const { cells } = applicationsOf(blocksOf(relabel(from, to), style))
      expect(numbers(cells), style).toEqual(right)
      expect(doubts(cells), style).toEqual([])
    }
  })

  it.each([
    ['1.属于国家秘密', '1.涉密'],
    ['二、上年结转政府信息公开申请数量', '二、本年结转政府信息公开申请数量'],
    ['2.重复申请', ''],
  ])('%s printed as “%s” is read at its place and doubted unless the sums prove it', (from, to) => {
    const { cells } = applicationsOf(blocksOf(relabel(from, to), 'exact'))
    expect(numbers(cells)).toEqual(right)
    expect(doubts(cells).length === 7 || to.startsWith('二')).toBe(true)
  })

  it('reads a group head and an item in one cell, and vertical heads one letter a line', () => {
    const glued = model().map(cells => cells.length === 9 && cells[0]!.text.startsWith('（') ? [{ text: cells[0]!.text + cells[1]!.text, colSpan: 2 }, ...cells.slice(2)] : cells)
    expect(doubts(applicationsOf([exactGrid(glued.map(cells => cells.map(cell => ({ ...cell, rowSpan: 1 }))))]).cells)).toEqual([])
    const vertical = perLine(model()).flatMap(text => text === '三、本年度办理结果' ? [...text] : [text])
    const { cells } = applicationsOf(paragraphs(vertical))
    expect(numbers(cells)).toEqual(right)
    expect(doubts(cells)).toEqual([])
  })

  it('reads 其他处理 without items as the row of 2019, also under a heading of 2021', () => {
    const table = applicationsOf([exactGrid(applicationsModel({ layout: '2019', rows: [...truth.applications.rows.slice(0, 20), row(0), ...truth.applications.rows.slice(23)] }))])
    expect(table.layout).toBe('2019')
    expect(doubts(table.cells)).toEqual([])
  })
})

describe('places', () => {
  it('reads a number of a line with its unit behind a space', () => {
    const texts = ['第二十条第（八）项', '信息内容 本年收费金额（单位：万元）', '行政许可 550 件', '行政处罚 41', '行政强制 5', '行政事业性收费   77.28 万元']
    const { cells } = recognize(documentOf(paragraphs(texts))).tables.proactive!
    expect(cells.get('proactive.fees.amount')).toMatchObject({ value: 77.28, doubt: null })
    expect(cells.get('proactive.licensing.decisions')).toMatchObject({ value: 550 })
  })

  it('reads split headings, headings repeated in mid-table and a table cut between a label and its numbers', () => {
    const rows = tabbed(model())
    const again = [...rows.slice(0, 12), ...rows.slice(0, 3), ...rows.slice(12)]
    expect(doubts(applicationsOf([raggedGrid(again)]).cells)).toEqual([])
    const lines = perLine(model())
    const split = lines.flatMap(text => text === '商业企业' ? ['商业', '企业'] : text === '社会公益组织' ? ['社会', '公益', '组织'] : [text])
    const { cells } = applicationsOf(paragraphs([...split.slice(0, 90), '- 2 -', ...split.slice(90)]))
    expect(numbers(cells)).toEqual(right)
    expect(doubts(cells)).toEqual([])
  })

  it('ignores a trailing empty column', () => {
    const { cells } = applicationsOf([exactGrid(model().map(cells => [...cells, { text: '' }]))])
    expect(numbers(cells)).toEqual(right)
    expect(doubts(cells)).toEqual([])
  })

  it('doubts every cell of a row that lost one, and no other', () => {
    const rows = model()
    rows[5]!.splice(-3, 1)
    const { cells } = applicationsOf([exactGrid(rows)])
    expect(doubts(cells)).toHaveLength(7)
    expect(doubts(cells).every(text => text.startsWith('applications.granted.'))).toBe(true)
  })

  it('keeps blanks at their columns', () => {
    const rows = model()
    rows[3]!.at(-3)!.text = ''
    const { cells } = applicationsOf([exactGrid(rows)])
    expect(cells.get('applications.received.legalService')).toMatchObject({ state: 'blank', value: null, doubt: null })
  })

  it('never reads a picture in a cell as blank', () => {
    const grid = exactGrid(model())
    const cell = grid.cells.find(cell => cell.text === '20')!
    cell.text = ''
    cell.picture = true
    expect(applicationsOf([grid]).cells.get('applications.received.person')).toMatchObject({ state: 'unreadable', value: null })
  })
})

describe('copies', () => {
  it('doubts every cell when two copies of a table differ, and none when they are the same', () => {
    const other = applicationsModel({ ...truth.applications, rows: truth.applications.rows.map((row, index) => index === 0 ? [21, 0, 0, 0, 0, 1, 22] : row) })
    expect(doubts(applicationsOf([exactGrid(model()), exactGrid(other)]).cells)).toHaveLength(175)
    expect(doubts(applicationsOf([exactGrid(model()), exactGrid(model())]).cells)).toEqual([])
  })

  it('takes the filled copy of a template left empty', () => {
    const empty = applicationsModel({ ...truth.applications, rows: truth.applications.rows.map(row => row.map(() => null)) })
    expect(numbers(applicationsOf([exactGrid(empty), exactGrid(model())]).cells)).toEqual(right)
  })

  it('reads all three tables from one grid', () => {
    const all = [...proactiveModel(truth.proactive), [{ text: '三、收到和处理政府信息公开申请情况', colSpan: 10 }], ...model(), [{ text: '四、政府信息公开行政复议、行政诉讼情况', colSpan: 10 }], ...appealsModels(truth.appeals, 'row')[0]!]
    const found = recognize(documentOf([exactGrid(all)]))
    expect(numbers(found.tables.proactive!.cells)).toEqual(truth.proactive.rows.flat())
    expect(numbers(found.tables.applications!.cells)).toEqual(right)
    expect(numbers(found.tables.appeals!.cells)).toEqual(truth.appeals)
    expect(found.sections.map(section => section.kind)).toEqual(['applications', 'appeals'])
  })
})

describe('layouts of section 2', () => {
  it('doubts a body of 2021 under headings of 2019', () => {
    const mixed = proactiveModel(truth.proactive).map(cells => cells.map(cell => ({ ...cell, text: cell.text.replace('本年制发件数', '本年新制作数量').replace('本年废止件数', '本年新公开数量').replace('现行有效件数', '对外公开总数量') })))
    const { proactive } = recognize(documentOf([exactGrid(mixed)])).tables
    expect(proactive!.layout).toBe('2021')
    expect(doubts(proactive!.cells).filter(text => text.endsWith('layout'))).toHaveLength(6)
  })

  it('asks for the unit of 采购总金额 when nothing names it, and converts 元', () => {
    const rows = [[1, 1, 5], [0, 0, 0], [1, 1, 1], [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0], [6, '251000']]
    const of = (amount: string) => recognize(documentOf([exactGrid(proactiveModel({ layout: '2019', rows: [...rows.slice(0, 7), [6, amount]] }))])).tables.proactive!.cells.get('proactive.procurement.amount')!
    expect(of('251000')).toMatchObject({ value: 251000, doubt: { code: 'unit' } })
    expect(of('251000元')).toMatchObject({ value: 25.1, doubt: null })
  })
})

describe('sections', () => {
  it('finds the six, with a decoy in the first and the tables taken out', () => {
    for (const style of ['exact', 'tabbed', 'perLine'] as const) {
      const { sections, preamble } = recognize(reportOf(truth, style))
      expect(sections.map(({ kind, heading }) => `${kind} ${heading}`)).toEqual([
        'overview 一、总体情况',
        'proactive 二、主动公开政府信息情况',
        'applications 三、收到和处理政府信息公开申请情况',
        'appeals 四、政府信息公开行政复议、行政诉讼情况',
        'problems 五、存在的主要问题及改进情况',
        'others 六、其他需要报告的事项',
      ])
      expect(sections.map(section => section.paragraphs.length)).toEqual([2, 0, 0, 0, 1, 1])
      expect(preamble.map(({ text }) => text)).toEqual(['某局2023年政府信息公开工作年度报告'])
    }
  })

  const headings = (texts: string[]) => recognize(documentOf(paragraphs(texts))).sections.map(({ kind, heading }) => [kind, heading])

  it('reads wrong, missing and doubled ordinals and other wordings', () => {
    expect(headings(['一、概述', '文字文字。', '三、主动公开工作情况', '文字文字。', '二、主动公开政府信息情况', '三．收到和处理政府信息公开申请情况', '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', '五、政府信息公开工作存在的主要问题及改进措施', '文字。', '其他需要报告的事项', '无。'])).toEqual([
      ['overview', '一、概述'],
      ['proactive', '二、主动公开政府信息情况'],
      ['applications', '三．收到和处理政府信息公开申请情况'],
      ['appeals', '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况'],
      ['problems', '五、政府信息公开工作存在的主要问题及改进措施'],
      ['others', '其他需要报告的事项'],
    ])
    expect(headings(['## 第一部分 总体情况', '## 表二 主动公开政府信息情况', '五、存在的问题和整改措施。一是认识不足。', '六、其他需要报告的事项：无。']).map(([kind]) => kind)).toEqual(['overview', 'proactive', 'problems', 'others'])
  })

  it('reports a table that is a picture', () => {
    const document: SourceDocument = { ...documentOf(paragraphs(['一、总体情况', '文字。', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况', '四、政府信息公开行政复议、行政诉讼情况', '五、存在的主要问题及改进情况', '文字。'])), pictures: [{ afterBlock: 3, alt: '', place: { at: 'paragraph', paragraph: 4 } }] }
    const found = recognize(document)
    expect([found.tables, found.pictured]).toEqual([{}, ['applications']])
  })

  it('the title of a report is not wrapped, however long', () => {
    const lines = ['滦南县司各庄镇人民政府2023年政府信息公开工作年度报告', '本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。']
    const { preamble } = recognize(documentOf(lines.map((text, at) => ({ kind: 'paragraph', text, place: { at: 'page', page: 1, box: [50, 50 + at * 20, 500, 62 + at * 20] } }))))
    expect(preamble.map(({ text }) => text)).toEqual(lines)
  })

  it('joins lines that the format wrapped and leaves real paragraphs', () => {
    const lines = ['一、总体情况', '今年以来我局认真贯彻落实条例各项要求不断完善制度建', '设，取得明显成效，全年无行政复议和行政诉讼案件。', '（一）主动公开。全年公开信息若干条，均按时发布，未', '发生泄密。']
    const blocks: Block[] = lines.map((text, index) => ({ kind: 'paragraph', text, place: { at: 'text', line: index + 1, column: 1 } }))
    expect(recognize(documentOf(blocks)).sections[0]!.paragraphs.map(({ text }) => text)).toEqual([lines[1]! + lines[2]!, lines[3]! + lines[4]!])
  })

  it('reads the metadata a site prints above the report', () => {
    const grid = exactGrid([[{ text: '索 引 号' }, { text: '01234/2024-00001' }, { text: '发布机构' }, { text: '某县教育局' }], [{ text: '名　　称：' }, { text: '某县教育局2023年政府信息公开工作年度报告' }, { text: '公开日期' }, { text: '2024-01-20' }]])
    expect(recognize(documentOf([grid, ...paragraphs(['发布时间：2024-01-20 10:00  来源：教育局', '一、总体情况', '文字。'])])).metadata.map(({ name, value }) => [name, value])).toEqual([
      ['索引号', '01234/2024-00001'],
      ['发布机构', '某县教育局'],
      ['名称', '某县教育局2023年政府信息公开工作年度报告'],
      ['公开日期', '2024-01-20'],
      ['发布时间', '2024-01-20 10:00'],
      ['来源', '教育局'],
    ])
  })
})

it('finds nothing in a document without the form and does not throw', () => {
  const empty = recognize(documentOf([]))
  expect([empty.tables, empty.sections]).toEqual([{}, []])
  expect(recognize(documentOf([...paragraphs(['今天天气很好。', '12']), raggedGrid([['', ''], []])])).tables.applications).toBeUndefined()
})
