import type { Clause } from './clauses'
import type { CellKey, Report, TableName } from '@/reports'
import { appealResults, applicationRowKeys } from '@/reports'
import { numberAt } from '../sums'

/** What a number of the prose may mean in the tables. */
export type Meaning = 'received' | 'withCarriedIn' | 'concluded' | 'persons' | 'processed' | 'notOther' | 'notUnprocessed' | 'notUnavailable' | 'disclosed' | 'carriedOut' | 'total' | 'parts'

/** One way to read a number of the prose in the tables. */
export interface PossibleReading {
  means: Meaning
  value: number
  cells: CellKey[]
}

/** A number the prose states, and every legitimate reading of it; null when the tables cannot tell. */
export interface Claimed {
  id: string
  table: TableName
  value: number
  readings: (report: Report) => PossibleReading[] | null
}

type Read = Claimed['readings']

function total(row: string): CellKey {
  return `applications.${row}.total`
}

/** Readings that are sums of totals; null when one of their cells holds no number. */
function sums(report: Report, ways: readonly (readonly [means: Meaning, cells: readonly CellKey[]])[]): PossibleReading[] | null {
  const readings: PossibleReading[] = []
  for (const [means, cells] of ways) {
    const values = cells.map(cell => numberAt(report, cell))
    if (values.includes(null))
      return null
    readings.push({ means, value: values.reduce<number>((sum, value) => sum + value!, 0), cells: [...cells] })
  }
  return readings
}

/** 收到, 收办, 受理: this year's, or with what was carried in; of citizens only; or what was dealt with. */
const received: Read = report => sums(report, [
  ['received', [total('received')]],
  ['withCarriedIn', [total('received'), total('carriedIn')]],
  ['concluded', [total('concluded')]],
  ['persons', ['applications.received.person']],
])

/** 办结, 答复: all outcomes, or without those that get no answer in substance; or everything received. */
const concluded: Read = (report) => {
  const layout = report.layouts.applications
  if (!layout)
    return null
  const rows = applicationRowKeys(layout)
  function group(name: string): CellKey[] {
    return rows.filter(row => row === name || row.startsWith(`${name}.`)).map(total)
  }
  const answered = ['granted', 'partlyGranted', 'denied', 'unavailable'].flatMap(group)
  return sums(report, [
    ['concluded', [total('concluded')]],
    ['processed', answered],
    ['notOther', [...answered, ...group('notProcessed')]],
    ['notUnprocessed', [...answered, ...group('other')]],
    ['notUnavailable', ['granted', 'partlyGranted', 'denied'].flatMap(group)],
    ['disclosed', ['granted', 'partlyGranted'].flatMap(group)],
    ['received', [total('received')]],
    ['withCarriedIn', [total('received'), total('carriedIn')]],
  ])
}

const carriedOut: Read = report => sums(report, [['carriedOut', [total('carriedOut')]]])

/** Sums of any results of the paths: which of them the prose counts is open. */
function anyResults(paths: readonly string[]): Read {
  return (report) => {
    const counts = sums(report, paths.map(path => ['total', [`appeals.${path}.total`]] as const))
    const results = paths.flatMap(path => appealResults.filter(({ key }) => key !== 'total').map(({ key }) => `appeals.${path}.${key}` as CellKey))
    const values = results.map(cell => numberAt(report, cell))
    if (counts === null || values.includes(null))
      return null
    const reachable = new Set([0])
    for (const value of [...values, ...counts.map(count => count.value)]) {
      for (const sum of [...reachable])
        reachable.add(sum + value!)
    }
    const all = counts.reduce((sum, count) => sum + count.value, 0)
    const rest = [...reachable].filter(sum => sum !== all && sum !== 0).map(value => ({ means: 'parts' as const, value, cells: results }))
    return [{ means: 'total', value: all, cells: counts.flatMap(count => count.cells) }, ...rest]
  }
}

