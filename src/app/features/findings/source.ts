import type { Figure } from '../../ui/card/figure'
import type { Source } from '../../ui/views/sources'
import type { WorkItem } from './work'
import type { TableTwin } from '@/figures'
import { computed, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRecord } from '../../state/record'
import { useFindingText } from '../../ui/findings/useFindingText'
import { useFormerWord } from '../../ui/findings/useFormerWord'
import { usePlaces } from '../../ui/findings/usePlaces'
import { useInScope } from '../../ui/use/useInScope'
import { useNameSearch } from '../../ui/use/useNameSearch'
import { useQuestion } from '../../ui/use/useQuestion'
import { useWords } from '../../words/useWords'
import { listTable } from './exportList'
import { useRules } from './useRules'
import { groupWork, narrow, severities, states, workItems } from './work'

/** Columns of the list that fit a page. */
const shown = ['unit', 'year', 'severity', 'rule', 'row', 'cell', 'expected', 'actual', 'sentence']
const collator = new Intl.Collator('zh', { numeric: true })

/** Findings as a list (`list`), counted by rule (`rules`) or by unit (`units`), narrowed as the address of the work list says. */
export const source: Source = (spec) => {
  const { t } = useI18n()
  const record = useRecord()
  const formerWord = useFormerWord()
  const { reports } = useInScope()
  const { textOf } = useFindingText()
  const { placeOf } = usePlaces()
  const { rules, ruleName } = useRules()
  const { typeName } = useWords()
  const coverage = useQuestion('coverage')

  const chosen = (key: string): string[] => [spec.value.query[key] ?? []].flat()
  const state = computed(() => states.find(each => each === chosen('state')[0]) ?? 'open')
  const all = computed(() => workItems(reports.value, record.findingsOf, record.findingStatusOf, report => record.agencyById(report.agency)?.name ?? report.read.agency ?? ''))
  const { search, found } = useNameSearch(computed(() => [...new Set(all.value.map(({ agency }) => agency))]), name => [name])
  watch(() => chosen('q')[0] ?? '', text => search.value = text, { immediate: true })
  const searched = computed(() => {
    const words = search.value.trim().toLowerCase()
    const named = new Set(found.value)
    return words === '' ? all.value : all.value.filter(({ agency, finding, report }) => named.has(agency) || textOf(finding).toLowerCase().includes(words) || report.file.name.toLowerCase().includes(words))
  })
  const wanted = computed(() => ({ state: state.value, severities: severities.filter(each => chosen('severity').includes(each)), rules: rules.map(({ id }) => id).filter(id => chosen('rule').includes(id)) }))
  const items = computed(() => narrow(searched.value, wanted.value).items)
  const ordered = computed(() => groupWork(items.value, 'report', rules.map(({ id }) => id), collator).flatMap(group => group.items))
  const words = { t, textOf, placeOf, ruleName, reasonOf: (finding: Parameters<typeof textOf>[0]) => record.verdictOf(finding)?.reason || formerWord(finding) }

  function list(): TableTwin {
    const { columns, rows } = listTable(ordered.value, words)
    return { columns: columns.filter(({ key }) => shown.includes(key)), rows }
  }

  function byRule(): TableTwin {
    return {
      columns: [{ key: 'rule', label: t('findings.column.rule'), kind: 'text' }, { key: 'findings', label: t('briefing.findings.count'), kind: 'plain' }, { key: 'reports', label: t('briefing.findings.reports'), kind: 'plain' }, { key: 'units', label: t('briefing.findings.unitCount'), kind: 'plain' }],
      rows: groupWork(items.value, 'rule', rules.map(({ id }) => id), collator)
        .map(group => ({ rule: ruleName(group.items[0]!.finding.rule), findings: group.items.length, reports: new Set(group.items.map(({ report }) => report.id)).size, units: new Set(group.items.map(({ agency }) => agency)).size }))
        .toSorted((a, b) => b.findings - a.findings),
    }
  }

  function byUnit(): TableTwin {
    const groups = new Map<string, WorkItem[]>()
    for (const item of ordered.value)
      groups.set(item.agency, [...groups.get(item.agency) ?? [], item])
    return {
      columns: [{ key: 'unit', label: t('findings.column.unit'), kind: 'text' }, { key: 'type', label: t('figures.agency.type'), kind: 'text' }, ...severities.map(severity => ({ key: severity, label: t(`findings.severity.${severity}`), kind: 'plain' as const })), { key: 'findings', label: t('briefing.findings.count'), kind: 'plain' }],
      rows: [...groups].map(([agency, own]) => ({
        unit: agency || t('reports.noAgency'),
        type: typeName(record.agencyById(own[0]!.report.agency)?.type ?? ''),
        ...Object.fromEntries(severities.map(severity => [severity, own.filter(({ finding }) => finding.severity === severity).length])),
        findings: own.length,
      })).toSorted((a, b) => b.findings - a.findings),
    }
  }

  const figure = computed<Figure>(() => {
    const kind = spec.value.figure === 'rules' || spec.value.figure === 'units' ? spec.value.figure : 'list'
    const units = new Set(items.value.map(({ agency }) => agency)).size
    return {
      title: t(`briefing.findings.${kind}`),
      subtitle: [
        t('briefing.findings.subtitle', { state: t(`findings.state.${state.value}`) }),
        ...wanted.value.severities.map(severity => t(`findings.severity.${severity}`)),
        ...wanted.value.rules.map(ruleName),
        ...(search.value.trim() === '' ? [] : [`“${search.value.trim()}”`]),
      ].join(t('figures.semicolon')),
      model: null,
      table: kind === 'rules' ? byRule() : kind === 'units' ? byUnit() : list(),
      sentence: t('briefing.findings.sentence', { count: items.value.length, units }),
      coverage: coverage.rows.value[0] ?? null,
    }
  })
  return {
    figure,
    asked: {
      dim: coverage.dim,
      answered: computed(() => coverage.answered.value && !record.checking),
      error: coverage.error,
      sql: computed(() => ({ sql: '', params: [] })),
    },
  }
}
