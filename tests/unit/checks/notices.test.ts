import type { Printed } from './reports'
import type { PlacedFacts } from '@/checks'
import type { Report, SectionKind } from '@/reports'
import { describe, expect, it } from 'vitest'
import { checkAcross, checkReport } from '@/checks'
import { placed, reportOf } from './reports'

function found(change: (report: Report) => void, year = 2023): [id: string, message: string][] {
  return checkReport(reportOf({ year, change })).map(({ id, message }) => [id, message])
}

/** A change that gives one section this text alone. */
function saying(kind: SectionKind, text: string): (report: Report) => void {
  return (report) => {
    report.sections = report.sections.map(section => section.kind === kind ? { ...section, paragraphs: [{ text, place: { at: 'paragraph', paragraph: 9 } }] } : section)
  }
}

describe('sections', () => {
  const without = (...kinds: SectionKind[]) => (report: Report): void => {
    report.sections = report.sections.filter(({ kind }) => !kinds.includes(kind))
  }

  it('names what is missing', () => {
    expect(found(without('problems', 'others'))).toEqual([['sections:report', '没有找到“五、存在的主要问题及改进情况”、“六、其他需要报告的事项”']])
  })

  it('takes a table that was found for its section', () => {
    expect(found(without('proactive', 'applications', 'appeals'))).toEqual([])
  })

  it('takes a heading inside another section for its own where it stands in order, and names it where it does not', () => {
    const [early, late] = [without('problems'), without('problems')].map((change, at) => (report: Report) => {
      change(report)
      report.sections[at === 0 ? 3 : 0]!.paragraphs.push({ text: '五、存在的主要问题及改进情况', place: { at: 'paragraph', paragraph: 9 } })
    })
    expect(found(early!)).toEqual([])
    expect(found(late!)).toEqual([['sections:report', '“五、存在的主要问题及改进情况”的次序不对']])
  })

  it('asks nothing of a report that was typed into the form', () => {
    expect(found((report) => {
      report.sections = []
      report.typed = { who: '', when: '2024-01-10T00:00:00Z', from: null }
    })).toEqual([])
  })
})

describe('section 1', () => {
  const themes = '主动公开、申请、管理、网站、监督。'

  it('has at most a thousand characters, by the notice of the newer form only', () => {
    expect(found(saying('overview', `${themes}${'字'.repeat(983)}`))).toEqual([])
    expect(found(saying('overview', `${themes}${'字'.repeat(1000)} \n`)).map(([, said]) => said)).toEqual(['第一部分“总体情况”共 1017 字，通知要求不超过 1000 字，超出 17 字'])
    expect(found((report) => {
      saying('overview', '字'.repeat(2000))(report)
      report.layouts = { proactive: '2019', applications: '2019', appeals: '2019' }
    }, 2020).filter(([id]) => id.startsWith('overall'))).toEqual([])
  })

  it('touches five themes', () => {
    expect(found(saying('overview', '主动公开政府信息五十条，网站设有专栏，审核从严，考核到位。'))).toEqual([['overall-themes:overview', '第一部分“总体情况”没有写到依申请公开']])
  })
})

describe('fee-statement', () => {
  it.each(['本年度没有收取信息处理费。', '全年信息处理费0元。', '未收取任何费用。', '本机关依申请公开均未收费。'])('is content with %s', (text) => {
    expect(found(saying('others', text))).toEqual([])
  })

  it.each(['无其他需要报告的事项。', '无。', ''])('misses it in “%s”', (text) => {
    expect(found(saying('others', text)).map(([id]) => id)).toEqual(['fee-statement:others'])
  })

  it('was not asked for before the notice that asks for it', () => {
    const layouts = { proactive: '2019', applications: '2019', appeals: '2019' } as const
    expect(checkReport(reportOf({ year: 2020, layouts, change: saying('others', '无。') }))).toEqual([])
  })
})

