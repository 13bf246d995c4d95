import type { InEach } from '@/language'

interface Words {
  /** Parts of a provenance. */
  parts: Record<'period' | 'coverage' | 'formula' | 'values' | 'source' | 'date' | 'checksum' | 'check', string>
  /** Name of a file that has no other. */
  product: string
  colon: string
  semicolon: string
  contents: string
  /** Above a table of contents. */
  contentsHeading: string
  /** Heading of a block by its number; `ordinal` is the number as official documents write it. */
  heading: (at: number, ordinal: string, title: string) => string
  /** Columns of the sheet that lists the others. */
  sheets: readonly [string, string, string]
  chartData: string
}

export const words: InEach<Words> = {
  'zh-CN': {
    parts: { period: '期间', coverage: '报送', formula: '口径', values: '取值', source: '来源', date: '日期', checksum: '校验码', check: '核对' },
    product: '年报台',
    colon: '：',
    semicolon: '；',
    contents: '目录',
    contentsHeading: '目  录',
    heading: (_, ordinal, title) => `${ordinal}、${title}`,
    sheets: ['工作表', '标题', '数据来源'],
    chartData: '图表数据',
  },
  'en': {
    parts: { period: 'Period', coverage: 'Coverage', formula: 'Definition', values: 'Values', source: 'Source', date: 'Date', checksum: 'Checksum', check: 'To check' },
    product: 'Nianbao',
    colon: ': ',
    semicolon: '; ',
    contents: 'Contents',
    contentsHeading: 'Contents',
    heading: (at, _, title) => `${at}. ${title}`,
    sheets: ['Sheet', 'Title', 'Where the numbers come from'],
    chartData: 'Data of the chart',
  },
}
