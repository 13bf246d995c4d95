import type { Locale } from '../types'

const zh = {
  noData: (name: string) => `所选范围内没有${name}的数据。`,
  named: (name: string, group: string) => `${name}（${group}）`,
  span: (first: number, last: number) => first === last ? `${first} 年` : `${first}—${last} 年`,
  all: (value: string) => `；合计 ${value}`,
  low: (count: number, below: number | null) => `；${count} 个不足 ${below} 件，不参与比较`,
  leftOut: (count: number) => `；${count} 份年报有空缺，未计入`,
  empty: (count: number) => `；${count} 个没有可计算的数`,
  none: (span: string, name: string, notes: string) => `${span}没有可以比较的${name}${notes}。`,
  one: (span: string, name: string, told: string, notes: string) => `${span}${name}：${told}${notes}。`,
  same: (count: number, value: string) => `${count} 个均为 ${value}`,
  ends: (span: string, name: string, top: string, bottom: string, notes: string) => `${span}${name}最高为${top}，最低为${bottom}${notes}。`,
  parts: {
    none: (span: string, name: string) => `${span} 年${name}各项均为 0 或没有数据。`,
    most: (span: string, name: string, part: string, rest: string) => `${span} 年${name}以${part}最多${rest}。`,
    second: (part: string) => `，其次为${part}`,
    uneven: (groups: string) => `；${groups}各项之和与分母不等`,
    inYears: (years: readonly string[]) => `${years.join('、')} 年`,
    forGroups: (count: number, name: string) => `${count} 个${name}`,
    columns: (part: string, cases: string) => `；${part}六类之和与总计栏差 ${cases}`,
  },
}

const en: typeof zh = {
  noData: name => `No data on ${name} in this selection.`,
  named: (name, group) => `${name} (${group})`,
  span: (first, last) => first === last ? String(first) : `${first}–${last}`,
  all: value => `; ${value} for all`,
  low: (count, below) => `; ${count} with fewer than ${below} cases not compared`,
  leftOut: count => `; ${count} ${count === 1 ? 'report' : 'reports'} left out for gaps`,
  empty: count => `; ${count} without a value`,
  none: (span, name, notes) => `${span}: nothing to compare on ${name}${notes}.`,
  one: (span, name, told, notes) => `${span}, ${name}: ${told}${notes}.`,
  same: (count, value) => `${value} in all ${count}`,
  ends: (span, name, top, bottom, notes) => `${span}, ${name}: highest ${top}, lowest ${bottom}${notes}.`,
  parts: {
    none: (span, name) => `${span}, ${name}: all 0 or without data.`,
    most: (span, name, part, rest) => `${span}, ${name}: most ${part}${rest}.`,
    second: part => `, then ${part}`,
    uneven: groups => `; ${groups} the items do not add up to the denominator`,
    inYears: years => `in ${years.join(', ')}`,
    forGroups: count => `for ${count}`,
    columns: (part, cases) => `; the six kinds of ${part.toLowerCase()} differ from the total column by ${cases}`,
  },
}

/** The words of what is said of a breakdown. */
export function breakdownWords(locale: Locale): typeof zh {
  return locale === 'en' ? en : zh
}
