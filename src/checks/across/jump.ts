import type { PlacedFacts } from '../facts'
import type { AcrossRule, Found, RuleWords } from '../rule'
import type { Consecutive } from './series'
import type { InEach } from '@/language'
import type { CellKey, TableName } from '@/reports'
import { splitKey } from '@/reports'
import { grouped } from '../grouped'
import { en, zh } from '../words'
import { consecutive } from './series'

/** What is watched, with the least count of the larger year. */
const watched: readonly { cell: CellKey, least: number }[] = [
  { cell: 'applications.received.total', least: 30 },
  { cell: 'applications.concluded.total', least: 30 },
  { cell: 'applications.carriedOut.total', least: 30 },
  { cell: 'appeals.review.total', least: 30 },
  { cell: 'appeals.direct.total', least: 30 },
  { cell: 'appeals.afterReview.total', least: 30 },
  { cell: 'proactive.normativeDocuments.inForce', least: 50 },
  { cell: 'proactive.licensing.decisions', least: 100 },
  { cell: 'proactive.penalties.decisions', least: 100 },
  { cell: 'proactive.coercion.decisions', least: 100 },
  { cell: 'proactive.fees.amount', least: 100 },
]

/** At least fivefold, and at least this many robust deviations from both the agency's and its peers' usual change. */
const leastFactor = Math.log(5)
const deviations = 5
/** Deviation no group falls below: a change by a third is ordinary anywhere. */
const leastSpread = 0.3
/** Changes a group needs before it has a usual range. */
const leastPeers = 8

interface Change extends Consecutive {
  from: number
  to: number
  /** ln((to + 1) / (from + 1)): growth and decline weigh the same, zero has a place. */
  log: number
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Robust distance of `value` from `usual` (median and 1.4826 · MAD); no distance when there is too little to compare with. */
function distance(value: number, usual: readonly number[]): number {
  const center = median(usual)
  const spread = 1.4826 * median(usual.map(other => Math.abs(other - center)))
  return Math.abs(value - center) / Math.max(spread, leastSpread)
}

function comparable(table: TableName, { before, after }: Consecutive): boolean {
  return before.layouts[table] === after.layouts[table]
}

function changesOf(pairs: readonly Consecutive[], cell: CellKey, least: number): Change[] {
  const { table } = splitKey(cell)
  return pairs.filter(pair => comparable(table, pair)).flatMap((pair) => {
    const from = pair.before.facts.numbers[cell]
    const to = pair.after.facts.numbers[cell]
    return from === undefined || to === undefined || Math.max(from, to) < least || Math.min(from, to) < 0
      ? []
      : [{ ...pair, from, to, log: Math.log((to + 1) / (from + 1)) }]
  })
}

function isOutside(change: Change, peers: readonly Change[], own: readonly Change[]): boolean {
  const usual = peers.filter(peer => peer !== change).map(peer => peer.log)
  const history = own.filter(other => other !== change).map(other => other.log)
  return Math.abs(change.log) >= leastFactor
    && usual.length >= leastPeers && distance(change.log, usual) >= deviations
    && (history.length < 3 || distance(change.log, history) >= deviations)
}

function toFound(cell: CellKey, { before, after, from, to }: Change): Found {
  const { table, row, column } = splitKey(cell)
  return {
    where: cell,
    report: after.report,
    table,
    row,
    column,
    params: { lastYear: before.year, from, to },
    cells: [cell],
    elsewhere: [{ report: before.report, cell }],
    expected: from,
    actual: to,
  }
}

function peersOf(changes: readonly Change[], { after }: Change): readonly Change[] {
  const same = changes.filter(other => other.after.type === after.type && other.after.scope === after.scope)
  return same.length > leastPeers ? same : changes.filter(other => other.after.scope === after.scope)
}

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '变动异常',
    explanation: '与上年相比变动五倍以上，且远超本单位历年和同类单位的一般幅度（中位数与绝对中位差，基数过小的不计）。',
    sentence: ({ table, row, params: { lastYear, from, to } }) =>
      `${zh.table(table)}，${zh.row(table, row)}：${lastYear} 年度 ${zh.figure(from)}，${Number(lastYear) + 1} 年度 ${zh.figure(to)}，变化远超本单位和同类单位的一般幅度，请核实`,
  },
  'en': {
    name: 'Unusual change',
    explanation: 'At least five times last year’s number or a fifth of it, and far outside the usual range of the agency and its peers (median and median absolute deviation; small counts left out).',
    sentence: ({ table, row, params: { lastYear, from, to }, expected, actual }) =>
      `${en.table(table)}, ${en.row(table, row)}: ${en.figure(from ?? expected)} in ${lastYear ?? 'the year before'}, ${en.figure(to ?? actual)} the year after; far outside the usual range of the agency and its peers.`,
  },
}

/** A year-on-year change far outside what the agency and its peers usually show. */
export const jump: AcrossRule = {
  id: 'jump',
  severity: 'info',
  words,
  find(placed: readonly PlacedFacts[]) {
    const pairs = consecutive(placed)
    return watched.flatMap(({ cell, least }) => {
      const changes = changesOf(pairs, cell, least)
      const series = grouped(changes, ({ after }) => `${after.scope}:${after.agency}`)
      return changes
        .filter(change => Math.abs(change.log) >= leastFactor)
        .filter(change => isOutside(change, peersOf(changes, change), series.get(`${change.after.scope}:${change.after.agency}`)!))
        .map(change => toFound(cell, change))
    })
  },
}
