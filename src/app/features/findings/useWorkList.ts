import type { WorkState } from './work'
import type { RuleId, Severity } from '@/checks'
import type { StoredReport } from '@/workspace'
import { computed, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { rules } from '@/checks'
import { useRecord } from '../../state/record'
import { useFindingText } from '../../ui/findings/useFindingText'
import { useInScope } from '../../ui/use/useInScope'
import { useNameSearch } from '../../ui/use/useNameSearch'
import { groupWork, narrow, severities, states, workItems } from './work'

const order = rules.map(({ id }) => id)
const collator = new Intl.Collator('zh', { numeric: true })

/** The work list under the filter bar and the page's own choices, which live in the address beside the filters. */
export function useWorkList() {
  const route = useRoute()
  const router = useRouter()
  const record = useRecord()
  const { reports } = useInScope()
  const { textOf } = useFindingText()

  const texts = (key: string): string[] => [route.query[key] ?? []].flat().filter(text => text !== null)
  const put = (key: string, value: string | readonly string[] | undefined): void => void router.replace({ query: { ...route.query, [key]: value === undefined || value.length === 0 ? undefined : typeof value === 'string' ? value : [...value] } })
  const toggled = <T>(list: readonly T[], item: T): T[] => list.includes(item) ? list.filter(other => other !== item) : [...list, item]

  const state = computed<WorkState>({
    get: () => states.find(each => each === texts('state')[0]) ?? 'open',
    set: chosen => put('state', chosen === 'open' ? undefined : chosen),
  })
  const group = computed<'report' | 'rule'>({
    get: () => texts('group')[0] === 'rule' ? 'rule' : 'report',
    set: chosen => put('group', chosen === 'report' ? undefined : chosen),
  })
  const chosenSeverities = computed<readonly Severity[]>(() => severities.filter(each => texts('severity').includes(each)))
  const chosenRules = computed<readonly RuleId[]>(() => order.filter(each => texts('rule').includes(each)))

  const agencyOf = (report: StoredReport): string => record.agencyById(report.agency)?.name ?? report.read.agency ?? ''
  const all = computed(() => workItems(reports.value, record.findingsOf, record.findingStatusOf, agencyOf))
  const agencies = computed(() => [...new Set(all.value.map(({ agency }) => agency))])
  const { search, found } = useNameSearch(agencies, name => [name])
  search.value = texts('q')[0] ?? ''
  watch(search, text => put('q', text.trim()))
  const searched = computed(() => {
    const words = search.value.trim().toLowerCase()
    if (words === '')
      return all.value
    const named = new Set(found.value)
    return all.value.filter(({ agency, finding, report }) => named.has(agency) || textOf(finding).toLowerCase().includes(words) || report.file.name.toLowerCase().includes(words))
  })
  const narrowed = computed(() => narrow(searched.value, { state: state.value, severities: chosenSeverities.value, rules: chosenRules.value }))
  const groups = computed(() => groupWork(narrowed.value.items, group.value, order, collator))

  return {
    all,
    narrowed,
    groups,
    search,
    state,
    group,
    chosenSeverities,
    chosenRules,
    toggleSeverity: (severity: Severity) => put('severity', toggled(chosenSeverities.value, severity)),
    toggleRule: (rule: RuleId) => put('rule', toggled(chosenRules.value, rule)),
  }
}
