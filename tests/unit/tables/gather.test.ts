import type { Truth } from './render'
import type { SourceDocument } from '@/readers'
import { describe, expect, it } from 'vitest'
import { gather, recognize } from '@/tables'
import { appealsModels, applicationsModel, blocksOf, documentOf, paragraphs, proactiveModel } from './render'

const truth: Truth = {
  applications: { layout: '2021', rows: Array.from({ length: 25 }, () => [0, 0, 0, 0, 0, 0, 0]) },
  appeals: Array.from({ length: 15 }, () => 0),
  proactive: { layout: '2021', rows: [[1, 0, 4], [2, 0, 9], [5], [6], [0], [0]] },
}
const blocks = {
  proactive: blocksOf(proactiveModel(truth.proactive), 'exact'),
  applications: blocksOf(applicationsModel(truth.applications), 'exact'),
  appeals: appealsModels(truth.appeals, 'row').flatMap(model => blocksOf(model, 'exact')),
}
type Part = keyof typeof blocks

function sheet(part: string, holds: readonly Part[], ...lines: string[]): SourceDocument {
  return { ...documentOf([...paragraphs(lines), ...holds.flatMap(table => blocks[table])]), format: 'xlsx', part }
}
const all: Part[] = ['proactive', 'applications', 'appeals']
const title = '云川市教育局2023年政府信息公开工作年度报告'

function parts(documents: SourceDocument[]): (string | null)[] {
  return documents.map(({ part }) => part)
}

describe('sheets of one workbook', () => {
  it('with a section each become one report, cover and prose with it', () => {
    const [document, ...others] = gather([
      sheet('封面', [], title),
      sheet('主动公开', ['proactive'], '二、主动公开政府信息情况'),
      sheet('依申请公开', ['applications']),
      sheet('复议诉讼', ['appeals']),
      sheet('问题', [], '五、存在的主要问题及改进情况', '无。'),
    ])
    expect(others).toEqual([])
    expect(document!.part).toBeNull()
    const tables = recognize(document!)
    expect(Object.keys(tables.tables)).toEqual(['proactive', 'applications', 'appeals'])
    expect(tables.preamble[0]!.text).toBe(title)
    expect(tables.sections.at(-1)!.kind).toBe('problems')
  })

  it('with a whole report each stay apart', () => {
    expect(parts(gather([sheet('教育局', all, title), sheet('公安局', all, '云川市公安局2023年政府信息公开工作年度报告')]))).toEqual(['教育局', '公安局'])
  })

  it('named after different bodies stay apart even when their tables would fit together', () => {
    expect(parts(gather([sheet('教育局', ['proactive', 'applications']), sheet('公安局', ['appeals'])]))).toEqual(['教育局', '公安局'])
  })

  it('with different titles stay apart', () => {
    expect(parts(gather([sheet('Sheet1', ['proactive', 'applications'], title), sheet('Sheet2', ['appeals'], '云川市教育局2022年政府信息公开工作年度报告')]))).toEqual(['Sheet1', 'Sheet2'])
  })

  it('begin a new report where a table comes again', () => {
    const documents = gather([sheet('表一', ['proactive']), sheet('表二', ['applications']), sheet('表三', ['appeals']), sheet('表四', ['proactive']), sheet('表五', ['applications', 'appeals'])])
    expect(parts(documents)).toEqual(['表一', '表四'])
  })

  it('keep the name of the only sheet with tables: it may name the body', () => {
    expect(parts(gather([sheet('教育局', all), sheet('说明', [], '填报说明')]))).toEqual(['教育局'])
  })

  it('move the pictures of later sheets behind the right block', () => {
    const pictured = { ...sheet('Sheet2', ['appeals']), pictures: [{ afterBlock: 0, alt: '', place: { at: 'sheet' as const, sheet: 'Sheet2', address: 'A1' } }] }
    const [document] = gather([sheet('Sheet1', ['proactive'], '二、主动公开政府信息情况'), pictured])
    expect(document!.pictures[0]!.afterBlock).toBe(2)
  })

  it('leave documents that are no sheets as they are', () => {
    const document = documentOf(blocks.proactive)
    expect(gather([document])).toEqual([document])
  })
})
