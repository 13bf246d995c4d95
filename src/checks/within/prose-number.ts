import type { Found, ReportRule } from '../rule'
import type { Clause } from './clauses'
import type { Claimed } from './prose-claims'
import type { Report } from '@/reports'
import { figure, tableWords } from '../words'
import { clausesOf } from './clauses'
import { claims } from './prose-claims'

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
  const possible = readings.slice(0, 3).map(({ words, value }) => `${words} ${figure(value)}`).join('，')
  return [{
    where: `${claimed.id}:${claimed.value}`,
    report: report.id,
    table: claimed.table,
    row: null,
    column: null,
    message: `正文写“${clause.text.slice(0, 60)}”，而${tableWords(claimed.table)}：${possible}${readings.length > 3 ? ' 等' : ''}，都不是 ${figure(claimed.value)}`,
    params: { clause: clause.text, said: claimed.value, printed: usual!.value },
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
  name: '文表不符',
  explanation: '正文里的申请、办结、复议、诉讼等件数，按各种合理口径都与表格对不上时提示；拿不准的不提示。',
  find(report) {
    const found = clausesOf(report)
      .filter(clause => !aside.test(clause.text) && !otherBody(report, clause) && !otherYear(report, clause))
      .flatMap(clause => claims(clause).flatMap(claimed => contradiction(report, clause, claimed)))
    return [...new Map(found.map(item => [item.where, item])).values()]
  },
}
