import type { RouteLocationRaw } from 'vue-router'
import type { QueueEntry } from '../../state/queue'
import type { ClaimField } from '../../ui/claims/claims'
import type { Report } from '@/reports'
import type { Workspace } from '@/workspace'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { judgedNumbers } from '@/workspace'
import { useRecord } from '../../state/record'
import { useWho } from '../../state/who'
import { agencyNamed } from '../../ui/claims/claims'
import { useAsPrinted } from '../../ui/findings/useAsPrinted'
import { useFormats } from '../../ui/use/useFormats'
import { cellsAsked } from './cells'

/** One answer to the question of an entry: what it says and changes, and how it is given, here or elsewhere. */
export interface Answer {
  id: string
  label: string
  effect: string
  /** It is what is taken for now. */
  assumed?: boolean
  /** It may be given to all that ask the same. */
  bulk?: boolean
  give?: (kept: Workspace, entries: readonly QueueEntry[]) => Promise<void>
  to?: RouteLocationRaw
  /** A person says it in a dialog, or in the cells themselves. */
  edit?: ClaimField | 'cells'
}

const received = 'applications.received.total'

/** What an entry may be answered with. `report` is null until it is loaded: the answers that stand by then stand first. */
export function useAnswers(entry: () => QueueEntry | null, report: () => Report | null) {
  const { t } = useI18n()
  const { count, moment } = useFormats()
  const asPrinted = useAsPrinted()
  const record = useRecord()
  const say = (value: number | undefined) => value === undefined ? t('queue.noNumber') : count(value)
  const signer = useWho()
  const by = () => signer.name || t('reports.someone')

  const corrections = (field: ClaimField, valueOf: (entry: QueueEntry) => string | number | null, entries: readonly QueueEntry[]) => entries.flatMap(entry => entry.report
    ? [{ report: entry.report.id, field, before: entry.report[field], after: valueOf(entry), reason: t('queue.reason.looked'), who: by() }]
    : [])
  /** A person's word on a field, of several reports in one step. */
  const correct = (field: ClaimField, valueOf: (entry: QueueEntry) => string | number | null) => (kept: Workspace, entries: readonly QueueEntry[]) =>
    kept.settle({ corrections: corrections(field, valueOf, entries) })

  const verdicts = (state: 'confirmed' | 'dismissed', reason: string, entries: readonly QueueEntry[]) =>
    entries.flatMap(({ report, findings }) => findings.map(finding => ({ report: report!.id, finding: finding.id, numbers: judgedNumbers(finding, report!.facts), state, reason })))
  const judge = (state: 'confirmed' | 'dismissed', reason: string) => (kept: Workspace, entries: readonly QueueEntry[]) =>
    kept.settle({ verdicts: verdicts(state, reason, entries) })

  function back({ ask, report }: QueueEntry): Answer[] {
    if (ask === 'agency' || ask === 'refused' || !report)
      return []
    const note = t(`queue.note.${ask}`)
    return [{
      id: 'back',
      label: t('queue.answer.back.label'),
      effect: t('queue.answer.back.effect', { note }),
      bulk: true,
      give: (kept, entries) => kept.sendBack(entries.map(({ report, findings }) => ({ report: report!.id, due: null, points: findings.map(finding => ({ finding: finding.id, numbers: judgedNumbers(finding, report!.facts) })), note }))),
    }]
  }

  const from = (field: 'agency' | 'year', value: string | number | null) => {
    const found = (report()?.[field].readings ?? []).filter(reading => reading.value === value).map(reading => t(`reports.from.${reading.from}`))
    return [...new Set(found)].join(t('frame.comma')) || t('reports.from.prose')
  }

  function ofAgency({ report: stored, year }: QueueEntry): Answer[] {
    const { agency, agencyId } = stored!.read
    const others = [...new Set((report()?.agency.readings ?? []).map(({ value }) => value))].filter(name => name !== agency).slice(0, 3)
    const effect = (id: string | null, name: string) => record.agencyById(id) && year !== null
      ? t('queue.answer.agency.known', { year, from: from('agency', name) })
      : t('queue.answer.agency.added', { from: from('agency', name) })
    return [
      ...agency !== null && agencyId !== null
        ? [{ id: 'read', label: t('queue.answer.agency.label', { value: record.agencyById(agencyId)?.name ?? agency }), effect: effect(agencyId, agency), assumed: true, bulk: true, give: correct('agency', ({ report }) => report!.read.agencyId) }]
        : [],
      ...others.map((name): Answer => {
        const other = agencyNamed(record.state.agencies, name, stored!.fictional, t('reports.namedByPerson'))
        return {
          id: `other ${name}`,
          label: t('queue.answer.agency.label', { value: name }),
          effect: effect(other.id, name),
          give: (kept, entries) => kept.settle({ agencies: record.agencyById(other.id) ? [] : [other], corrections: corrections('agency', () => other.id, entries) }),
        }
      }),
      { id: 'edit', label: t('queue.answer.otherAgency.label'), effect: t('queue.answer.otherAgency.effect'), edit: 'agency' },
    ]
  }

  function ofYear({ report: stored }: QueueEntry): Answer[] {
    const { year } = stored!.read
    const years = [...new Set([...year === null ? [] : [year], ...(report()?.year.readings ?? []).map(({ value }) => value)])].slice(0, 4)
    return [
      ...years.map((value): Answer => ({
        id: String(value),
        label: t('queue.answer.year.label', { value }),
        effect: t('queue.answer.year.effect', { value, from: from('year', value) }),
        assumed: value === year,
        bulk: value === year,
        give: correct('year', () => value),
      })),
      { id: 'edit', label: t('queue.answer.otherYear.label'), effect: t('queue.answer.otherYear.effect'), edit: 'year' },
    ]
  }

  function ofScope({ report: stored, name, agency, year }: QueueEntry): Answer[] {
    const before = agency !== null && year !== null ? record.lookups.byAgency.get(agency)?.get(year - 1) : undefined
    const assumed = stored!.read.scope ?? 'unit'
    const last = (scope: 'unit' | 'consolidated') => before === undefined
      ? ''
      : before.scope === scope
        ? t('queue.answer.lastSame', { scope: t(`reports.scope.${before.scope}`), before: say(before.facts.numbers[received]), now: say(stored!.facts.numbers[received]) })
        : t('queue.answer.lastOther', { scope: t(`reports.scope.${before.scope}`) })
    const scopes = assumed === 'unit' ? ['unit', 'consolidated'] as const : ['consolidated', 'unit'] as const
    return scopes.map((scope): Answer => ({
      id: scope,
      label: t(`queue.answer.${scope}.label`, { name: name ?? t('queue.unknownUnit') }),
      effect: t(`queue.answer.${scope}.effect`, { last: last(scope) }),
      assumed: scope === assumed,
      bulk: true,
      give: correct('scope', () => scope),
    }))
  }

  function ofPicture({ report: stored, findings }: QueueEntry): Answer[] {
    const isRead = findings.some(({ params }) => params.code === 'ocr')
    return [
      isRead
        ? { id: 'check', label: t('queue.answer.check.label'), effect: t('queue.answer.check.effect'), to: { name: 'check', params: { id: stored!.id } } }
        : { id: 'recognize', label: t('queue.answer.recognize.label'), effect: t('queue.answer.recognize.effect'), to: { name: 'data' } },
      { id: 'type', label: t('queue.answer.type.label'), effect: t('queue.answer.type.effect'), to: { name: 'typings', query: { report: stored!.id } } },
    ]
  }

  function ofDoubts(of: QueueEntry): Answer[] {
    const read = report()
    return [
      ...read ? [{ id: 'asPrinted', label: t('queue.answer.asPrinted.label'), effect: asPrinted.effectOf(of.findings, read), give: (kept: Workspace) => asPrinted.give(kept, of.findings, read) }] : [],
      ...read && cellsAsked(of, read).length > 0 ? [{ id: 'correct', label: t('queue.answer.correct.label'), effect: t('queue.answer.correct.effect'), edit: 'cells' as const }] : [],
    ]
  }

  function ofRivals({ report: stored }: QueueEntry): Answer[] {
    const all = [stored!, ...stored!.rivals.flatMap(id => record.lookups.reports.get(id) ?? [])].filter(({ status }) => status === 'accepted')
    return all.map((version): Answer => {
      const values = { received: say(version.facts.numbers[received]), at: moment(record.importedAt(version) ?? '') }
      return {
        id: version.id,
        label: t('queue.answer.use.label', { file: version.file.name }),
        effect: version.current ? t('queue.answer.use.counting', { received: values.received }) : t('queue.answer.use.effect', values),
        give: kept => kept.choose(version.id, signer.name),
      }
    })
  }

  function own(of: QueueEntry): Answer[] {
    switch (of.ask) {
      case 'agency': return ofAgency(of)
      case 'year': return ofYear(of)
      case 'scope': return ofScope(of)
      case 'scan': return ofPicture(of)
      case 'doubts': return ofDoubts(of)
      case 'tables': return [
        { id: 'type', label: t('queue.answer.type.label'), effect: t('queue.answer.type.effect'), to: { name: 'typings', query: { report: of.report!.id } } },
        { id: 'withoutTable', label: t('queue.answer.withoutTable.label'), effect: t('queue.answer.withoutTable.effect'), give: judge('confirmed', t('queue.reason.withoutTable')) },
      ]
      case 'blanks': return [
        { id: 'blanksMeant', label: t('queue.answer.blanksMeant.label'), effect: t('queue.answer.blanksMeant.effect'), assumed: true, bulk: true, give: judge('dismissed', t('queue.reason.blanksMeant')) },
        { id: 'blanksLeft', label: t('queue.answer.blanksLeft.label'), effect: t('queue.answer.blanksLeft.effect'), bulk: true, give: judge('confirmed', t('queue.reason.blanksLeft')) },
      ]
      case 'two':
      case 'revised': return ofRivals(of)
      case 'refused': return [
        { id: 'type', label: t('queue.answer.type.label'), effect: t('queue.answer.type.effect'), to: { name: 'typings', query: { file: of.file.hash } } },
        { id: 'recognize', label: t('queue.answer.recognize.label'), effect: t('queue.answer.recognize.effect'), to: { name: 'data' } },
        { id: 'remove', label: t('queue.answer.remove.label'), effect: t('queue.answer.remove.effect'), give: kept => kept.remove([of.file.hash]) },
      ]
    }
  }

  return computed(() => {
    const of = entry()
    return of ? [...own(of), ...back(of)] : []
  })
}
