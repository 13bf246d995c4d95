import type { Locale } from '@/figures'
import { words } from './words'

/** What an export says of where a block's numbers come from. Texts are ready to be printed, in the briefing's language. */
export interface Provenance {
  period: string
  /** `41 个单位中 37 个`. */
  coverage: string
  /** 口径: the formula in words. */
  formula: string
  /** 原报 or 更正. */
  values: string
  /** Day the numbers were read, or frozen. */
  date: string
  source: string
  /** SHA-256 of the data behind the block (`checksumOf`), hex. */
  checksum: string
  /** Where the checksum is compared with the numbers of today, in words; empty where it cannot be. Never an address: it would be that of one's own machine. */
  check: string
  /** 虚构数据, for sample data; null for real reports. */
  fictional: string | null
}

/** Says one part of a provenance by its name: `校验码：1f2e…`, whose first twelve signs are printed. */
export function provenanceWords(locale: Locale): (part: keyof typeof words[Locale]['parts'], text: string) => string {
  return (part, text) => `${words[locale].parts[part]}${words[locale].colon}${part === 'checksum' ? text.slice(0, 12) : text}`
}

/** The lines a provenance prints below a block, and in speaker notes. */
export function provenanceLines(provenance: Provenance, locale: Locale): string[] {
  const said = provenanceWords(locale)
  const parts = ['period', 'coverage', 'formula', 'values', 'source', 'date', 'checksum', 'check'] as const
  return [...parts.filter(part => provenance[part]).map(part => said(part, provenance[part])), ...(provenance.fictional === null ? [] : [provenance.fictional])]
}
