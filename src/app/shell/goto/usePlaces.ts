import type { Place } from './places'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { languages } from '@/language'
import { metrics } from '@/metrics'
import { useFilters } from '../../state/filters'
import { switchLanguage } from '../../state/language'
import { packaged } from '../../state/packaged'
import { useRecord } from '../../state/record'
import { useWho } from '../../state/who'
import { useMetrics } from '../../ui/card/useMetrics'
import { useTheme } from '../../ui/use/useTheme'
import { isOpen, routes } from '../router'

/** Every page, unit, report and metric of the record, and what can be done from anywhere. */
export function usePlaces() {
  const { t, locale } = useI18n()
  const record = useRecord()
  const filters = useFilters()
  const who = useWho()
  const theme = useTheme()
  const { metricOf } = useMetrics()

  const pages = computed((): Place[] => routes.filter(({ name, path, meta }) => name !== undefined && isOpen(meta) && !path.includes(':') && path !== '/behind').map(({ name, meta }) => {
    const title = t(meta!.part ?? meta!.title!)
    const beside = meta!.tab === undefined || meta!.tab === name ? '' : t(`frame.nav.${meta!.tab}`)
    return { key: `page ${String(name)}`, kind: 'page', title, note: beside, names: [title, t(meta!.title!)], to: { name: name!, query: filters.query } }
  }))

  const units = computed((): Place[] => record.state.agencies.map(({ id, name, aliases, listing }) => {
    const years = [...record.lookups.byAgency.get(id)?.keys() ?? []].sort((a, b) => a - b)
    const note = years.length === 0 ? t('goto.noReport') : years.length === 1 ? String(years[0]) : t('frame.status.years', { first: years[0]!, last: years.at(-1)! })
    return { key: `unit ${id}`, kind: 'unit', title: name, note, names: [name, ...aliases, ...listing?.code ? [listing.code] : []], to: { name: 'agency', params: { id }, query: filters.query } }
  }))

  /** The last year first. */
  const reports = computed((): Place[] => record.state.reports.filter(({ version }) => version === 'counted' || version === 'waiting').toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0)).map(({ id, agency, year, read, version, scope, file }) => {
    const unit = agency === null ? null : record.lookups.agencies.get(agency)!
    const name = unit?.name ?? read.agency ?? file.name
    const title = year === null ? name : t('goto.report', { unit: name, year })
    const note = version === 'waiting' ? t('goto.waits') : scope === 'consolidated' ? t('reports.scope.consolidated') : ''
    return { key: `report ${id}`, kind: 'report', title, note, names: [title, ...unit?.aliases ?? [], String(year ?? '')], to: { name: 'report', params: { id } } }
  }))

  const figures = computed((): Place[] => metrics.map(({ key }) => {
    const { name } = metricOf(key)
    return { key: `metric ${key}`, kind: 'metric', title: name, note: key, names: [name, key], to: { name: 'metrics', query: { ...filters.query, metric: key } } }
  }))

  const commands = computed((): Place[] => {
    const command = (key: string, title: string, run: () => unknown): Place => ({ key: `command ${key}`, kind: 'command', title, note: '', names: [title], to: run })
    return [
      command('print', t('goto.print'), () => window.print()),
      ...packaged ? [] : [command('who', t('journal.who.title'), () => who.ask())],
      ...languages.filter(language => language !== locale.value).map(language => command(language, t('goto.language'), () => switchLanguage(language))),
      ...(['light', 'dark', 'auto'] as const).filter(each => each !== theme.chosen.value).map(each => command(each, t('goto.theme', { name: t(`frame.theme.${each}`) }), () => theme.choose(each))),
    ]
  })

  return computed((): Place[] => record.opened ? [...pages.value, ...units.value, ...reports.value, ...figures.value, ...commands.value] : [...pages.value, ...commands.value])
}
