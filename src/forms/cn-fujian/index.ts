import type { CarryDefinition, FormDefinition, Successor, SumDefinition, TableDefinition } from '../definition'
import { dueGroups } from '../definition'
import { down } from '../sums'
import { from2014, ofUnits, until2013 } from './statistics'

/** A printed total and its items in one layout, once a column. */
function totals(layout: string, { key: table, columns }: TableDefinition, total: string, items: readonly string[]): SumDefinition[] {
  return columns.map(({ key: column }) => ({ rule: 'items-sum', line: `${total}.${column}`, parts: down(table, items, column), total: down(table, [total], column), in: [layout] }))
}

const answers2013 = ['granted', 'partlyGranted', 'denied']
const answers2014 = [...answers2013, 'otherAnswers']
const ways2013 = ['inPerson', 'fax', 'email', 'online', 'letter'].map(way => `received.${way}`)
const ways2014 = ['inPerson', 'online', 'letterOrFax'].map(way => `received.${way}`)

/** What was counted by the end of last year and in this one is what is counted by its end. */
const running = [...new Set([...from2014.rows, ...until2013.rows].map(({ key }) => key))].map((row): CarryDefinition => ({
  rule: 'running-total',
  line: row,
  from: `statistics.${row}.cumulative`,
  plus: [`statistics.${row}.year`],
  minus: [],
  to: `statistics.${row}.cumulative`,
}))

/** Compared as a level only, with the break: carried items may be inside, other cases are not counted apart. */
const level = (row: string, ...to: string[]): [string, Successor] => [`statistics.${row}.year`, { relation: 'relabelled', to }]

export const cnFujian: FormDefinition = {
  id: 'cn-fujian',
  name: { zh: '福建省 2008—2018 年统计表', en: 'Table of Fujian, 2008–2018' },
  notice: '《中华人民共和国政府信息公开条例》（2007 年）第三十一条、第三十二条',
  years: [2008, 2018],
  region: '福建省',
  due: [{ whose: { zh: '各行政机关', en: 'Every organ' }, groups: dueGroups, month: 3, day: 31 }],
  prose: null,
  layouts: [
    { id: 'fujian-2014', mark: { zh: '福建 2014', en: 'Fujian 2014' }, years: [2014, 2018], tables: [from2014] },
    { id: 'fujian-2013', mark: { zh: '福建 2013', en: 'Fujian 2013' }, years: [2008, 2013], tables: [until2013] },
    { id: 'fujian-units', mark: { zh: '福建单位', en: 'Fujian units' }, years: [2008, 2018], tables: [ofUnits] },
  ],
  sums: [
    ...totals('fujian-2014', from2014, 'received', ways2014),
    ...totals('fujian-2014', from2014, 'answered', answers2014),
    ...totals('fujian-2013', until2013, 'received', ways2013),
    ...totals('fujian-2013', until2013, 'answered', answers2013),
    ...totals('fujian-units', ofUnits, 'received', ways2014),
    ...totals('fujian-units', ofUnits, 'answered', answers2014),
  ],
  carries: running,
  rates: [{
    key: 'disclosureRate.before',
    name: { zh: '公开率（2018 年及以前口径）', en: 'Disclosure rate (as counted until 2018)' },
    formula: { zh: '（同意公开 + 同意部分公开）÷ 对申请的答复总数', en: '(Granted + partly granted) ÷ applications answered' },
    numerator: ['statistics.granted.year', 'statistics.partlyGranted.year'],
    denominator: ['statistics.answered.year'],
  }],
  levels: [],
  next: {
    form: 'cn-2019',
    cells: Object.fromEntries([
      level('received', 'applications.received.total'),
      level('granted', 'applications.granted.total'),
      level('partlyGranted', 'applications.partlyGranted.total'),
      level('review', 'appeals.review.total'),
      level('litigation', 'appeals.direct.total', 'appeals.afterReview.total'),
    ]),
  },
}
