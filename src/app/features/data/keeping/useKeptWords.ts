import type { KeptRecord } from '@/workspace'
import { useI18n } from 'vue-i18n'
import { useFormats } from '../../../ui/use/useFormats'

/** What is told of a record that gave way. */
export function useKeptWords() {
  const { t } = useI18n()
  const { count } = useFormats()

  /** Why it gave way. */
  const moveOf = ({ move }: KeptRecord): string => t(`data.kept.${move ?? 'untold'}`)

  /** What it held then, and what of it could not be read. */
  function heldIn({ amount, problems }: KeptRecord): string {
    return [
      amount ? t('data.kept.amount', { units: count(amount.units), reports: count(amount.reports), files: count(amount.files), corrections: count(amount.corrections) }) : '',
      problems > 0 ? t('data.kept.unreadHeld', { count: count(problems) }) : '',
    ].filter(said => said !== '').join(t('figures.semicolon'))
  }

  return { moveOf, heldIn }
}
