import type { PlacedFacts } from '../facts'
import type { AcrossRule, Found } from '../rule'
import type { Difference } from './differences'
import type { TableName } from '@/reports'
import { splitKey, tableNames } from '@/reports'
import { cellWords, figure, some, tableWords } from '../words'
import { differencesOf, soleCause } from './differences'
import { membersOf, missingMembers } from './members'

/** Share of the consolidated applications the units present must explain before a shortfall is called a contradiction. */
const leastShare = 0.8

function handled({ facts }: PlacedFacts): number {
  return (facts.numbers['applications.received.total'] ?? 0) + (facts.numbers['applications.carriedIn.total'] ?? 0)
}

function coverage(report: PlacedFacts, members: readonly PlacedFacts[], missing: readonly string[], waiting: readonly string[]): Found {
  const sum = members.reduce((total, member) => total + handled(member), 0)
  const why = missing.length + waiting.length > 0
    ? [
        ...(missing.length > 0 ? [`缺少${some(missing, 5, '个单位')}的 ${report.year} 年度年报`] : []),
        ...(waiting.length > 0 ? [`${some(waiting, 5, '个单位')}的已收到、待看，未计入`] : []),
      ].join('，')
    : `已有 ${members.length} 个单位的申请合计 ${figure(sum)}，只占汇总数 ${figure(handled(report))} 的一部分，可能还有单位没有计入`
  return {
    where: 'coverage',
    severity: 'info',
    report: report.report,
    table: null,
    row: null,
    column: null,
    message: `汇总核对：${why}，小于汇总数的各格暂不核对`,
    params: { present: members.length, missing: missing.length, names: missing.join('、'), waiting: waiting.join('、') },
    cells: [],
    elsewhere: members.map(member => ({ report: member.report, cell: null })),
    expected: null,
    actual: null,
  }
}

function tableFinding(report: PlacedFacts, members: readonly PlacedFacts[], table: TableName, differences: readonly Difference[], cause: PlacedFacts | null): Found {
  const first = differences.find(({ cell }) => cell === 'applications.received.total') ?? differences[0]!
  const line = `${cellWords(first.cell)}：${members.length} 个单位合计 ${figure(first.sum)}，而汇总年报印的是 ${figure(first.printed)}，相差 ${figure(Math.abs(first.sum - first.printed))}`
  const why = cause === null ? '' : `；差额恰好是${cause.agencyName}的数，可能${first.sum > first.printed ? '漏加' : '重加'}了该单位`
  return {
    where: table,
    report: report.report,
    table,
    row: differences.length === 1 ? splitKey(first.cell).row : null,
    column: differences.length === 1 ? splitKey(first.cell).column : null,
    message: `${tableWords(table)}，${line}${differences.length > 1 ? `；共 ${differences.length} 格不等` : ''}${why}`,
    params: { cell: cellWords(first.cell), units: members.length, sum: first.sum, printed: first.printed, cells: differences.length, cause: cause?.agencyName ?? null },
    cells: differences.map(({ cell }) => cell),
    elsewhere: cause === null ? members.map(member => ({ report: member.report, cell: null })) : [{ report: cause.report, cell: null }],
    expected: first.sum,
    actual: first.printed,
  }
}

function check(report: PlacedFacts, placed: readonly PlacedFacts[], waiting: ReadonlySet<string>): Found[] {
  const members = membersOf(report, placed)
  if (members.length < 2)
    return []
  const absent = missingMembers(report, members, placed)
  const waits = ({ agency }: PlacedFacts): boolean => waiting.has(`${agency}|${report.year}`)
  const namesOf = (some: readonly PlacedFacts[]): string[] => some.map(({ agencyName }) => agencyName)
  const complete = absent.length === 0 && members.reduce((sum, member) => sum + handled(member), 0) >= leastShare * handled(report)
  const differences = differencesOf(report, members).filter(({ sum, printed, certain }) => sum > printed || (complete && certain))
  const cause = soleCause(differences, members)
  return [
    ...(complete ? [] : [coverage(report, members, namesOf(absent.filter(each => !waits(each))), namesOf(absent.filter(waits)))]),
    ...tableNames.flatMap((table) => {
      const here = differences.filter(({ cell }) => splitKey(cell).table === table)
      return here.length === 0 ? [] : [tableFinding(report, members, table, here, cause)]
    }),
  ]
}

/** A consolidated report equals the sum of its units; more than it is wrong even when units are missing, less only when none is. */
export const consolidatedSum: AcrossRule = {
  id: 'consolidated-sum',
  severity: 'warning',
  name: '汇总相符',
  explanation: '汇总年报每一格 = 所属各单位之和（下级已有汇总年报的取其汇总年报）；单位不齐时说明缺少谁，只核对合计已超过汇总数的格。',
  find: (placed, waiting) => placed.filter(({ scope }) => scope === 'consolidated').flatMap(report => check(report, placed, waiting)),
}
