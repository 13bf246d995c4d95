import type { CellState } from './matrix'
import type { UnitKind, UnitYearState } from '@/reports'
import type { StoredReport } from '@/workspace'
import { computed, reactive } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRecord } from '../../state/record'
import { dayOf } from '../../ui/use/days'
import { useNameSearch } from '../../ui/use/useNameSearch'
import { namesakesIn } from './fictional'
import { chaseList, countsOf, dueSummaries, matrixOf } from './matrix'

/** What is done with a cell that is opened. */
export type Then = 'look' | 'import' | 'type' | 'exempt'

/** What is looked at; kept while one goes to a report and back. */
const view = reactive({
  year: null as number | null,
  group: 'all' as UnitKind | 'all',
  state: null as UnitYearState | null,
  gaps: false,
  search: '',
  density: null as 'standard' | 'compact' | null,
})

/** With more units than this they are shown compact at first. */
const mostStandard = 66
/** Years shown beside the campaign's. */
const mostYears = 7

/** The year being collected: the list of units, their states, what is still to come. */
export function useCampaign() {
  const { t } = useI18n()
  const record = useRecord()
  const today = dayOf(new Date())

  const campaigns = computed(() => record.state.campaigns)
  const campaign = computed(() => campaigns.value.find(({ year }) => year === view.year) ?? campaigns.value.at(-1) ?? null)
  const listed = computed(() => record.state.agencies.filter(({ listing }) => listing))
  const year = computed(() => campaign.value?.year ?? null)
  const years = computed(() => {
    const last = year.value ?? record.lookups.years.at(-1) ?? null
    if (last === null)
      return []
    const known = [...new Set([...record.lookups.years, ...campaigns.value.map(each => each.year), last])].filter(each => each <= last).sort((a, b) => a - b)
    return known.slice(-mostYears)
  })
  const matrix = computed(() => matrixOf(listed.value, record.state.unitYears, years.value))
  const { search, found } = useNameSearch(listed, ({ name, aliases }) => [name, ...aliases])
  search.value = view.search

  const groups = computed(() => {
    const at = years.value.indexOf(year.value ?? Number.NaN)
    const names = new Set(found.value.map(({ id }) => id))
    view.search = search.value
    const fits = ({ agency: { id }, cells }: typeof matrix.value.groups[number]['rows'][number]): boolean =>
      names.has(id) && (view.state === null || cells[at] === view.state) && (!view.gaps || cells.includes('missing'))
    return matrix.value.groups
      .filter(({ kind }) => view.group === 'all' || kind === view.group)
      .map(group => ({ ...group, rows: group.rows.filter(fits) }))
      .filter(({ rows }) => rows.length > 0)
  })
  const counts = computed(() => countsOf(matrix.value, matrix.value.groups, year.value ?? 0))
  const dues = computed(() => campaign.value ? dueSummaries(matrix.value, campaign.value.year, campaign.value.due, today) : [])
  const chasing = computed(() => campaign.value ? chaseList(matrix.value, campaign.value.year, campaign.value.due, record.state.chased) : [])
  const nameOf = ({ agency, read }: StoredReport): string | null => record.agencyById(agency ?? read.agencyId)?.name ?? read.agency
  const namesakes = computed(() => year.value === null ? [] : namesakesIn(year.value, listed.value, record.state.reports, nameOf))
  const kindCounts = computed(() => {
    const found = new Map<UnitKind, number>()
    for (const { kind, rows } of matrix.value.groups)
      found.set(kind, (found.get(kind) ?? 0) + rows.length)
    return found
  })
  const density = computed(() => view.density ?? (listed.value.length > mostStandard ? 'compact' : 'standard'))
  const isNarrowed = computed(() => view.group !== 'all' || view.state !== null || view.gaps || search.value.trim() !== '')

  function widen() {
    Object.assign(view, { group: 'all', state: null, gaps: false })
    search.value = ''
  }

  /** Shows the units in one state only, or all again. */
  function onlyState(state: UnitYearState) {
    view.state = view.state === state ? null : state
  }

  /** A day as the office writes it: 1月31日（周六）; with its year where that is not this one. */
  function sayDate(iso: string): string {
    const [year, month, day] = iso.split('-').map(Number)
    return t(iso.slice(0, 4) === today.slice(0, 4) ? 'campaign.date' : 'campaign.dateOfYear', { year, month, day, weekday: t(`campaign.weekday.${new Date(`${iso}T00:00:00Z`).getUTCDay()}`) })
  }

  /** The day something was done, here: 1月22日. */
  function sayDay(iso: string): string {
    const [, month, day] = dayOf(new Date(iso)).split('-').map(Number)
    return t('campaign.day', { month, day })
  }

  function stateWord(state: CellState, kind: UnitKind): string {
    const elsewhere = kind === 'vertical' || kind === 'watched'
    return elsewhere && state === 'none' ? t('campaign.noFile') : elsewhere && state === 'accepted' ? t('campaign.kept') : t(`campaign.state.${state}`)
  }

  return {
    view,
    search,
    today,
    campaigns,
    campaign,
    listed,
    year,
    years,
    matrix,
    groups,
    counts,
    dues,
    chasing,
    namesakes,
    kindCounts,
    density,
    isNarrowed,
    widen,
    onlyState,
    sayDate,
    sayDay,
    stateWord,
  }
}

export type CampaignView = ReturnType<typeof useCampaign>
