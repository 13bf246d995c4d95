import type { JournalLine } from './journal'
import type { StepPart } from '@/workspace'
import { useI18n } from 'vue-i18n'
import { sayOfRecord } from '@/workspace'
import { useRecord } from '../../../state/record'
import { useLanguage } from '../../../words/useLanguage'
import { useKeptWords } from './useKeptWords'
import { useSaid } from './useSaid'

/** What lines of the journal and their parts say. */
export function useLineWords() {
  const { t } = useI18n()
  const language = useLanguage()
  const record = useRecord()
  const { moveOf, heldIn } = useKeptWords()
  const { thingOf, sayingOf, unitOf } = useSaid({ report: id => record.lookups.reports.get(id), agency: id => record.agencyById(id) })

  /** What a part is about and, where a word was said on it, which; `''`: its report is not there now. */
  function sayPart({ word, report, unit, name }: StepPart): string {
    if (!word)
      return [...new Set([report === null ? '' : unitOf(report), unit === null ? '' : record.agencyById(unit)?.name ?? unit, name ?? ''])].filter(each => each !== '').join(t('journal.between'))
    const thing = thingOf(word)
    return thing === '' ? '' : [thing, sayingOf(word, word.side, word.before)].join(t('frame.colon'))
  }

  function whatOf({ step, kept }: JournalLine): string {
    if (!step)
      return moveOf(kept)
    const [part] = step.parts
    const said = part && step.parts.length === 1 ? sayPart(part) : ''
    const label = sayOfRecord(step.label, language.value)
    return said === '' ? label : part!.word ? said : [label, said].join(t('frame.colon'))
  }

  const whyOf = ({ step, kept }: JournalLine): string => step ? step.reason : heldIn(kept)

  return { sayPart, whatOf, whyOf }
}
