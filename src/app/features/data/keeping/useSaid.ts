import type { Agency, Scope } from '@/reports'
import type { Conflict, Side, StoredReport } from '@/workspace'
import { useI18n } from 'vue-i18n'
import { ruleWords } from '@/checks'
import { splitKey } from '@/forms'
import { isMoney } from '@/reports'
import { usePlaces } from '../../../ui/findings/usePlaces'
import { useNumbers } from '../../../ui/use/useNumbers'
import { useLanguage } from '../../../words/useLanguage'

/** Where reports and agencies are looked up, to be named. */
export interface Known {
  report: (id: string) => StoredReport | undefined
  agency: (id: string | null) => Agency | undefined
}

type Thing = Pick<Conflict, 'kind' | 'report' | 'part'>
const claims: ReadonlySet<string> = new Set(['agency', 'year', 'scope'])

/** Things that a person has the last word on, and that word, in the words of the page. */
export function useSaid({ report, agency }: Known) {
  const { t } = useI18n()
  const language = useLanguage()
  const { numbers } = useNumbers()
  const { lineOf } = usePlaces()

  /** The unit and year of a report; `''`: it is not there now. */
  const unitOf = (id: string): string => {
    const stored = report(id)
    return stored ? [agency(stored.agency)?.name ?? stored.read.agency ?? stored.file.name, stored.year ?? stored.read.year ?? ''].join(' ').trim() : ''
  }

  function partOf({ kind, report: id, part }: Thing): string {
    if (part === null)
      return kind === 'reading' ? t('journal.said.readings') : ''
    if (kind === 'correction')
      return claims.has(part) ? t(`reports.column.${part}`) : lineOf(splitKey(part))
    if (kind === 'verdict') {
      const finding = id === null ? undefined : report(id)?.findings.find(each => each.id === part)
      const rule = part.slice(0, part.indexOf(':'))
      return [ruleWords(finding?.rule ?? rule, language.value)?.name ?? rule, finding ? lineOf(finding) : ''].filter(word => word !== '').join(t('journal.between'))
    }
    return kind === 'unit' ? agency(part)?.name ?? part : kind === 'campaign' ? t('journal.said.campaignOf', { year: part }) : part
  }

  /** What it is about: the unit and its year, then the cell, the finding or the thing; `''`: its report is not there now. */
  function thingOf(thing: Thing): string {
    const unit = thing.report === null ? '' : unitOf(thing.report)
    return thing.report !== null && unit === '' ? '' : [unit, partOf(thing)].filter(word => word !== '').join(t('journal.between'))
  }

  function valueOf(field: string | null, value: NonNullable<Side['after']> | null): string {
    if (value === null)
      return t('figures.form.blank')
    if (field === 'agency')
      return agency(String(value))?.name ?? String(value)
    if (field === 'scope')
      return t(`reports.scope.${value as Scope}`)
    return typeof value === 'number' && field !== 'year' ? numbers.value.value(value, isMoney(field!) ? 'money' : 'count') : String(value)
  }

  /** What a side says of it. */
  function sayingOf({ kind, part }: Thing, side: Side, before?: Side['after']): string {
    switch (kind) {
      case 'correction': return correctionFacts(part, side, before)
      case 'verdict': return t(`findings.state.${side.verdict!.state}`)
      case 'choice': return t('journal.said.chosen', { file: report(side.chosen!)?.file.name ?? '' })
      case 'unit': return side.unit ? unitFacts(side.unit) : t('journal.said.unitGone')
      case 'campaign': return campaignFacts(side.campaign!)
      case 'saved': return t(side.saved === null ? 'journal.said.discarded' : 'journal.said.kept')
      case 'reading': return t(side.taken ? 'journal.said.taken' : 'journal.said.left')
    }
  }

  function correctionFacts(field: string | null, { after }: Side, before: Side['after']): string {
    if (after === undefined)
      return t('journal.said.asRead')
    const value = valueOf(field, after)
    return before === undefined ? t('journal.said.corrected', { value }) : before === after ? t('journal.said.checked', { value }) : t('journal.said.fromTo', { before: valueOf(field, before), value })
  }

  function unitFacts({ name, aliases, listing }: Agency): string {
    return [
      name,
      aliases.length > 0 ? t('journal.said.aliases', { names: aliases.join(t('frame.comma')) }) : '',
      listing ? t(`journal.said.role.${listing.role}`) : '',
      listing && listing.exempt.length > 0 ? t('journal.said.exempt', { years: listing.exempt.map(({ year }) => year).join(t('frame.comma')) }) : '',
      listing?.from ? t('journal.said.from', { year: listing.from }) : '',
      listing?.to ? t('journal.said.to', { year: listing.to }) : '',
      listing?.parent ? t('journal.said.parent', { name: agency(listing.parent)?.name ?? listing.parent }) : '',
      listing?.contact ? t('journal.said.contact', listing.contact) : '',
    ].filter(word => word !== '').join(t('figures.semicolon'))
  }

  function campaignFacts({ due, office, contact, closed }: NonNullable<Side['campaign']>): string {
    return [office, t('journal.said.due', { days: [...new Set(Object.values(due))].sort().join(t('frame.comma')) }), contact.name, t(closed === null ? 'journal.said.open' : 'journal.said.closed')].filter(word => word !== '').join(t('figures.semicolon'))
  }

  return { unitOf, thingOf, sayingOf }
}
