import type { Evidence, Finding } from '@/checks'
import type { Letter } from '@/exports'
import type { SentBack, StoredReport } from '@/workspace'
import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'
import { evidenceOf, likelyCause } from '@/checks'
import { composeLetter, letterTemplate } from '@/exports'
import { cellWords, splitKey, tableWords } from '@/forms'
import { dueGroupOf } from '@/reports'
import { lettersSent } from '../../state/letters'
import { useRecord } from '../../state/record'
import { useFindingText } from '../../ui/findings/useFindingText'
import { usePlaces } from '../../ui/findings/usePlaces'
import { dayOf } from '../../ui/use/days'

/** A report that may be sent back. */
export interface Candidate {
  stored: StoredReport
  name: string
  findings: readonly Finding[]
  confirmed: number
}

/** What stands at the foot of a letter. */
interface Foot {
  office: string
  contact: string
  phone: string
  copies: string
}

// What was begun is kept while one goes to a report and back.
/** What a person changed of which points a letter has, by report and finding. */
const ticks = shallowRef<ReadonlyMap<string, boolean>>(new Map())
/** Units a person left out of a batch. */
const left = shallowRef<ReadonlySet<string>>(new Set())
const notes = shallowRef<ReadonlyMap<string, string>>(new Map())
const changed = shallowRef<Partial<Foot>>({})
const due = ref<string | null>(null)

/** Findings that are about the reading, or about what was assumed, and nothing a unit can mend. */
const ours: ReadonlySet<string> = new Set(['doubtful', 'scope-assumed'])
/** Findings whose number stands as it is in the place they name: not a sum, and not a count of ours. */
const printed: ReadonlySet<string> = new Set(['row-sum', 'outcomes-sum', 'appeals-sum', 'items-sum', 'carry-over', 'in-force', 'whole-number', 'prose-number', 'jump'])
/** Cells a line of a letter names at most. */
const mostNamed = 4
/** Days a unit has where no due date lies ahead. */
const usualDays = 7

