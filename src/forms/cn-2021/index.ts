import type { CarryDefinition, FormDefinition, LayoutDefinition } from '../definition'
import { dueDates } from '../cn-2019'
import { appeals } from '../cn-2019/appeals'
import { overviewThemes } from '../definition'
import { applicationCarries, applicationSums, rowSums } from '../sums'
import { applications } from './applications'
import { proactive } from './proactive'

const layout: LayoutDefinition = { id: '2021', mark: { zh: '2021', en: '2021' }, years: [2021, null], tables: [proactive, applications, appeals] }

const inForce = ['regulations', 'normativeDocuments'].map((subject): CarryDefinition => ({
  rule: 'in-force',
  line: subject,
  from: `proactive.${subject}.inForce`,
  plus: [`proactive.${subject}.issued`],
  minus: [`proactive.${subject}.repealed`],
  to: `proactive.${subject}.inForce`,
}))

export const cn2021: FormDefinition = {
  id: 'cn-2021',
  name: { zh: '2021 年表样', en: 'Form of 2021' },
  notice: '国办公开办函〔2021〕30号',
  years: [2021, null],
  region: null,
  due: dueDates,
  prose: { longestOverview: 1000, themes: overviewThemes, fee: true },
  layouts: [layout],
  sums: [...applicationSums(applications), ...rowSums('appeals-sum', appeals)],
  carries: [...applicationCarries(applications), ...inForce],
  rates: [],
  levels: [],
  next: null,
}
