import type { EnglishRule } from './words'
import type { RuleId } from '@/checks'
import { across } from './across'
import { within } from './within'

/** Every rule of `@/checks`. */
export const englishRules: Readonly<Record<RuleId, EnglishRule>> = { ...within, ...across }
