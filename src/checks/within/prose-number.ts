import type { Found, ReportRule, RuleWords, Unsaid } from '../rule'
import type { Clause } from './clauses'
import type { Claimed, Meaning } from './prose-claims'
import type { InEach } from '@/language'
import type { Report } from '@/reports'
import { en, listIn, listParams, zh } from '../words'
import { clausesOf } from './clauses'
import { claims } from './prose-claims'

/** The readings that a finding keeps as `received=21`. */
function readingsOf({ params }: Unsaid, meanings: Readonly<Record<Meaning, string>>, figure: (value: number) => string): string[] {
  return listIn(params, 'reading').map((reading) => {
    const [means, value] = reading.split('=')
    return `${meanings[means as Meaning]} ${figure(Number(value))}`
  })
}

const words: InEach<RuleWords & { meanings: Readonly<Record<Meaning, string>> }> = {
  'zh-CN': {
    meanings: {
      received: '本年新收',
      withCarriedIn: '本年新收 + 上年结转',
      concluded: '办理结果总计',
      persons: '自然人新收',
      processed: '不含不予处理和其他处理',
      notOther: '不含其他处理',
      notUnprocessed: '不含不予处理',
      notUnavailable: '不含无法提供等',
      disclosed: '予以公开和部分公开',
      carriedOut: '结转下年度',
      total: '总计',
      parts: '其中各项',
    },
    name: '文表不符',
    explanation: '正文里的申请、办结、复议、诉讼等件数，按各种合理口径都与表格对不上时提示；拿不准的不提示。',
    sentence: (finding) => {
      const { table, params: { clause, said, readings } } = finding
      return `正文写“${String(clause).slice(0, 60)}”，而${zh.table(table)}：${readingsOf(finding, words['zh-CN'].meanings, zh.figure).join('，')}${Number(readings) > 3 ? ' 等' : ''}，都不是 ${zh.figure(said)}`
    },
  },
  'en': {
    meanings: {
      received: 'received',
      withCarriedIn: 'received + carried in',
      concluded: 'concluded',
      persons: 'received from natural persons',
      processed: 'without not processed and other',
      notOther: 'without other',
      notUnprocessed: 'without not processed',
      notUnavailable: 'without unavailable and the like',
      disclosed: 'granted and partly granted',
      carriedOut: 'carried out',
      total: 'total',
      parts: 'one of its parts',
    },
    name: 'Text against tables',
    explanation: 'Numbers of applications, conclusions, reviews and lawsuits in the text that agree with the tables under no legitimate reading.',
    sentence: (finding) => {
      const { table, params: { clause, said, printed }, expected, actual } = finding
      const readings = readingsOf(finding, words.en.meanings, en.figure).join(', ')
      return `The text says ${en.figure(said ?? actual)} (“${String(clause ?? '').slice(0, 60)}”), but ${en.table(table).toLowerCase()} gives ${en.figure(printed ?? expected)}${readings && ` (${readings})`}, and no other legitimate reading of it agrees.`
    },
  },
}

/** Part of a whole, another period, another body, a comparison or a rounded number: such a clause is not compared. */
const aside = /其中|同比|环比|[较占余约]|比[上去前]|增[长加]|减少|下降|上升|上[一个]?[年季]|去年|前年|往年|历年|累计|季度|上半年|下半年|\d月|月份|以来|平均|日均|左右|多[件份条宗起例]|近\d|\d万|万[件份条]|超过?\d|不[足到]\d|信函|邮寄|网[络上页站]|平台|当面|现场|传真|邮件|邮箱|在线|窗口|线下|线上|电话|代[为办]|转[办交]|涉及|类\d|指导|审理|受理行政复议|作为(?:复议|被)/

/** The prose speaks of all bodies of a place, the table may speak of one, and the other way round. */
const everyBody = /全[省市区县镇乡州系]|各[级区县市镇乡街单部]|辖区|系统|所属|下属|下辖|直属/
const oneBody = /办公[室厅]|本机关|本级|本部门|[局委]机关/

function otherBody(report: Report, clause: Clause): boolean {
  return report.scope.value === 'consolidated' || !report.scope.certain
    ? oneBody.test(clause.sentence) || !everyBody.test(clause.sentence)
    : everyBody.test(clause.sentence)
}

function otherYear(report: Report, clause: Clause): boolean {
  const years = clause.sentence.match(/20\d\d(?=年)/g) ?? []
  return years.some(year => Number(year) !== report.year.value)
}

function contradiction(report: Report, clause: Clause, claimed: Claimed): Found[] {
  const readings = claimed.readings(report)
  if (readings === null || readings.some(({ value }) => value === claimed.value))
    return []
  const [usual] = readings
  return [{
    where: `${claimed.id}:${claimed.value}`,
    report: report.id,
    table: claimed.table,
    row: null,
    column: null,
    params: { clause: clause.text, said: claimed.value, printed: usual!.value, ...listParams('reading', readings.map(({ means, value }) => `${means}=${value}`), 3) },
    cells: usual!.cells,
    elsewhere: [],
    expected: usual!.value,
    actual: claimed.value,
  }]
}

/** A number in the prose that the tables contradict under every legitimate reading; silent whenever another reading is possible. */
export const proseNumber: ReportRule = {
  id: 'prose-number',
  severity: 'warning',
  words,
  find(report) {
    const found = clausesOf(report)
      .filter(clause => !aside.test(clause.text) && !otherBody(report, clause) && !otherYear(report, clause))
      .flatMap(clause => claims(clause).flatMap(claimed => contradiction(report, clause, claimed)))
    return [...new Map(found.map(item => [item.where, item])).values()]
  },
}
