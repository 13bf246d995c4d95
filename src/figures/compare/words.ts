import type { Locale, Measure } from '../types'
import type { Lack, Reading, Spread } from './data'
import { wordsOf } from '../words'

const zh = {
  index: (base: number) => `指数（${base} 年=100）`,
  points: '个百分点',
  median: '同类中位数',
  band: { range: '同类最低—最高', quartiles: '同类中间一半' },
  least: '同类最低',
  most: '同类最高',
  firstQuartile: '同类四分之一位',
  thirdQuartile: '同类四分之三位',
  counted: '计入的同类单位',
  units: (count: number) => `${count} 个单位`,
  left: ({ lowCounts, gaps, missing }: Spread) => [
    ...(lowCounts > 0 ? [`${lowCounts} 个不足 30 件`] : []),
    ...(gaps > 0 ? [`${gaps} 个有空白或标记的格`] : []),
    ...(missing > 0 ? [`${missing} 个没有可计算的数`] : []),
  ].join('、'),
  leftOut: (text: string) => `未计：${text}`,
  rank: (rank: number, among: number, tied: boolean) => `${among} 个中${tied ? '并列' : ''}第 ${rank}`,
  lacks: {
    noReports: '没有年报',
    noValue: '没有可计算的数',
    noBaseReports: '所比年度没有年报',
    noBaseValue: '所比年度没有可计算的数',
    baseZero: '所比年度为 0，不能相除',
    baseNegative: '所比年度为负数，不能相除',
    break: '其间换了表样，不与以前的年度比较',
  } satisfies Record<Lack, string> as Record<Lack, string>,
  against: (year: number) => `比 ${year} 年`,
  metric: '指标',
  unit: '单位',
  party: '对象',
  value: '数值',
  change: '变化',
  changeUnit: '变化的单位',
  referenceYear: '所比年度',
  reference: '所比年度数值',
  rankColumn: '同类名次',
  among: '参加排名',
  lowNote: '不足 30 件，仅供参考',
  /** What is said. */
  said: {
    none: (party: string, name: string) => `${party}在所选年度没有可比的${name}`,
    than: (year: number) => `（比 ${year} 年）`,
    opens: (year: number, name: string, than: string) => `${year} 年${name}${than}：`,
    ranked: (rank: string) => `，列同类 ${rank}`,
    apart: (party: string, above: boolean, gap: string) => `，${party}${above ? '高' : '低'} ${gap}`,
    nothing: '没有可比的指标',
    profile: (year: number, party: string, { all, above, below, equal, none }: Record<'all' | 'above' | 'below' | 'equal' | 'none', number>) => `${year} 年${party}的 ${all} 项比率中，${above} 项高于同类中位数，${below} 项低于，${equal} 项相同；${none} 项没有可比的数或不足 30 件，未计`,
  },
  yearBefore: '比上年',
  stop: '。',
}

const en: typeof zh = {
  index: base => `Index (${base} = 100)`,
  points: 'pp',
  median: 'Peers’ median',
  band: { range: 'Peers, lowest to highest', quartiles: 'Peers, middle half' },
  least: 'Peers’ lowest',
  most: 'Peers’ highest',
  firstQuartile: 'Peers’ first quartile',
  thirdQuartile: 'Peers’ third quartile',
  counted: 'Peers counted',
  units: count => `${count} ${count === 1 ? 'agency' : 'agencies'}`,
  left: ({ lowCounts, gaps, missing }) => [
    ...(lowCounts > 0 ? [`${lowCounts} with fewer than 30 cases`] : []),
    ...(gaps > 0 ? [`${gaps} with blank or marked cells`] : []),
    ...(missing > 0 ? [`${missing} without a value`] : []),
  ].join(', '),
  leftOut: text => `left out: ${text}`,
  rank: (rank, among, tied) => `${tied ? 'tied ' : ''}${rank} of ${among}`,
  lacks: {
    noReports: 'no reports',
    noValue: 'nothing to compute',
    noBaseReports: 'no reports in the year compared with',
    noBaseValue: 'nothing to compute in the year compared with',
    baseZero: 'the year compared with is 0: nothing to divide by',
    baseNegative: 'the year compared with is negative: nothing to divide by',
    break: 'the form changed in between: not compared with earlier years',
  },
  against: year => `against ${year}`,
  metric: 'Metric',
  unit: 'Unit',
  party: 'Compared',
  value: 'Value',
  change: 'Change',
  changeUnit: 'Unit of change',
  referenceYear: 'Compared with',
  reference: 'Value compared with',
  rankColumn: 'Rank among peers',
  among: 'Ranked',
  lowNote: 'fewer than 30 cases, low confidence',
  said: {
    none: (party, name) => `${party} has no ${name} to compare in these years`,
    than: year => ` (against ${year})`,
    opens: (year, name, than) => `${year}, ${name}${than}: `,
    ranked: rank => `, ${rank} among peers`,
    apart: (party, above, gap) => `, ${party} ${gap} ${above ? 'above' : 'below'} it`,
    nothing: 'Nothing to compare',
    profile: (year, party, { all, above, below, equal, none }) => `${year}, ${party}: of ${all} rates ${above} are above the peers’ median, ${below} below, ${equal} equal; ${none} without comparable numbers or with fewer than 30 cases are not counted`,
  },
  yearBefore: 'against the year before',
  stop: '.',
}

export type CompareWords = typeof zh

const words: Readonly<Record<Locale, CompareWords>> = { 'zh-CN': zh, en }

export function compareWords(locale: Locale): CompareWords {
  return words[locale]
}

/** `（2019 年=100）` for a heading or a column; empty for values as printed. */
export function readingText(locale: Locale, measure: Measure, reading: Reading, base: number | null): string {
  const words = compareWords(locale)
  if (reading === 'value')
    return ''
  if (measure === 'index')
    return words.index(base!)
  const unit = measure === 'points' ? words.points : '%'
  const against = reading === 'base' ? words.against(base!) : words.yearBefore
  return `${against}${wordsOf(locale).comma}${unit}`
}
