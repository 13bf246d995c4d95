import type { Locale } from '../types'

const zh = {
  share: '提到的年报占比',
  year: '年度',
  found: '提到的年报（份）',
  read: '读到文字的年报（份）',
  percent: '占比（%）',
  hits: '命中（处）',
  of: (found: string, read: string) => `${read} 份中 ${found} 份`,
  foundOf: (found: string) => `${found} 份`,
  none: '没有读到文字的年报',
  hitsOf: (hits: string) => `${hits} 处`,
  mark: (share: string) => `提到的占 ${share}`,
}

const en: typeof zh = {
  share: 'Share of reports',
  year: 'Year',
  found: 'Reports that say it',
  read: 'Reports with text read',
  percent: 'Share (%)',
  hits: 'Occurrences',
  of: (found, read) => `${found} of ${read} reports`,
  foundOf: found => found,
  none: 'no report with text',
  hitsOf: hits => `${hits} occurrences`,
  mark: share => `${share} of reports say it`,
}

/** The words of what reports say of what is sought. */
export const mentionWords: Readonly<Record<Locale, typeof zh>> = { 'zh-CN': zh, en }
