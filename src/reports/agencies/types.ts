/** A kind of agency. `order` is the order of the State Council's own list, issuers of the government first. */
export interface DepartmentType {
  key: string
  /** Chinese name. */
  name: string
  nameEn: string
  order: number
}

const types = [
  ['government', '政府本级', 'Government'],
  ['office', '政府办', 'Government office'],
  ['development', '发改', 'Development and reform'],
  ['education', '教育', 'Education'],
  ['science', '科技', 'Science and technology'],
  ['industry', '工信', 'Industry and information'],
  ['ethnic', '民族宗教', 'Ethnic and religious affairs'],
  ['police', '公安', 'Public security'],
  ['civil', '民政', 'Civil affairs'],
  ['justice', '司法', 'Justice'],
  ['finance', '财政', 'Finance'],
  ['labour', '人社', 'Human resources and social security'],
  ['land', '自然资源', 'Natural resources and planning'],
  ['environment', '生态环境', 'Ecology and environment'],
  ['housing', '住建', 'Housing and construction'],
  ['urban', '城管', 'Urban management and enforcement'],
  ['transport', '交通', 'Transport'],
  ['water', '水利', 'Water'],
  ['agriculture', '农业农村', 'Agriculture and rural affairs'],
  ['revitalisation', '乡村振兴', 'Rural revitalisation'],
  ['forestry', '林业园林', 'Forestry and parks'],
  ['commerce', '商务', 'Commerce and investment'],
  ['culture', '文旅', 'Culture, radio and tourism'],
  ['sports', '体育', 'Sports'],
  ['health', '卫健', 'Health'],
  ['veterans', '退役军人', 'Veterans affairs'],
  ['emergency', '应急', 'Emergency management'],
  ['audit', '审计', 'Audit'],
  ['foreign', '外事', 'Foreign affairs'],
  ['assets', '国资', 'State-owned assets'],
  ['market', '市场监管', 'Market regulation'],
  ['statistics', '统计', 'Statistics'],
  ['insurance', '医保', 'Healthcare security'],
  ['banking', '金融', 'Local finance regulation'],
  ['petition', '信访', 'Petitions'],
  ['approval', '政务服务和数据', 'Approval, services and data'],
  ['logistics', '机关事务', 'Government offices administration'],
  ['defence', '人防国动', 'Civil defence and mobilisation'],
  ['archives', '档案史志', 'Archives and annals'],
  ['township', '乡镇', 'Township'],
  ['street', '街道', 'Sub-district'],
  ['zone', '功能区', 'Functional area'],
  ['vertical', '垂管', 'Central agency on the spot'],
  ['masses', '群团', 'People’s organisation'],
  ['service', '公共企事业', 'Public service body'],
  ['other', '其他', 'Other'],
] as const

export type DepartmentKey = (typeof types)[number][0]

/** Every kind of agency the registry knows, in display order; `Agency.type` holds a key. */
export const departmentTypes: readonly DepartmentType[] = types.map(([key, name, nameEn], order) => ({ key, name, nameEn, order }))
