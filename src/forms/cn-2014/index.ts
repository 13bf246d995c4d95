import type { CellKey, FormDefinition, Successor, SumDefinition } from '../definition'
import { dueGroups } from '../definition'
import { down } from '../sums'
import { statistics } from './statistics'

const sum = (total: string, ...items: string[]): SumDefinition => ({ rule: 'items-sum', line: `${total}.year`, parts: down('statistics', items, 'year'), total: down('statistics', [total], 'year') })
const under = (total: string, ...items: string[]): SumDefinition => sum(total, ...items.map(item => `${total}.${item}`))

const becomes = (row: string, relation: Successor['relation'], ...to: CellKey[]): [string, Successor] => [`statistics.${row}.year`, { relation, to }]
const courts = (result: string): CellKey[] => [`appeals.direct.${result}`, `appeals.afterReview.${result}`]

/** The national return of 国办发〔2014〕32号. Its rows are known from publications that speak of them; no filled table has been seen, and provinces changed it. */
export const cn2014: FormDefinition = {
  id: 'cn-2014',
  name: { zh: '全国 2014—2018 年统计表', en: 'National table, 2014–2018' },
  notice: '国办发〔2014〕32号',
  years: [2014, 2018],
  region: null,
  due: [{ whose: { zh: '各行政机关', en: 'Every organ' }, groups: dueGroups, month: 3, day: 31 }],
  prose: null,
  layouts: [{ id: '2014', mark: { zh: '2014', en: '2014' }, years: [2014, 2018], awaiting: true, tables: [statistics] }],
  sums: [
    under('received', 'inPerson', 'fax', 'online', 'letter'),
    under('concluded', 'inTime', 'extended'),
    sum('answered', 'alreadyPublic', 'granted', 'partlyGranted', 'denied', 'notOurs', 'notExisting', 'toBeCorrected', 'otherWays'),
    under('denied', 'stateSecret', 'tradeSecret', 'privacy', 'publicSecurity', 'notInformation', 'otherLaw'),
    under('review', 'upheld', 'overturned', 'otherResult'),
    under('litigation', 'upheld', 'overturned', 'otherResult'),
    under('staff', 'fullTime', 'partTime'),
  ],
  carries: [],
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
      becomes('received', 'relabelled', 'applications.received.total'),
      becomes('granted', 'partOf', 'applications.granted.total'),
      becomes('alreadyPublic', 'partOf', 'applications.granted.total'),
      becomes('partlyGranted', 'relabelled', 'applications.partlyGranted.total'),
      becomes('denied.stateSecret', 'relabelled', 'applications.denied.stateSecret.total'),
      becomes('denied.publicSecurity', 'relabelled', 'applications.denied.publicSecurity.total'),
      becomes('denied.tradeSecret', 'partOf', 'applications.denied.thirdPartyRights.total'),
      becomes('denied.privacy', 'partOf', 'applications.denied.thirdPartyRights.total'),
      becomes('notOurs', 'partOf', 'applications.unavailable.notHeld.total'),
      becomes('notExisting', 'partOf', 'applications.unavailable.notHeld.total'),
      ...['upheld', 'overturned', 'otherResult'].map(result => becomes(`review.${result}`, 'relabelled', `appeals.review.${result}`)),
      becomes('review', 'relabelled', 'appeals.review.total'),
      ...['upheld', 'overturned', 'otherResult'].map(result => becomes(`litigation.${result}`, 'relabelled', ...courts(result))),
      becomes('litigation', 'relabelled', ...courts('total')),
      becomes('normativeDocuments.issued', 'relabelled', 'proactive.normativeDocuments.made'),
    ]),
  },
}
