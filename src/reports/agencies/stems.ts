/**
 * The part of a department's name that identifies it inside one region. Short and full forms of one office give one stem;
 * offices that only resemble each other (教育局, 教育体育局) keep their own.
 */

/** Full stem (without 和, 与, 及) and its short forms. */
const shortForms: Record<string, string> = {
  发展改革: '发改',
  工业信息化: '工信 工业信息',
  经济信息化: '经信',
  科学技术: '科技 科',
  民族宗教事务: '民宗 民族宗教 宗教事务',
  人力资源社会保障: '人社 人力社保',
  自然资源: '',
  自然资源规划: '自规 自资 资规',
  规划自然资源: '规自 规划资源',
  住房城乡建设: '住建 住建设',
  城市管理: '城管',
  综合行政执法: '综合执法 行政执法',
  城市管理综合行政执法: '城管执法 城市管理行政执法 城管综合执法 城市综合执法',
  交通运输: '交通',
  农业农村: '农农',
  文化旅游: '文旅',
  文化广电旅游: '文广旅 文旅广电',
  文化广电体育旅游: '文广体旅',
  文化广电旅游体育: '文广旅体 文旅广体',
  文化体育旅游: '文体旅',
  教育体育: '教体',
  卫生健康: '卫健 卫生健康事务',
  退役军人事务: '退役军人 退军',
  应急管理: '应急',
  国有资产监督管理: '国资 国资监管 国有资产管理',
  市场监督管理: '市监 市管 市场监管 市场监督',
  医疗保障: '医保',
  地方金融监督管理: '金融监管 地方金融监管 地方金融管理 金融工作 金融',
  行政审批: '审批',
  行政审批服务: '审批服务',
  政务服务数据管理: '政数 政务服务数据',
  数据: '',
  大数据管理: '大数据',
  机关事务管理: '机关事务',
  人民防空: '人防',
  国防动员: '国动',
  园林绿化: '园林',
  林业草原: '林草',
  档案: '',
  妇女联合会: '妇联',
  残疾人联合会: '残联',
  文学艺术界联合会: '文联',
  归国华侨联合会: '侨联',
  工商业联合会: '工商联',
  社会科学界联合会: '社科联',
  科学技术协会: '科协',
  总工会: '工会',
  机构编制委员会: '编 编委 机构编制',
}

const stems = new Map<string, string>()
for (const [stem, forms] of Object.entries(shortForms)) {
  for (const form of forms.split(' ').filter(Boolean))
    stems.set(form, stem)
}

const organ = /(?:工作)?(?:委员会|[局厅委]|办公室|办)$/

/** Stem of a department's name without its place: 工信局 and 工业和信息化局 → 工业信息化; 统计局 → 统计. */
export function departmentStem(name: string): string {
  const bare = name.replace(/党组$/, '').replace(/[和与及、]/g, '')
  const stem = bare.replace(organ, '') || bare
  return stems.get(stem) ?? stem
}
