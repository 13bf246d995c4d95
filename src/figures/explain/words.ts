import type { Locale } from '../types'
import type { Filters } from '@/metrics'
import { numbersOf } from '../numbers'
import { hundredths } from './claims'

const zh = {
  point: ' 个百分点',
  list: '、',
  comma: '，',
  semicolon: '；',
  stop: '。',
  year: (year: string) => `${year} 年`,
  course: <P>(name: string, [from, to]: readonly number[], [first, last]: readonly [P, P], rises: boolean) => [`${name}从 ${from} 年的 `, first, `${rises ? '增' : '降'}至 ${to} 年的 `, last],
  same: (name: string, first: string, last: string) => `${name} ${first} 年与 ${last} 年均为 `,
  unchanged: '，没有变化',
  byUnit: '按单位：',
  amongUnits: (_: number): string[] => ['两年都报送的 ', '', ' 个单位，'],
  noBoth: (name: string, first: string, last: string) => `${name}：没有 ${first}、${last} 年都可计入的单位，不作比较`,
  set: '单位的变化：',
  ofCases: (cases: string) => `分母 ${cases}`,
  together: '两年都报送的 ',
  units: (_: number) => ' 个单位合计 ',
  among: '，其中',
  rest: '其余 ',
  restUnits: ' 个合计 ',
  entered: '新增报送 ',
  left: '后一年未计入 ',
  gapped: '两年都报送，有空缺 ',
  leftOut: ' 个单位，未计入',
  unitsMake: ' 个单位，',
  ownRate: '自身 ',
  to: '→',
  base: '，分母 ',
  small: '，件数少',
  open: '（',
  close: '）',
  effects: '两年都报送的单位中，自身比率变化合计 ',
  weights: '，分母所占比重变化合计 ',
  byReason: (name: string) => `按${name}：`,
  restParts: ' 项合计 ',
  mismatch: '各项之和与总计之差 ',
  rounded: '（各数分别四舍五入）',
  gaps: (name: string, _: number) => ` 个单位的${name}有空白、标记或读不出的格，按 0 计`,
  few: (name: string) => `${name}的分母 `,
  fewEnd: '，不足 30 件：件数少，不解释变化',
  both: <P>(name: string, [from, to]: readonly number[], [first, last]: readonly [P, P]) => [`${name} ${from} 年 `, first, `、${to} 年 `, last],
  brokenEnd: (year: string) => `，${year} 年起用新表样，两年问法不同，不作比较，不解释变化`,
  missing: (name: string, year: string) => `${name} ${year} 年没有可计算的数，另一年为 `,
  missingEnd: '，不解释变化',
  nothing: (name: string, first: string, last: string) => `${name} ${first} 年、${last} 年都没有可计算的数，不解释变化`,
  unit: '单位',
  standing: '报送',
  standings: { both: '两年都报送', entered: '新增报送', left: '后一年未计入', gapped: '有空缺，未计入' },
  value: (year: number, unit: string) => `${year} 年（${unit}）`,
  denominator: (year: number) => `${year} 年分母（件）`,
  adds: (unit: string) => `对变化的贡献（${unit}）`,
  within: '其中自身比率（个百分点）',
  weight: '其中所占比重（个百分点）',
  gapsColumn: '空白或标记格数',
  whole: '合计',
  others: (count: number) => `其余 ${count} 个单位`,
}

