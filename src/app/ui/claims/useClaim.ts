import type { ClaimField, ClaimValue } from './claims'
import type { Report } from '@/reports'
import type { StoredReport } from '@/workspace'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRecord } from '../../state/record'
import { useWho } from '../../state/who'
import { useWords } from '../../words/useWords'
import { useChange } from '../use/useChange'
import { agencyNamed, correctionOf } from './claims'

/** One claim of a report: what the file says of it, what a person said, and how to settle it. */
export function useClaim(of: () => { field: ClaimField, report: Report, stored: StoredReport }) {
  const { t } = useI18n()
  const { placeName } = useWords()
  const { change } = useChange()
  const record = useRecord()
  const signer = useWho()

  const claim = computed(() => of().report[of().field])
  const correction = computed(() => correctionOf(record.state, of().report.id, of().field))
  /** A person must look: the file is not certain and nobody has said. */
  const isOpen = computed(() => !claim.value.certain && !correction.value)

  function say(value: ClaimValue | null): string {
    if (value === null)
      return t('reports.unknown')
    if (of().field === 'scope')
      return t(`reports.scope.${value}`)
    return of().field === 'agency' ? record.agencyById(String(value))?.name ?? String(value) : String(value)
  }

  /** What may be chosen: each reading once with where it was read, and both scopes, the one shown first. */
  const choices = computed(() => {
    const found = new Map<ClaimValue, string>()
    for (const reading of claim.value.readings) {
      if (!found.has(reading.value))
        found.set(reading.value, [t(`reports.from.${reading.from}`), placeName(reading.place)].filter(part => part !== '').join(' · '))
    }
    const scopes = claim.value.value === 'consolidated' ? ['consolidated', 'unit'] : ['unit', 'consolidated']
    for (const scope of of().field === 'scope' ? scopes : []) {
      if (!found.has(scope))
        found.set(scope, '')
    }
    return [...found].map(([value, where]) => ({ value, where, label: say(value) }))
  })

  /** Keeps a person's word; whether it was kept. An agency is given by name and goes into the registry when it is new there. */
  async function settle(value: ClaimValue, reason: string, typed = ''): Promise<boolean> {
    const { field, report, stored } = of()
    const who = await signer.signature(typed)
    if (who === null)
      return false
    const stands = { report: report.id, field, before: stored[field], reason, who: who || t('reports.someone') }
    const agency = field === 'agency' ? agencyNamed(record.state.agencies, String(value), report.fictional, t('reports.namedByPerson')) : null
    return change(kept => kept.settle({
      agencies: agency && !record.agencyById(agency.id) ? [agency] : [],
      corrections: [{ ...stands, after: agency ? agency.id : value }],
    }), t('reports.correctedNow', { field: t(`reports.column.${field}`) }))
  }

  /** What the file says counts again. */
  function takeBack(): Promise<boolean> {
    const { field, report } = of()
    return change(kept => kept.uncorrect(report.id, field), t('source.takenBack', { field: t(`reports.column.${field}`) }))
  }

  return { claim, correction, isOpen, choices, say, settle, takeBack }
}
