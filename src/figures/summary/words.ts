import type { Locale } from '../types'

/** A name beside Chinese signs; a year stands apart from them. */
const apart = (name: string): string => /^\d/.test(name) ? ` ${name}` : name

const words = {
  'zh-CN': {
    nothing: (name: string) => `${name}没有可计算的数。`,
    low: (name: string, cases: string) => `${name}共 ${cases}，不足 30 件，仅供参考，不作比较。`,
    most: (name: string, cases: string, part: string, share: string) => `${name}共 ${cases}，${part}最多（${share}）`,
    changed: (other: string, part: string, before: string, now: string, change: string) => `；与${apart(other)}相比差别最大的是${part}（${before} → ${now}，${change}）`,
    ofBoth: (other: string, units: number) => `${other}（两年都报送且可计算的 ${units} 个单位）`,
    same: (other: string) => `；与${apart(other)}相比各项占比相同`,
    few: (other: string) => `；${other}不足 30 件，不作比较`,
    off: (change: string) => `；各项之和与总计相差 ${change}`,
    leftOut: (count: number) => `；${count} 份年报有空缺，未计入`,
    stop: '。',
  },
  'en': {
    nothing: (name: string) => `${name}: nothing to compute.`,
    low: (name: string, cases: string) => `${name}: ${cases}, fewer than 30: low confidence, not compared.`,
    most: (name: string, cases: string, part: string, share: string) => `${name}: ${cases}, most of them ${part.toLowerCase()} (${share})`,
    changed: (other: string, part: string, before: string, now: string, change: string) => `; furthest from ${other}: ${part.toLowerCase()} (${before} → ${now}, ${change})`,
    ofBoth: (other: string, units: number) => `${other} (${units} ${units === 1 ? 'unit' : 'units'} of both years)`,
    same: (other: string) => `; the same shares as ${other}`,
    few: (other: string) => `; ${other} has fewer than 30 cases and is not compared`,
    off: (change: string) => `; the parts differ from the total by ${change}`,
    leftOut: (count: number) => `; ${count} ${count === 1 ? 'report' : 'reports'} left out for gaps`,
    stop: '.',
  },
}

/** The words of what is said of shares. */
export const sharesWords = (locale: Locale): typeof words['zh-CN'] => words[locale]