const count = String.raw`(\d+)[件份条宗起例项个]`
const application = String.raw`(?:政府信息)?依?(?:申请公开|公开申请|信息公开申请|依申请公开申请|依申请公开)(?:事项|件|信息|总?数量?)?`
const receiving = '(?:收到|收办|受理|接收|接到|收件|新收|收悉)'
/** Who applied, to whom and how: what may stand between the verb and its object. */
const from = String.raw`(?:各类|本年度?|公民|自然人|法人|企业|单位|个人|群众|市民|公众|居民|村民|当事人|申请人|其他组织|组织|社会|提出|提交|递交|书面|有效|新增?|[向对][^提递向对\d]{1,24}(?:提出|提交|递交)|[和或及与的、])*`
const sum = '(?:共计?|共有|合计|总计|总数为?|总量为?|[为是有])?'
/** What the clause is about is named in it, or before it where it only says 申请. */
const ofDisclosure = /依申请公开|信息公开申请|申请公开/
/** What a clause may begin with that only says when, and who. */
const when = String.raw`(?:本年度?|全年|20\d\d年度?)?(?:[我本]\p{Script=Han}{1,6}?)?[总一]?共?`
/** A heading on applications, and nothing between it and the number. */
const underApplications = /依申请公开(?:情况|方面|工作)?[。:,](?:20\d\d年度?,?|本年度?,?|全年,?)?[总一]?共(?:计|有)?\d+[件项]/
const patterns: readonly { id: string, table: TableName, pattern: RegExp, needs?: RegExp, within?: RegExp, readings: Read }[] = [
  { id: 'received', table: 'applications', pattern: new RegExp(`${receiving}${from}${application}${sum}${count}`, 'u'), readings: received },
  { id: 'received', table: 'applications', pattern: new RegExp(`${receiving}${count}${from}${application}`, 'u'), readings: received },
  { id: 'received', table: 'applications', pattern: new RegExp(`^(?:本年度?|全年|20\\d\\d年度?)?[总一]?共?新收${application}${count}`), readings: received },
  { id: 'received', table: 'applications', pattern: new RegExp(`${receiving}${from}申请(?:事项|总?数量?)?${sum}${count}`, 'u'), within: ofDisclosure, readings: received },
  { id: 'received', table: 'applications', pattern: new RegExp(`^(?:本年度?|全年|20\\d\\d年度?)?(?:[我本]\\p{Script=Han}{1,6}?)?${application}${sum}${count}$`, 'u'), readings: received },
  { id: 'received', table: 'applications', pattern: new RegExp(`^${when}\\D{1,30}提[出交]的\\D{0,30}${application}${sum}${count}`, 'u'), readings: received },
  { id: 'received', table: 'applications', pattern: new RegExp(`^${when}\\D{1,20}提[出交]的申请${sum}${count}`, 'u'), within: ofDisclosure, readings: received },
  { id: 'received', table: 'applications', pattern: new RegExp(`^${when}申请${sum}${count}`, 'u'), within: ofDisclosure, readings: received },
  { id: 'received', table: 'applications', pattern: new RegExp(`^${when}[总一]?共(?:计|有)?${count}$`, 'u'), within: underApplications, readings: received },
  { id: 'concluded', table: 'applications', pattern: new RegExp(`^${when}[总一]?共?办理${application}${sum}${count}`, 'u'), readings: concluded },
  { id: 'concluded', table: 'applications', pattern: new RegExp(`(?:^|[已均部共年度内])(?:办结|办理完毕|答复|办理答复)(?:申请人|申请|政府信息公开申请)?(?:共计?)?${count}`), needs: /申请/, readings: concluded },
  { id: 'carriedOut', table: 'applications', pattern: new RegExp(`结转[至到]?(?:下一?|20\\d\\d)年度?(?:继续)?(?:办理|处理|答复)?(?:的?(?:政府信息公开)?申请)?(?:共计?)?${count}`), needs: /申请/, readings: carriedOut },
  { id: 'review', table: 'appeals', pattern: new RegExp(`复议(?:案件|申请)?${sum}${count}`), needs: /[因就](?:政府)?信息公开|信息公开(?:类|工作)?的?(?:引发|引起|导致|被|行政复议)/, readings: anyResults(['review']) },
  { id: 'litigation', table: 'appeals', pattern: new RegExp(`行政诉讼(?:案件)?${sum}${count}`), needs: /[因就](?:政府)?信息公开|信息公开(?:类|工作)?的?(?:引发|引起|导致|被|行政诉讼)/, readings: anyResults(['direct', 'afterReview']) },
]

/** `未收到…申请`, `无依申请公开事项`: then nothing was received. */
const none = /(?:未|没有|无)(?:收到|接到|收办|受理)(?:[过和或及的]|任何|公民|个人|自然人|群众|法人|企业|社会|其他|组织|关于|提出|提交)*(?:政府信息)?(?:依申请公开|公开申请|信息公开申请|申请公开)/

const noneAtAll = /^(?:本年度?|全年|20\d\d年度?)?(?:[我本]\p{Script=Han}{1,6}?)?(?:无|没有)(?:政府信息)?(?:依申请公开|公开申请|信息公开申请|申请公开)(?:申请|事项|情况|信息|件)*$/u

/** `未发生因政府信息公开引起的行政复议、行政诉讼`: then there was none. */
const noAppeal = /(?:未|没有|无)(?:发生|收到|出现|产生|涉及|被)?\D{0,12}信息公开\D{0,14}(?:行政复议|行政诉讼|复议|诉讼)(?:[和或及、被的]|申请|案件|情况|情形|事项|行政|提起|复议|诉讼)*$/
const disputes: readonly (readonly [id: string, word: string, readings: Read])[] = [['review', '复议', anyResults(['review'])], ['litigation', '诉讼', anyResults(['direct', 'afterReview'])]]

/** What a clause states of the numbers of the tables. A clause with several numbers states none: which is which is open. */
export function claims(clause: Clause): Claimed[] {
  if ((none.test(clause.text) || noneAtAll.test(clause.text)) && !/\d+[件份条宗起例]/.test(clause.sentence))
    return [{ id: 'received', table: 'applications', value: 0, readings: received }]
  if (noAppeal.test(clause.text) && !/\d+[件份条宗起例]/.test(clause.sentence))
    return disputes.filter(([, word]) => clause.text.includes(word)).map(([id, , readings]) => ({ id, table: 'appeals', value: 0, readings }))
  if ((clause.text.match(/\d+(?:\.\d+)?(?![年\d.])/g) ?? []).length !== 1)
    return []
  for (const { id, table, pattern, needs, within, readings } of patterns) {
    const value = pattern.exec(clause.text)?.[1]
    if (value !== undefined && (needs === undefined || needs.test(clause.sentence)) && (within === undefined || within.test(clause.context)))
      return [{ id, table, value: Number(value), readings }]
  }
  return []
}
