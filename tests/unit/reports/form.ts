import type { ReportSource } from '@/reports'
import type { Place, RecognizedTables } from '@/tables'

interface Parts {
  lines?: string[]
  overview?: string[]
  others?: string[]
  metadata?: Record<string, string>
  page?: string | null
  format?: RecognizedTables['document']['format']
  /** New applications in the table of section 3; none: no table. */
  received?: number
}

const at = (line: number): Place => ({ at: 'text', line, column: 1 })

/** What recognition hands over, from the few parts a case is about. */
export function recognized({ lines = [], overview = [], others = [], metadata = {}, page = null, format = 'txt', received }: Parts): RecognizedTables {
  const paragraphs = (texts: string[], from: number) => texts.map((text, position) => ({ kind: 'paragraph' as const, text, place: at(from + position) }))
  const preamble = paragraphs(lines, 1)
  const key = 'applications.received.total'
  return {
    document: { format, charset: null, part: null, title: page, metadata: [], blocks: preamble, pictures: [], notes: [{ code: 'charset-guessed', message: '编码是推断的' }] },
    preamble,
    metadata: Object.entries(metadata).map(([name, value], position) => ({ name, value, place: at(90 + position) })),
    sections: [
      { kind: 'overview', heading: '一、总体情况', headingPlace: at(10), paragraphs: paragraphs(overview, 11) },
      { kind: 'others', heading: '六、其他需要报告的事项', headingPlace: at(60), paragraphs: paragraphs(others, 61) },
    ],
    tables: received === undefined
      ? {}
      : { applications: { table: 'applications', layout: '2021', cells: new Map([[key, { key, text: String(received), state: 'number', value: received, place: at(30), doubt: null }]]) } },
    pictured: [],
  }
}

export function sourceOf(source: Partial<ReportSource> = {}): ReportSource {
  return { hash: 'a1b2', name: '附件.txt', folder: '', format: 'txt', charset: null, part: null, ...source }
}
