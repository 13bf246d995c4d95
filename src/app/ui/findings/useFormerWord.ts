import type { Finding } from '@/checks'
import { useI18n } from 'vue-i18n'
import { useRecord } from '../../state/record'
import { useFormats } from '../use/useFormats'
import { useNumbers } from '../use/useNumbers'

/** What a person said of a finding while its numbers were others, in a sentence; empty when nobody did. */
export function useFormerWord() {
  const { t } = useI18n()
  const { moment } = useFormats()
  const { numbers } = useNumbers()
  const record = useRecord()
  return (finding: Finding): string => {
    const former = record.formerVerdictOf(finding)
    if (!former)
      return ''
    const { expected = null, actual = null } = former.numbers ?? {}
    const when = moment(former.when)
    const difference = expected === null || actual === null ? null : Math.round((actual - expected) * 1e6) / 1e6
    return [
      former.state === 'confirmed' ? t('findings.former.confirmed', { when }) : t('findings.former.dismissed', { when, reason: former.reason }),
      difference === null ? t('findings.former.other') : t('findings.former.difference', { difference: `${difference > 0 ? '+' : ''}${numbers.value.value(difference, 'money')}` }),
    ].join(t('figures.semicolon'))
  }
}
