import type { Locale } from '../types'
import { lowCount } from '@/metrics'

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const zh = {
  received: '新收申请',
  disclosureRate: '公开率',
  list: '、',
  between: '',
  noData: (name: string) => `所选范围内没有${name}的数据。`,
  missing: (years: readonly number[]) => `；${years.join('、')} 年没有数据`,
  now: (year: number, name: string, value: string, rest: string) => `${year} 年${name} ${value}${rest}。`,
  uncompared: (first: number, _: number) => `；与 ${first} 年相比有一年不足 ${lowCount} 件，不作比较`,
  zeros: (first: number, last: number, name: string, value: string, rest: string) => `${first}—${last} 年${name}均为 ${value}${rest}。`,
  peak: (year: number, value: string) => `，最高为 ${year} 年的 ${value}`,
  same: (first: number) => `，与 ${first} 年相同`,
  course: (name: string, [from, to]: readonly [number, number], [before, after]: readonly [string, string], rises: boolean, size: string, rest: string) => `${name}从 ${from} 年的 ${before}${rises ? '增至' : '降至'} ${to} 年的 ${after}（${size}）${rest}。`,
  outcomes: {
    none: '所选范围内没有可以计算比例的办结申请。',
    now: (year: number, concluded: string, share: string, rest: string) => `${year} 年办结 ${concluded}，公开率（予以公开 + 部分公开）${share}${rest}。`,
    most: (part: string, share: string) => `，其余以${part}最多（${share}）`,
    uneven: (sum: string) => `；各项之和 ${sum}与办结数不等，比例之和不为 100%`,
    leftOut: (count: number) => `；${count} 份年报有空缺，未计入公开率`,
  },
  appeals: {
    name: '复议诉讼',
    none: (year: number) => `${year} 年没有行政复议和行政诉讼。`,
    now: (year: number, paths: string, end: string) => `${year} 年${paths}；${end}。`,
    open: '均尚未审结',
    closed: (closed: string, overturned: string) => `已审结 ${closed}，其中结果纠正 ${overturned}`,
  },
  departments: {
    leftOut: (count: number) => `；${count} 份年报有空缺，未计入`,
    low: (count: number, below: number) => `；${count} 类不足 ${below} 件，不参与比较`,
    none: (year: number, name: string, rest: string) => `${year} 年没有可以比较的${name}${rest}。`,
    same: (year: number, name: string, value: string, rest: string) => `${year} 年${name}：${value}${rest}。`,
    allSame: (count: number, value: string) => `${count} 类均为 ${value}`,
    ends: (year: number, name: string, top: string, bottom: string, rest: string) => `${year} 年${name}最高为${top}，最低为${bottom}${rest}。`,
  },
  mentions: {
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
    all: (told: string, query: string, hits: string) => `${told}提到${query}，共 ${hits} 处`,
    ends: ([first, last]: readonly [number, number], [before, after]: readonly [string, string]) => `；${first} 年 ${before}，${last} 年 ${after}`,
  },
}

const en: typeof zh = {
  received: 'applications received',
  disclosureRate: 'the disclosure rate',
  list: ', ',
  between: ' ',
  noData: name => `No data on ${name} in this selection.`,
  missing: years => `; no value for ${years.join(', ')}`,
  now: (year, name, value, rest) => `${year}: ${name} ${value}${rest}.`,
  uncompared: (first, last) => `; fewer than ${lowCount} cases in ${first} or ${last}, so they are not compared`,
  zeros: (first, last, name, value, rest) => `${first}–${last}: ${name} ${value} in every year${rest}.`,
  peak: (year, value) => `, highest in ${year} (${value})`,
  same: first => `, the same as in ${first}`,
  course: (name, [from, to], [before, after], rises, size, rest) => `${name[0]!.toUpperCase()}${name.slice(1)} ${rises ? 'rose' : 'fell'} from ${before} in ${from} to ${after} in ${to} (${size})${rest}.`,
  outcomes: {
    none: 'Nothing concluded in this selection has shares.',
    now: (year, concluded, share, rest) => `${year}: ${concluded} concluded, ${share} granted in full or part${rest}.`,
    most: (part, share) => `; of the rest, ${part.toLowerCase()} leads (${share})`,
    uneven: sum => `; the outcomes add up to ${sum}, not to the concluded number, so the shares do not make 100%`,
    leftOut: count => `; ${plural(count, 'report', 'reports')} left out for gaps`,
  },
  appeals: {
    name: 'appeals',
    none: year => `${year}: no reviews and no lawsuits.`,
    now: (year, paths, end) => `${year}: ${paths}; ${end}.`,
    open: 'none closed yet',
    closed: (closed, overturned) => `${closed} closed, ${overturned} of them overturned`,
  },
  departments: {
    leftOut: count => `; ${plural(count, 'report', 'reports')} left out for gaps`,
    low: (count, below) => `; ${plural(count, 'type has', 'types have')} fewer than ${below} cases and ${count === 1 ? 'is' : 'are'} not compared`,
    none: (year, name, rest) => `${year}: nothing to compare on ${name}${rest}.`,
    same: (year, name, value, rest) => `${year}, ${name}: ${value}${rest}.`,
    allSame: (count, value) => `${value} in all ${count} types`,
    ends: (year, name, top, bottom, rest) => `${year}, ${name}: highest ${top}, lowest ${bottom}${rest}.`,
  },
  mentions: {
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
    all: (told, query, hits) => `${told} say ${query}, ${hits} times in all`,
    ends: ([first, last], [before, after]) => `; ${before} in ${first}, ${after} in ${last}`,
  },
}

/** The words of what is said of reports by year. */
export function overviewWords(locale: Locale): typeof zh {
  return locale === 'en' ? en : zh
}