/** Letters of the office that send reports back to their units: for whom, with which points, and what they say. */
export function useLetters() {
  const { t } = useI18n()
  const route = useRoute()
  const record = useRecord()
  const { language, textOf } = useFindingText()
  const { placeOf } = usePlaces()
  const today = dayOf(new Date())

  const asked = computed(() => typeof route.query.report === 'string' ? record.lookups.reports.get(route.query.report) : undefined)
  const chosenYear = ref<number | null>(null)
  const years = computed(() => [...new Set(record.state.reports.flatMap(({ year }) => year ?? []))].sort((a, b) => b - a))
  /** The year being collected, where it has something to send back; else the last of which letters went, else the last with reports. */
  const usualYear = computed(() => {
    const collected = years.value.find(each => each === record.state.campaigns.at(-1)?.year) ?? null
    const hasErrors = record.state.reports.some(({ id, year, current }) => current && year === collected && record.findingsAgainst(id).some(({ severity }) => severity === 'error'))
    const wentIn = record.state.sentBack.flatMap(({ report }) => record.lookups.reports.get(report)?.year ?? [])
    return collected !== null && (hasErrors || wentIn.includes(collected)) ? collected : wentIn.length > 0 ? Math.max(...wentIn) : collected ?? years.value[0] ?? null
  })
  const year = computed({
    get: () => chosenYear.value ?? asked.value?.year ?? usualYear.value,
    set: value => chosenYear.value = value,
  })
  const campaign = computed(() => record.state.campaigns.find(each => each.year === year.value) ?? null)

  const sent = computed(() => lettersSent(record.state).filter(({ report }) => record.lookups.reports.get(report)?.year === year.value))
  const sentIds = computed(() => new Set(record.state.sentBack.map(({ report }) => report)))
  const collator = new Intl.Collator('zh', { numeric: true })
  /** Reports that count or wait, were not sent back, and have something to be sent back for. */
  const candidates = computed(() => record.state.reports
    .filter(({ id, version, year: own, agency }) => own === year.value && agency !== null && (version === 'counted' || version === 'waiting') && !sentIds.value.has(id))
    .map((stored): Candidate => {
      const findings = record.findingsOf(stored.id).filter(finding => !ours.has(finding.rule) && ['open', 'confirmed'].includes(record.findingStatusOf(finding)))
      return { stored, name: record.agencyById(stored.agency)?.name ?? '', findings, confirmed: findings.filter(finding => record.findingStatusOf(finding) === 'confirmed').length }
    })
    .filter(({ findings, stored }) => findings.length > 0 || stored.id === asked.value?.id)
    .sort((a, b) => Number(b.confirmed > 0) - Number(a.confirmed > 0) || collator.compare(a.name, b.name)))

  const key = ({ report, id }: Finding): string => `${report} ${id}`
  const isTicked = (finding: Finding): boolean => ticks.value.get(key(finding)) ?? record.findingStatusOf(finding) === 'confirmed'
  const tick = (finding: Finding, on: boolean) => ticks.value = new Map([...ticks.value, [key(finding), on]])
  const pointsOf = ({ findings }: Candidate): Finding[] => findings.filter(isTicked)
  const noteOf = ({ stored }: Candidate): string => notes.value.get(stored.id) ?? ''
  const ready = computed(() => candidates.value.filter(each => !left.value.has(each.stored.id) && (pointsOf(each).length > 0 || noteOf(each).trim() !== '')))

  const later = dayOf(new Date(Date.now() + usualDays * 24 * 60 * 60 * 1000))
  /** What stands at the foot of every letter: the campaign's, until it is changed here. */
  const foot = computed((): Foot => ({ office: campaign.value?.office ?? '', contact: campaign.value?.contact.name ?? '', phone: campaign.value?.contact.phone ?? '', copies: '', ...changed.value }))
  const setFoot = (part: Partial<Foot>) => changed.value = { ...changed.value, ...part }
  /** The day set for all; empty: each its own. */
  const setDue = (date: string) => due.value = date || null
  /** By when a unit sends it again: the day set for all, else its due date where that lies ahead. */
  function dueOf({ stored }: Candidate): string {
    const agency = record.agencyById(stored.agency)
    const own = agency && campaign.value?.due[dueGroupOf(agency)]
    return due.value ?? (own !== undefined && own > today ? own : later)
  }

  const sayPart = (iso: string, part: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language.value, { ...part, timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`))
  const sayDay = (iso: string) => sayPart(iso, { dateStyle: 'long' })
  /** A day by which something is due: 2027年1月31日（星期日）. */
  const sayDueDay = (iso: string) => t('letters.dueDay', { date: sayDay(iso), weekday: sayPart(iso, { weekday: 'long' }) })
  const sayNumber = (value: number | null) => value === null ? '—' : new Intl.NumberFormat(language.value, { maximumFractionDigits: 6 }).format(value)

  /** What the report says beside a finding on it, with last year's. */
  function evidenceIn(finding: Finding, { agency, year, scope, layouts, facts }: StoredReport): Evidence | null {
    const before = record.state.reports.find(other => other.current && other.agency === agency && other.scope === scope && year !== null && other.year === year - 1)
    return evidenceOf(finding, { layouts, numbers: facts.numbers, before: before?.facts.numbers ?? null })
  }

  /** Why, without where it stands, which has columns of its own, and without the difference. */
  function groundOf(finding: Finding, evidence: Evidence | null): string {
    if (evidence?.kind === 'gaps') {
      const names = evidence.cells.map(cell => cellWords(cell, language.value))
      return t(names.length > mostNamed ? 'letters.ground.manyGaps' : 'letters.ground.gaps', { cells: names.slice(0, mostNamed).join(t('frame.comma')), count: names.length })
    }
    const text = textOf(finding)
    const title = finding.table === null ? '' : tableWords(finding.table, language.value)
    const after = title !== '' && text.startsWith(title) ? text.slice(text.search(/[：:]/) + 1) : text
    const ground = after.replace(/，相差 [\d.]+|; the difference is [\d.,]+/, '').replace(/\.$/, '').trim()
    return evidence === null ? ground : t(`letters.ground.${evidence.kind}`, { ground, count: evidence.kind === 'cell' ? evidence.settles : 0 })
  }

  /** A number stands as printed or expected only where it is printed in the place named, and where everything says which it should be. */
  function pointOf(finding: Finding, stored: StoredReport) {
    const evidence = evidenceIn(finding, stored)
    const sure = evidence?.kind === 'cell' ? evidence : null
    const { part, row, column } = placeOf(sure ? splitKey(sure.cell) : finding)
    const isTotal = sure !== null && sure.cell === finding.cells.at(-1)
    return {
      part,
      place: [row, column].filter(word => word !== null).join(' · '),
      printed: sure ? sayNumber(sure.printed) : printed.has(finding.rule) ? sayNumber(finding.actual) : '—',
      expected: sayNumber(sure?.expected ?? null),
      ground: groundOf(finding, evidence),
      likely: (isTotal || (evidence?.kind === 'open' && finding.rule === 'carry-over') ? likelyCause(finding, stored.facts.numbers, language.value) : null) ?? '—',
    }
  }

  const template = computed(() => campaign.value?.letter ?? letterTemplate(language.value))

  /** The letter on a report; of one that went already with what it went for. */
  function letterOf(of: Candidate, sent?: SentBack): Letter {
    const { stored, name } = of
    const findings = sent ? of.findings.filter(({ id }) => sent.points.some(({ finding }) => finding === id)) : pointsOf(of)
    const came = record.importedAt(stored)
    return composeLetter(template.value, {
      unit: name,
      year: String(stored.year ?? ''),
      report: stored.title ?? t('letters.reportTitle', { unit: name, year: stored.year ?? '' }),
      received: came === undefined ? '' : sayDay(dayOf(new Date(came))),
      count: String(findings.length),
      due: sayDueDay(sent?.due ?? dueOf(of)),
      ...foot.value,
      date: sayDay(sent ? dayOf(new Date(sent.at)) : today),
      note: sent ? sent.note : noteOf(of).trim(),
    }, findings.map(finding => pointOf(finding, stored)), language.value)
  }

  return { year, years, campaign, asked, sent, candidates, ready, left, notes, noteOf, isTicked, tick, pointsOf, pointOf, letterOf, template, foot, setFoot, setDue, dueOf, sayDay, today }
}

export type LettersView = ReturnType<typeof useLetters>