describe('period', () => {
  const stated = (...periods: [from: string, to: string][]) => (report: Report): void => {
    report.stated = { periods: periods.map(([from, to]) => ({ from, to, text: `${from}至${to}`, place: null })), published: [] }
  }

  it('is the report year, whole', () => {
    expect(found(stated(['2023-01-01', '2023-12-31']))).toEqual([])
    expect(found(stated(['2023-01-01', '2023-11-30']))).toEqual([['period:period', '正文写的统计期限是“2023-01-01至2023-11-30”，而 2023 年度年报的统计期限应是 2023 年 1 月 1 日至 12 月 31 日']])
    expect(found(stated(['2022-01-01', '2022-12-31'])).map(([id]) => id)).toEqual(['period:period'])
  })

  it('is silent where one statement is right, or none is made', () => {
    expect(found(stated(['2023-03-01', '2023-05-31'], ['2023-01-01', '2023-12-31']))).toEqual([])
    expect(found(stated())).toEqual([])
  })
})

describe('late', () => {
  const published = (date: string, due: string): string[] => {
    const report = placed({}, { due })
    return checkAcross([{ ...report, facts: { ...report.facts, published: date } }]).map(({ severity, message }) => `${severity} ${message}`)
  }

  it('is after the due date, not on it', () => {
    expect(published('2024-01-31', '2024-01-31')).toEqual([])
    expect(published('2024-02-05', '2024-01-31')).toEqual(['info 写明的公布日期是 2024-02-05，晚于期限 2024-01-31，迟 5 天'])
    expect(published('2024-02-05', '2024-02-20')).toEqual([])
  })

  it('is not said of a report without a date', () => {
    expect(checkAcross([placed({})])).toEqual([])
  })
})

function received(count: number): Record<string, Printed> {
  return Object.fromEntries(['received', 'granted', 'concluded'].flatMap(row => [[`applications.${row}.person`, count], [`applications.${row}.total`, count]]))
}

const errors = (...reports: PlacedFacts[]): string[] => checkAcross(reports).filter(({ severity }) => severity === 'error').map(({ report, message }) => `${report} ${message}`)
const units = [7, 11, 13].map(size => placed({ agency: `云川市${size}局`, cells: received(size) }))
const whole = (count: number): PlacedFacts => placed({ agency: '云川市人民政府', cells: received(count) }, { scope: 'consolidated' })

describe('vertical-in-sum', () => {
  const tax = placed({ agency: '云川市税务局', cells: received(5) }, { vertical: true })

  it('names the organ whose numbers are the whole surplus', () => {
    expect(errors(...units, tax, whole(36))).toEqual(['云川市人民政府-2023 汇总年报比所属各单位之和多出的数，恰好是垂直管理单位云川市税务局的数（申请 31 件，印的是 36 件）；垂管单位不计入地方汇总'])
  })

  it('is silent where the sum is right, or wrong in another way', () => {
    expect(errors(...units, tax, whole(31))).toEqual([])
    expect(errors(...units, tax, whole(37))).toEqual([])
  })
})

describe('both-counted', () => {
  const below = [2, 3].map(size => placed({ agency: `云川市东区${size}局`, cells: received(size) }, { region: '云川市/东区' }))
  const district = placed({ agency: '云川市东区人民政府', cells: received(5) }, { region: '云川市/东区', scope: 'consolidated' })

  it('names the units that a lower consolidated report holds already', () => {
    expect(errors(...units, ...below, district, whole(41))).toEqual(['云川市人民政府-2023 汇总年报比各部分之和多出的数，恰好是云川市东区2局、云川市东区3局的数（申请 36 件，印的是 41 件），而其数已在下级的汇总年报里，重复计入'])
    expect(errors(...units, ...below, district, whole(38))).toHaveLength(1)
  })

  it('is silent where each is counted once', () => {
    expect(errors(...units, ...below, district, whole(36))).toEqual([])
  })
})
