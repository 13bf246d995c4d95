import type { Finding, RuleId } from '@/checks'
import { across } from './across'
import { within } from './within'

/** A rule in English: its name, what it compares, and the sentence of a finding from the finding's own values. */
export interface EnglishRule {
  name: string
  explanation: string
  sentence: (finding: Finding) => string
}

/** Every rule of `@/checks`. */
export const englishRules: Readonly<Record<RuleId, EnglishRule>> = { ...within, ...across }