const en: typeof zh = {
  point: ' pp',
  list: ', ',
  comma: ', ',
  semicolon: '; ',
  stop: '.',
  year: year => year,
  course: (name, [from, to], [first, last], rises) => [`${name} ${rises ? 'rose' : 'fell'} from `, first, ` in ${from} to `, last, ` in ${to}`],
  same: (name, first, last) => `${name} in ${first} and in ${last}: `,
  unchanged: ', no change',
  byUnit: 'By agency: ',
  amongUnits: count => ['Over ', '', ` ${count === 1 ? 'agency' : 'agencies'} reporting in both years, `],
  noBoth: (name, first, last) => `${name}: no agency can be counted in both ${first} and ${last}, so nothing is compared`,
  set: 'Change of the set: ',
  ofCases: cases => `${cases} in the denominator`,
  together: '',
  units: count => count === 1 ? ' agency reporting in both years makes ' : ' agencies reporting in both years make ',
  among: ', of which ',
  rest: 'the other ',
  restUnits: ' make ',
  entered: 'new reporters: ',
  left: 'not counted in the later year: ',
  gapped: 'with gaps: ',
  leftOut: ', left out',
  unitsMake: ', with ',
  ownRate: 'own ',
  to: ' → ',
  base: ', over ',
  small: ', few cases',
  open: ' (',
  close: ')',
  effects: 'Among agencies reporting in both years, changes of their own rates make ',
  weights: ', changes of their weights ',
  byReason: name => `By ${name.toLowerCase()}: `,
  restParts: ' items make ',
  mismatch: 'difference between the items and the printed total ',
  rounded: ' (each rounded)',
  gaps: (name, count) => ` ${count === 1 ? 'agency has' : 'agencies have'} blank, marked or unreadable cells in ${name}, counted as 0`,
  few: name => `${name}, denominators: `,
  fewEnd: '; fewer than 30 cases, so the change is not explained',
  both: (name, [from, to], [first, last]) => [`${name}: `, first, ` in ${from}, `, last, ` in ${to}`],
  brokenEnd: (year: string) => `; the form changed in ${year} and asks differently, so the years are not compared and nothing is explained`,
  missing: (name, year) => `${name} has no value in ${year}; the other year has `,
  missingEnd: ', so nothing is explained',
  nothing: (name, first, last) => `${name} has no value in ${first} or ${last}, so nothing is explained`,
  unit: 'Agency',
  standing: 'Reporting',
  standings: { both: 'both years', entered: 'new reporter', left: 'not counted in the later year', gapped: 'gaps, left out' },
  value: (year, unit) => `${year} (${unit})`,
  denominator: year => `${year} denominator (cases)`,
  adds: unit => `Adds to the change (${unit})`,
  within: 'by its own rate (pp)',
  weight: 'by its weight (pp)',
  gapsColumn: 'Blank or marked cells',
  whole: 'Total',
  others: count => `${count} other agencies`,
}

export type ExplainWords = typeof zh

const words: Readonly<Record<Locale, ExplainWords>> = { 'zh-CN': zh, en }

/** Of consolidated reports one that is there may be held by another: they are counted or not, not handed in or not. */
const consolidated = {
  'zh-CN': { together: '两年都计入的 ', entered: '新增计入 ', left: '不再计入 ', effects: '两年都计入的单位中，自身比率变化合计 ', standing: '计入', amongUnits: (_: number): string[] => ['两年都计入的 ', '', ' 个单位，'], standings: { both: '两年都计入', entered: '新增计入', left: '不再计入', gapped: '有空缺，未计入' } },
  'en': { units: (count: number) => count === 1 ? ' agency counted in both years makes ' : ' agencies counted in both years make ', entered: 'newly counted: ', left: 'no longer counted: ', effects: 'Among agencies counted in both years, changes of their own rates make ', standing: 'Counted', amongUnits: (count: number): string[] => ['Over ', '', ` ${count === 1 ? 'agency' : 'agencies'} counted in both years, `], standings: { both: 'both years', entered: 'newly counted', left: 'no longer counted', gapped: 'gaps, left out' } },
} satisfies Record<Locale, Partial<ExplainWords>>

export function explainWords(locale: Locale, scope: Filters['scope'] = 'unit'): ExplainWords {
  return scope !== 'consolidated' ? words[locale] : { ...words[locale], ...consolidated[locale] }
}

/** Changes with two decimals where they are shares, so that many small parts are still seen: `+1.24 个百分点`, `−12 件`. */
export function changeText(locale: Locale, change: number, unit: 'count' | 'rate' | 'money'): string {
  if (unit !== 'rate')
    return numbersOf(locale).change(change, unit)
  const points = hundredths(change) / 100
  const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(points).replace('-', '−')
  return `${points > 0 ? '+' : ''}${text}${explainWords(locale).point}`
}

/** A rate with two decimals, so that its change and the parts of it can be told with theirs. */
export function rateText(locale: Locale, rate: number | null): string {
  return rate === null ? '—' : new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(rate)
}
