import type { PlacedFacts } from '../facts'
import type { AcrossRule, Found, RuleWords, Unsaid } from '../rule'
import type { Difference } from './differences'
import type { InEach } from '@/language'
import type { TableName } from '@/reports'
import { splitKey, tableNames } from '@/reports'
import { en, parted, zh } from '../words'
import { differencesOf, soleCause } from './differences'
import { membersOf, missingMembers } from './members'

/** Share of the consolidated applications the units present must explain before a shortfall is called a contradiction. */
const leastShare = 0.8

function handled({ facts }: PlacedFacts): number {
  return (facts.numbers['applications.received.total'] ?? 0) + (facts.numbers['applications.carriedIn.total'] ?? 0)
}

function coverage(report: PlacedFacts, members: readonly PlacedFacts[], missing: readonly string[], waiting: readonly string[]): Found {
  const sum = members.reduce((total, member) => total + handled(member), 0)
  return {
    where: 'coverage',
    severity: 'info',
    report: report.report,
    table: null,
    row: null,
    column: null,
    params: { year: report.year, present: members.length, missing: missing.length, names: missing.join('、'), waiting: waiting.join('、'), sum, printed: handled(report) },
    cells: [],
    elsewhere: members.map(member => ({ report: member.report, cell: null })),
    expected: null,
    actual: null,
  }
}

function tableFinding(report: PlacedFacts, members: readonly PlacedFacts[], table: TableName, differences: readonly Difference[], cause: PlacedFacts | null): Found {
  const first = differences.find(({ cell }) => cell === 'applications.received.total') ?? differences[0]!
  return {
    where: table,
    report: report.report,
    table,
    row: differences.length === 1 ? splitKey(first.cell).row : null,
    column: differences.length === 1 ? splitKey(first.cell).column : null,
    params: { units: members.length, sum: first.sum, printed: first.printed, cells: differences.length, cause: cause?.agencyName ?? null },
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

/** The cell that a finding on a table speaks of. */
const firstOf = ({ cells }: Unsaid): string | undefined => cells.find(cell => cell === 'applications.received.total') ?? cells[0]

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '汇总相符',
    explanation: '汇总年报每一格 = 所属各单位之和（下级已有汇总年报的取其汇总年报）；单位不齐时说明缺少谁，只核对合计已超过汇总数的格。',
    sentence: (finding) => {
      const { table, params, expected, actual } = finding
      const { year, present, units, cause, sum, printed } = params
      if (table !== null) {
        const more = Number(params.cells) > 1 ? `；共 ${params.cells} 格不等` : ''
        const why = typeof cause === 'string' ? `；差额恰好是${cause}的数，可能${Number(sum) > Number(printed) ? '漏加' : '重加'}了该单位` : ''
        return `${zh.table(table)}，${zh.cell(firstOf(finding))}：${units} 个单位合计 ${zh.figure(sum)}，而汇总年报印的是 ${zh.figure(printed)}${zh.difference(expected, actual)}${more}${why}`
      }
      const [names, waiting] = [parted(params.names), parted(params.waiting)]
      const said = [
        ...(names.length > 0 ? [`缺少${zh.some(names, 5, '个单位')}的 ${year} 年度年报`] : []),
        ...(waiting.length > 0 ? [`${zh.some(waiting, 5, '个单位')}的已收到、待看，未计入`] : []),
      ]
      const why = said.length > 0 ? said.join('，') : `已有 ${present} 个单位的申请合计 ${zh.figure(sum)}，只占汇总数 ${zh.figure(printed)} 的一部分，可能还有单位没有计入`
      return `汇总核对：${why}，小于汇总数的各格暂不核对`
    },
  },
  'en': {
    name: 'Consolidated = units',
    explanation: 'Each cell of a consolidated report = the sum of its units (of a lower consolidated report where there is one); when units are missing it says which, and only sums already above the consolidated number are compared.',
    sentence: (finding) => {
      const { table, cells, params, expected, actual } = finding
      if (table !== null) {
        const [sum, printed] = [params.sum ?? expected, params.printed ?? actual]
        const more = cells.length > 1 ? ` ${cells.length} cells differ in all.` : ''
        const cause = typeof params.cause === 'string' ? ` The difference is exactly the numbers of ${params.cause}: it may have been ${Number(sum) > Number(printed) ? 'left out' : 'added twice'}.` : ''
        return `${en.table(table)}, ${en.cell(firstOf(finding))}: ${en.counted(params.units, 'unit')} add up to ${en.figure(sum)}, but the consolidated report prints ${en.figure(printed)}${en.difference(expected, actual)}.${more}${cause}`
      }
      const [names, waiting] = [parted(params.names), parted(params.waiting)]
      const said = [...(names.length > 0 ? [`reports are missing of ${en.listed(names)}`] : []), ...(waiting.length > 0 ? [`those of ${en.listed(waiting)} wait for review and do not count`] : [])]
      const why = said.length > 0 ? said.join('; ') : `the ${en.counted(params.present, 'unit')} present explain only a part of it, so some may not be counted yet`
      return `Consolidated report: ${why}; cells below the consolidated number are not compared for now.`
    },
  },
}

/** A consolidated report equals the sum of its units; more than it is wrong even when units are missing, less only when none is. */
export const consolidatedSum: AcrossRule = {
  id: 'consolidated-sum',
  severity: 'warning',
  words,
  find: (placed, waiting) => placed.filter(({ scope }) => scope === 'consolidated').flatMap(report => check(report, placed, waiting)),
}
