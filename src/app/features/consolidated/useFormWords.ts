import type { Consolidated } from '../../ui/sent/useConsolidated'
import type { Filters, FormApart } from '@/metrics'
import type { ApartReason } from '@/reports'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { levelOf, scopeKind, within } from '@/metrics'
import { addedAt, regionPath } from '@/reports'
import { valuesSaid } from '../../state/derived'
import { useRecord } from '../../state/record'
import { useFormNames } from '../../ui/use/useFormNames'
import { useGroupName } from '../../ui/use/useGroupName'
import { useScope } from '../../ui/use/useScope'

/** Names of missing units said in a line; the rest is their number. */
const mostNames = 12

const leftOutKinds = ['below', 'whole', 'vertical', 'watched', 'system', 'unplaced'] as const satisfies readonly (ApartReason | 'below' | 'whole')[]
type LeftOut = (typeof leftOutKinds)[number]

const nowhere = { code: null, province: null, city: null, county: null }

/** The place right below a level on the way to another: of `江苏省` on the way to `江苏省/淮安市/洪泽区` it is `江苏省/淮安市`. */
function nextBelow(path: string, level: string): string {
  return path.split('/').slice(0, level === '' ? 1 : level.split('/').length + 1).join('/')
}

/** What came of the identities of the sums; that none could be tried is no success. */
export function checksText(t: ReturnType<typeof useI18n>['t'], broken: number, tried: number): string {
  return broken > 0 ? t('consolidated.checks.bad', { count: broken }) : tried > 0 ? t('consolidated.checks.good', { count: tried }) : t('consolidated.checks.none')
}

/** What a consolidated form says of itself, on the page and in its files. */
export function useFormWords(year: () => number, { tables, open, coverage, form, reports, leftOut, unreconciled, tried }: Consolidated) {
  const { t } = useI18n()
  const record = useRecord()
  const filters = useScope()
  const group = useGroupName()
  const rule = computed(() => addedAt(record.state.agencies))
  const title = computed(() => t('consolidated.of', { group: group.value, year: year() }))
  const { titleOf, markOf } = useFormNames()

  const placeOf = (scope: Filters['scope']): string => levelOf(scope)?.split('/').at(-1) || t('filters.scope.nation')
  const listOf = (names: readonly string[]): string => names.slice(0, mostNames).join(t('frame.comma')) + (names.length > mostNames ? '…' : '')

  /** What was left out of the sums, and why: at a level all that lies within it, else only what is in no local sum. */
  function leftOutOf(scope: Filters['scope']): string[] {
    const level = levelOf(scope)
    const why = ({ why, at, scope: own, agency }: FormApart): LeftOut | null => {
      if (why === 'vertical' || why === 'watched')
        return why
      if (level === null)
        return null
      if (at !== null && at !== level && within(at, level))
        return 'below'
      return why ?? (own === 'consolidated' && regionPath(record.agencyById(agency)?.region ?? nowhere) === level ? 'whole' : null)
    }
    const told = leftOut.value.map(row => ({ name: row.name, at: row.at, why: why(row) }))
    const lines = leftOutKinds.flatMap((kind) => {
      const names = [...new Set(told.filter(({ why }) => why === kind).map(({ name }) => name))]
      return names.length > 0 ? [t(`consolidated.apartFrom.${kind}`, { count: names.length, names: listOf(names) })] : []
    })
    const summed = new Set(reports.value.flatMap(({ agency, scope }) => scope === 'consolidated' ? [rule.value(record.agencyById(agency)!, 'unit').at] : []))
    const alone = [...new Set(told.flatMap(({ why, at }) => why === 'below' && at !== null && !summed.has(nextBelow(at, level!)) ? [nextBelow(at, level!)] : []))]
    return [...lines, ...alone.length > 0 ? [t('consolidated.apartFrom.missing', { names: listOf(alone.map(path => path.split('/').at(-1)!)) })] : []]
  }

  const notes = computed(() => {
    const { values, scope } = filters.value
    const openOf = (wanted: 'missing' | 'waiting'): string[] => {
      const names = open.value.filter(({ state }) => state === wanted).map(({ name }) => name)
      return names.length > 0 ? [t(`consolidated.${wanted}`, { count: names.length, names: listOf(names) })] : []
    }
    const below = reports.value.filter(report => report.scope === 'consolidated').length
    const gaps = Object.values(form.value.cells).filter(cell => cell.numbers + cell.otherForm + cell.noTable < form.value.reports).length
    return [
      t(`consolidated.addition.${scopeKind(scope)}`, { units: form.value.reports, own: form.value.reports - below, below, place: placeOf(scope) }),
      ...leftOutOf(scope),
      ...(coverage.value ? [t('consolidated.coverage', { expected: coverage.value.expected, units: coverage.value.units - (coverage.value.beyond ?? 0) }) + (coverage.value.beyond ? t('figures.coverageBeyond', { beyond: coverage.value.beyond }) : '')] : []),
      t(`consolidated.values.${valuesSaid(record.state, values, new Set(reports.value.map(({ report }) => report)))}`),
      ...openOf('missing'),
      ...openOf('waiting'),
      ...tables.value.flatMap(({ table, others, apart, none }) => [
        ...others.map(({ layout, count }) => t('consolidated.mixed', { table: titleOf(table), count, layout: markOf(layout), columns: t(apart ? 'consolidated.mixedApart' : 'consolidated.mixedNone') })),
        ...(none > 0 ? [t('consolidated.noTable', { table: titleOf(table), count: none })] : []),
      ]),
      ...(gaps > 0 ? [t('consolidated.notes.gaps', { count: gaps })] : []),
      checksText(t, unreconciled.value.length, tried.value),
    ]
  })
  return { group, title, notes }
}
