import type { Finding } from '@/checks'
import { sentenceOf } from '@/checks'
import { useLanguage } from '../../words/useLanguage'

/** The sentence of a finding in the interface's language. */
export function useFindingText() {
  const language = useLanguage()
  return { language, textOf: (finding: Finding): string => sentenceOf(finding, language.value) }
}
