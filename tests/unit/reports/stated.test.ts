import { describe, expect, it } from 'vitest'
import { read } from '@/readers'
import { buildReport } from '@/reports'
import { recognize } from '@/tables'

async function statedOf(...lines: string[]) {
  const bytes = new TextEncoder().encode(['云川市示例局2023年政府信息公开工作年度报告', ...lines].join('\n'))
  const result = await read({ name: 'a.txt', folder: '', bytes })
  if (result.kind !== 'documents')
    throw new Error(result.kind)
  const stated = buildReport(recognize(result.documents[0]!), { hash: '', name: 'a.txt', folder: '', format: 'txt', charset: null, part: null }).stated!
  return { periods: stated.periods.map(({ from, to }) => [from, to]), published: stated.published.map(({ date }) => date) }
}

describe('the period a report states', () => {
  it.each([
    ['本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。', '2023-01-01', '2023-12-31'],
    ['所列数据统计期限为 2023 年 1 月 1 日至 12 月 31 日。', '2023-01-01', '2023-12-31'],
    ['数据统计期限为二〇二三年1月1日—12月31日。', '2023-01-01', '2023-12-31'],
    ['统计时限：2023.1.1-2023.12.31', '2023-01-01', '2023-12-31'],
    ['本报告的统计期限为2023年1月至12月。', '2023-01-01', '2023-12-31'],
    ['统计期限自2022年12月1日至2023年11月30日。', '2022-12-01', '2023-11-30'],
  ])('%s', async (line, from, to) => {
    expect((await statedOf(line, '一、总体情况', '公开各类信息。')).periods).toEqual([[from, to]])
  })

  it('is not that of a campaign', async () => {
    expect((await statedOf('一、总体情况', '2023年3月1日至2023年5月31日开展专项清理。')).periods).toEqual([])
  })
})

describe('the day of publication', () => {
  it('is read from the page and from the signature', async () => {
    expect((await statedOf('发布日期：2024-01-25 来源：云川市示例局', '一、总体情况', '公开各类信息。', '六、其他需要报告的事项', '无。', '2024年1月24日')).published).toEqual(['2024-01-25', '2024-01-24'])
    expect((await statedOf('一、总体情况', '公开各类信息。', '六、其他需要报告的事项', '无。', '二〇二四年二月二十三日')).published).toEqual(['2024-02-23'])
  })

  it('is no date in a sentence', async () => {
    expect((await statedOf('一、总体情况', '2024年1月24日召开会议。')).published).toEqual([])
  })
})
