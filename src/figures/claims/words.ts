import type { Locale } from '../types'
import type { Years } from './claims'
import { lowCount } from '@/metrics'

/** A name beside Chinese signs; a year stands apart from them. */
const apart = (name: string): string => /^\d/.test(name) ? ` ${name}` : name
const inYears = ([first, last]: Years): string => first === last ? `${first} 年` : `${first}—${last} 年`
/** Of more holders than this the number is told. */
const named = 3
const tied = (names: readonly string[]): string => names.length > 1 ? '并列' : ''
const each = (names: readonly string[]): string => names.length > 1 ? '各 ' : ''

const zh = {
  begin: (text: string) => text,
  between: '',
  none: {
    data: (name: string) => `所选范围内没有${name}的数据`,
    value: (name: string, years: Years | null) => `${years ? inYears(years) : ''}${name}没有可计算的数`,
    comparable: (name: string, years: Years | null) => `${years ? inYears(years) : ''}没有可以比较的${name}`,
    shares: () => '所选范围内没有可以计算比例的办结申请',
    zero: (name: string, years: Years | null) => `${years ? inYears(years) : ''}没有${name}`,
    zeros: (name: string, years: Years | null) => `${years ? inYears(years) : ''}${name}各项均为 0`,
  },
  value: (name: string, years: Years, value: string) => `${inYears(years)}${name} ${value}`,
  low: (name: string, years: Years) => `${inYears(years)}${name}的分母不足 ${lowCount} 件，不作判断`,
  course: (name: string, [from, to]: Years, first: string, last: string, rises: boolean, size: string) => `${name}从 ${from} 年的 ${first}${rises ? '增' : '降'}至 ${to} 年的 ${last}（${size}）`,
  unchanged: (name: string, [from, to]: Years, value: string) => `${to} 年${name} ${value}，与 ${from} 年相同`,
  constant: (name: string, years: Years, value: string) => `${inYears(years)}${name}均为 ${value}`,
  peak: (years: readonly number[], value: string) => years.length > 1 ? `最高为 ${years.join('、')} 年，均为 ${value}` : `最高为 ${years.join('')} 年的 ${value}`,
  counter: { types: '类', groups: '个' },
  held: (names: readonly string[], of: string, value: string) => `${names.length === 1 ? names[0] : names.length <= named ? `${names.join('、')}并列` : `${names.length} ${of}并列`}（${value}）`,
  extremes: (name: string, years: Years, top: string, bottom: string) => `${inYears(years)}${name}最高为${/^\d/.test(top) ? ' ' : ''}${top}，最低为${/^\d/.test(bottom) ? ' ' : ''}${bottom}`,
  only: (name: string, years: Years, held: string) => `${inYears(years)}${name}：${held}`,
  allSame: (name: string, years: Years, count: number, of: string, value: string) => `${inYears(years)}${name}：${count} ${of}均为 ${value}`,
  list: (years: Years, items: readonly string[]) => `${inYears(years)}${items.join('、')}`,
  whole: (name: string, cases: string) => `${name}共 ${cases}`,
  lowWhole: (name: string, cases: string) => `${name}共 ${cases}，不足 ${lowCount} 件，仅供参考，不作比较`,
  flow: (year: number, { handled, received, carriedIn, concluded, carriedOut }: Record<'handled' | 'received' | 'carriedIn' | 'concluded' | 'carriedOut', string>, most: string) => `${year} 年受理 ${handled}（新收 ${received}，上年结转 ${carriedIn}），办结 ${concluded}${most}，结转下年 ${carriedOut}`,
  flowMost: (part: string) => `，其中${part}`,
  mentioned: (told: string, query: string, hits: string) => `${told}提到${query}，共 ${hits} 处`,
  found: (found: string, read: string, share: string) => `${read} 份中 ${found} 份${share}`,
  inYear: (year: number, told: string) => `${year} 年 ${told}`,
  share: {
    years: (name: string, years: Years, names: readonly string[], told: string) => `${inYears(years)}${name}以${names.join('、')}（${each(names)}${told}）${tied(names)}最多`,
    rest: (names: readonly string[], told: string) => `其余以${names.join('、')}${tied(names)}最多（${each(names)}${told}）`,
    whole: (names: readonly string[], told: string) => `${names.join('、')}${tied(names)}最多（${each(names)}${told}）`,
    next: (names: readonly string[], told: string) => `，其次为${names.join('、')}（${each(names)}${told}）`,
  },
  disclosed: (share: string) => `公开率（予以公开 + 部分公开）${share}`,
  disclosedLow: `不足 ${lowCount} 件，公开率不作判断`,
  open: '均尚未审结',
  closed: (closed: string, overturned: string) => `已审结 ${closed}，其中结果纠正 ${overturned}`,
  apart: (other: string, moved: readonly string[]) => `与${apart(other)}相比差别最大的是${moved.join('、')}`,
  moved: (name: string, from: string, to: string, change: string) => `${name}（${from} → ${to}，${change}）`,
  ofBoth: (other: string, units: number) => `${other}（两年都报送且可计算的 ${units} 个单位）`,
  level: (other: string) => `与${apart(other)}相比各项占比相同`,
  fewOther: (other: string) => `${other}不足 ${lowCount} 件，不作比较`,
  together: (value: string) => `合计 ${value}`,
  silent: {
    reports: (years: readonly number[], _: string) => `${years.join('、')} 年没有计入的年报`,
    value: (years: readonly number[], name: string) => `${years.join('、')} 年的年报没有可计算的${name}`,
  },
  uncompared: ([first]: Years) => `与 ${first} 年相比有一年不足 ${lowCount} 件，不作比较`,
  few: (count: number, of: string, below: number) => `${count} ${of}不足 ${below} 件，不参与比较`,
  empty: (count: number) => `${count} 个没有可计算的数`,
  leftOut: {
    any: (count: number) => `${count} 份年报有空缺，未计入`,
    disclosed: (count: number) => `${count} 份年报有空缺，未计入公开率`,
    closed: (count: number) => `${count} 份年报有空缺，未计入审结情况`,
  },
  uneven: (sum: string) => `各项之和 ${sum}与办结数不等，比例之和不为 100%`,
  off: (difference: string) => `各项之和与总计相差 ${difference}`,
  unevenYears: (years: readonly string[]) => `${years.join('、')} 年各项之和与分母不等`,
  unevenGroups: (count: number, name: string) => `${count} 个${name}各项之和与分母不等`,
  columns: (part: string, cases: string) => `${part}六类之和与总计栏差 ${cases}`,
  imbalance: (cases: string, why: string) => `勾稽差 ${cases}（${why}）`,
  unbalanced: (count: number) => `${count} 份年报“新收 + 上年结转”与“办结 + 结转下年”不等`,
  unequal: (count: number) => `${count} 份年报各项结果之和与办结总计不等`,
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
const spanOf = ([first, last]: Years): string => first === last ? String(first) : `${first}–${last}`
const list = (names: readonly string[]): string => names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const many = (names: readonly string[], told: string): string => `${list(names.map(name => name.toLowerCase()))} (${told}${names.length > 1 ? ' each' : ''})`

const en: typeof zh = {
  begin: text => text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1)}`,
  between: ' ',
  none: {
    data: name => `no data on ${name} in this selection`,
    value: (name, years) => `${years ? `${spanOf(years)}, ` : ''}${name}: nothing to compute`,
    comparable: (name, years) => `${years ? `${spanOf(years)}: ` : ''}nothing to compare on ${name}`,
    shares: () => 'nothing concluded in this selection has shares',
    zero: (name, years) => `${years ? `${spanOf(years)}: ` : ''}no ${name}`,
    zeros: (name, years) => `${years ? `${spanOf(years)}, ` : ''}${name}: all 0`,
  },
  value: (name, years, value) => `${spanOf(years)}: ${name} ${value}`,
  low: (name, years) => `${spanOf(years)}: fewer than ${lowCount} cases behind ${name}, so nothing is said of it`,
  course: (name, [from, to], first, last, rises, size) => `${name} ${rises ? 'rose' : 'fell'} from ${first} in ${from} to ${last} in ${to} (${size})`,
  unchanged: (name, [from, to], value) => `${to}: ${name} ${value}, the same as in ${from}`,
  constant: (name, years, value) => `${spanOf(years)}: ${name} ${value} in every year`,
  peak: (years, value) => `highest in ${list(years.map(String))} (${value})`,
  counter: { types: 'types', groups: 'groups' },
  held: (names, of, value) => `${names.length === 1 ? names[0] : names.length <= named ? `${list(names)}, tied` : `${names.length} ${of}, tied`} (${value})`,
  extremes: (name, years, top, bottom) => `${spanOf(years)}, ${name}: highest ${top}, lowest ${bottom}`,
  only: (name, years, held) => `${spanOf(years)}, ${name}: ${held}`,
  allSame: (name, years, count, of, value) => `${spanOf(years)}, ${name}: ${value} in all ${count}${of === 'types' ? ' types' : ''}`,
  list: (years, items) => `${spanOf(years)}: ${items.join(', ')}`,
  whole: (name, cases) => `${name}: ${cases}`,
  lowWhole: (name, cases) => `${name}: ${cases}, fewer than ${lowCount}: low confidence, not compared`,
  flow: (year, { handled, received, carriedIn, concluded, carriedOut }, most) => `${year}: ${handled} handled (${received} received, ${carriedIn} carried in), ${concluded} concluded${most}, ${carriedOut} carried out`,
  flowMost: part => `, ${part}`,
  mentioned: (told, query, hits) => `${told} say ${query}, ${hits} times in all`,
  found: (found, read, share) => `${found} of ${read} reports${share}`,
  inYear: (year, told) => `${told} in ${year}`,
  share: {
    years: (name, years, names, told) => `${spanOf(years)}, ${name}: most ${many(names, told)}`,
    rest: (names, told) => `most of the rest ${many(names, told)}`,
    whole: (names, told) => `most of them ${many(names, told)}`,
    next: (names, told) => `, then ${many(names, told)}`,
  },
  disclosed: share => `${share} granted in full or part`,
  disclosedLow: `fewer than ${lowCount}, so nothing is said of the disclosure rate`,
  open: 'none closed yet',
  closed: (closed, overturned) => `${closed} closed, ${overturned} of them overturned`,
  apart: (other, moved) => `furthest from ${other}: ${moved.join(', ')}`,
  moved: (name, from, to, change) => `${name.toLowerCase()} (${from} → ${to}, ${change})`,
  ofBoth: (other, units) => `${other} (${plural(units, 'unit', 'units')} of both years)`,
  level: other => `the same shares as ${other}`,
  fewOther: other => `${other} has fewer than ${lowCount} cases and is not compared`,
  together: value => `${value} for all`,
  silent: {
    reports: years => `no report counts for ${years.join(', ')}`,
    value: (years, name) => `the reports for ${years.join(', ')} print no ${name}`,
  },
  uncompared: ([first, last]) => `fewer than ${lowCount} cases in ${first} or ${last}, so they are not compared`,
  few: (count, of, below) => of === 'types' ? `${plural(count, 'type has', 'types have')} fewer than ${below} cases and ${count === 1 ? 'is' : 'are'} not compared` : `${count} with fewer than ${below} cases not compared`,
  empty: count => `${count} without a value`,
  leftOut: {
    any: count => `${plural(count, 'report', 'reports')} left out for gaps`,
    disclosed: count => `${plural(count, 'report', 'reports')} left out of the shares for gaps`,
    closed: count => `${plural(count, 'report', 'reports')} left out of what is closed for gaps`,
  },
  uneven: sum => `the outcomes add up to ${sum}, not to the concluded number, so the shares do not make 100%`,
  off: difference => `the parts differ from the total by ${difference}`,
  unevenYears: years => `in ${years.join(', ')} the items do not add up to the denominator`,
  unevenGroups: count => `for ${count} the items do not add up to the denominator`,
  columns: (part, cases) => `the six kinds of ${part.toLowerCase()} differ from the total column by ${cases}`,
  imbalance: (cases, why) => `a difference of ${cases} (${why})`,
  unbalanced: count => `in ${plural(count, 'report', 'reports')} intake is not concluded + carried out`,
  unequal: count => `in ${plural(count, 'report', 'reports')} the outcomes do not add up to concluded`,
}

/** The words of what is claimed of a figure. */
export const claimWords: Readonly<Record<Locale, typeof zh>> = { 'zh-CN': zh, en }
