import type { Claim } from '../claims/claims'
import type { Breakdown, Cell } from '../explore/data'
import type { Flow, FlowLink, FlowNode, Records } from '../model'
import type { Meaning } from '../theme'
import type { Locale, Source } from '../types'
import { nameIn } from '@/language'
import { isLow, lowCount, wholeOf } from '@/metrics'
import { leading } from '../claims/claims'
import { wordsOf } from '../words'

const applicants = ['person', 'business', 'research', 'publicInterest', 'legalService', 'otherOrganisation'] as const
const outcomes = ['granted', 'partlyGranted', 'denied', 'unavailable', 'notProcessed', 'other'] as const
/** What cases pass through; what comes in and what goes out should be equal there, and in print is not always. */
const hubs = ['received', 'handled', 'concluded'] as const satisfies readonly FlowLink['gap'][]
/** Section 3 as a flow: 新收 (by kind of applicant if asked) and 上年结转 → 受理 → 办结 and 结转 → outcomes. Every flow is a published total; where they do not add up the difference is a flow of its own. */
export function flowOf({ cells, years }: Pick<Breakdown, 'cells' | 'years'>, locale: Locale): Flow {
  const found = new Map(cells.map((cell): [string | null, Cell] => [cell.first, cell]))
  const at = (key: string): number | null => found.get(key)?.value ?? null
  const byApplicant = applicants.some(key => found.has(key))
  const word = wordsOf(locale)
  const first = byApplicant ? 1 : 0
  const node = (key: string, level: number, meaning: Meaning, name = word.series[key as keyof typeof word.series]): FlowNode => ({ key, name, level, meaning })
  const parts = wholeOf('applicants')!.parts
  const nodes: FlowNode[] = [
    ...(byApplicant ? applicants.map((key, at) => node(key, 0, 'received', nameIn(locale, parts[at]!))) : []),
    node('received', first, 'received'),
    node('carriedIn', 0, 'carriedOut'),
    node('handled', first + 1, 'handled'),
    node('concluded', first + 2, 'concluded'),
    ...outcomes.map(key => node(key, first + 3, key)),
    node('carriedOut', first + 3, 'carriedOut'),
  ]
  const handled = at('received') === null && at('carriedIn') === null ? null : (at('received') ?? 0) + (at('carriedIn') ?? 0)
  const link = (from: string, to: string, value: number | null, hub: typeof hubs[number], whole: number | null): FlowLink => ({ from, to, value, whole, wholeName: word.series[hub], gap: null })
  const links: FlowLink[] = [
    ...(byApplicant ? applicants.map(key => link(key, 'received', at(key), 'received', at('received'))) : []),
    link('received', 'handled', at('received'), 'handled', handled),
    link('carriedIn', 'handled', at('carriedIn'), 'handled', handled),
    link('handled', 'concluded', at('concluded'), 'handled', handled),
    // Shares of the concluded need every report's outcomes.
    ...outcomes.map(key => link('concluded', key, at(key), 'concluded', (at('uneven') ?? 0) > 0 ? null : at('concluded'))),
    link('handled', 'carriedOut', at('carriedOut'), 'handled', handled),
  ]
  for (const hub of hubs) {
    const level = nodes.find(({ key }) => key === hub)!.level
    const inflow = links.filter(({ to }) => to === hub)
    const outflow = links.filter(({ from }) => from === hub)
    const excess = inflow.length === 0 || outflow.length === 0 ? 0 : sum(inflow) - sum(outflow)
    if (excess === 0)
      continue
    const key = `gap.${hub}`
    nodes.push({ key, name: word.imbalance, level: excess < 0 ? level - 1 : hub === 'received' ? level + 1 : first + 3, meaning: null })
    links.push({ ...(excess > 0 ? { from: hub, to: key } : { from: key, to: hub }), value: Math.abs(excess), whole: hub === 'handled' ? handled : at(hub), wholeName: word.series[hub], gap: hub })
  }
  // Differences stand beside what they belong to, so that ribbons do not cross.
  const order = [...applicants, 'gap.received', 'received', 'carriedIn', 'handled', 'concluded', ...outcomes, 'gap.concluded', 'carriedOut', 'gap.handled']
  return {
    year: years[1],
    at,
    handled,
    reports: Math.max(0, ...cells.map(({ reports }) => reports)),
    gaps: cells.reduce((total, { gaps }) => total + gaps, 0),
    nodes: nodes.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key)),
    links,
  }
}

function sum(links: readonly FlowLink[]): number {
  return links.reduce((total, { value }) => total + (value ?? 0), 0)
}

/** Why a difference is there. */
export function gapText({ from, wholeName }: FlowLink, locale: Locale): string {
  const word = wordsOf(locale)
  return from.startsWith('gap.') ? word.tooLittle(wholeName) : word.tooMuch(wholeName)
}

/** What a flow is the number of; those of outcomes but two have no metric of their own. */
const counted = new Set(['received', 'carriedIn', 'concluded', 'carriedOut', 'granted', 'partlyGranted'])

function sourceOf({ from, to }: FlowLink, year: number): Source | null {
  const metric = to === 'handled' ? from : to
  return from !== 'handled' && from !== 'concluded' && to !== 'handled' ? null : counted.has(metric) ? { metric, filters: { years: [year, year] } } : null
}

/** Every flow with its number, also those of 0 and those without one, which no ribbon shows. */
export function flowRecords(data: Pick<Breakdown, 'cells' | 'years'>, locale: Locale): Records {
  const { nodes, links, reports, year } = flowOf(data, locale)
  const word = wordsOf(locale)
  const name = (key: string): string => nodes.find(node => node.key === key)!.name
  return {
    heads: [{ key: 'from', name: word.from, kind: 'text' }, { key: 'to', name: word.to, kind: 'text' }],
    measures: [{ key: 'value', name: word.cases, unit: 'count', label: word.cases }],
    evidence: ['note'],
    rows: reports === 0
      ? []
      : links.map(link => ({ heads: [name(link.from), name(link.to)], values: [link.value], sources: [sourceOf(link, year)], note: link.gap ? gapText(link, locale) : '' })),
  }
}

/** Intake, what became of it, the most frequent outcome, and what does not reconcile. Where a report's outcomes are not its concluded no share of them is told. */
export function flowClaims(data: Pick<Breakdown, 'cells' | 'years'>, locale: Locale): Claim[] {
  const { year, at, handled, links } = flowOf(data, locale)
  const word = wordsOf(locale)
  if (links.every(({ value }) => value === null))
    return [{ kind: 'none', why: 'data', name: word.handling, years: null }]
  const concluded = at('concluded')
  const [unbalanced, uneven] = [at('unbalanced') ?? 0, at('uneven') ?? 0]
  return [
    {
      kind: 'flow',
      year,
      cases: { handled, received: at('received'), carriedIn: at('carriedIn'), concluded, carriedOut: at('carriedOut') },
      most: leading(outcomes.map(key => ({ name: word.series[key], cases: at(key) })), concluded, uneven > 0 || isLow(concluded, lowCount), 1),
    },
    ...links.flatMap((link): Claim[] => link.gap === null ? [] : [{ kind: 'imbalance', cases: link.value!, why: gapText(link, locale) }]),
    ...unbalanced > 0 ? [{ kind: 'unbalanced', reports: unbalanced } as const] : [],
    ...uneven > 0 ? [{ kind: 'unequal', reports: uneven } as const] : [],
  ]
}
