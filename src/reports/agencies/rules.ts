import type { DepartmentKey } from './types'

/**
 * Words by which a department's name tells its kind, full and short forms. The word that stands first in the name decides,
 * the longest where several start there: 农业农村和水务局 is 农业农村, 市场监督管理局 is no 市政.
 */
const words: Partial<Record<DepartmentKey, string>> = {
  development: '发展和改革 发展改革 发改 经济发展 粮食和物资储备 粮食 粮储 物资储备 能源局 能源管理 物价 重点项目 重点工程',
  education: '教育体育 教育和体育 教育 教体 教科体 教科 教委 招生考试 考试院 教育考试',
  science: '科学技术 科技 科委 科创 科工',
  industry: '工业和信息化 工业信息化 工业信息 工业和科技 工业 工信 工科 经济和信息化 经济信息化 经信 经委 经济贸易 经贸 中小企业 通信发展',
  ethnic: '民族宗教 民族事务 民族和宗教 民族 民宗 宗教',
  police: '公安 交警 交通警察',
  civil: '民政 养老 慈善 救助',
  justice: '司法 法制办 法制局 法制 公证 监狱 戒毒',
  finance: '财政 国库 财金 非税',
  labour: '人力资源和社会保障 人力资源社会保障 人力资源 人力社保 人社 社会保险 社保 劳动 就业 公务员局',
  land: '自然资源和规划 自然资源规划 自然资源 自规 自资 国土资源 国土 规划和自然资源 规划资源 规划和国土 规划 规自 资规 不动产 测绘 土地储备 海洋 地质矿产',
  environment: '生态环境 环境保护 环保 环境',
  housing: '城市建设 城市更新 住房和城乡建设 住房城乡建设 住房和城市建设 住房保障 住房公积金 住房 住建 城乡建设 建设交通 建设和交通 建设 房产 房屋 房管 房地产 公积金 城建 征收',
  urban: '城市管理 城管 综合行政执法 综合执法 行政执法 城市综合管理 市政 市容 环卫 公用事业管理 城市运行',
  transport: '交通运输 交通 公路 港航 港口 航务 道路运输 铁路 民航 邮政业',
  water: '水利 水务 河长 南水北调 引江 水文 水库 防汛 水资源',
  agriculture: '农业农村 农业和农村 农业 农牧 农村 农林 农委 畜牧 农机 渔业 农水 农垦 乡镇企业 蔬菜 农经 农工',
  revitalisation: '乡村振兴 扶贫开发 扶贫 振兴',
  forestry: '林业和草原 林业草原 林草 林业 园林绿化 园林 绿化 绿化市容 国家公园 自然保护区',
  commerce: '商务 招商 投资促进 投资合作 外经贸 对外贸易 口岸 会展 经济合作 合作交流 供销合作 供销 贸易',
  culture: '文化和旅游 文化旅游 文化广电 文化体育 文化 文旅 文广 文体 文新 文物 旅游 广播电视 广电 新闻出版 版权 博物 图书 电影',
  sports: '体育 全民健身',
  health: '卫生健康 卫生和计划生育 卫生计生 卫生 卫健 卫计 计划生育 计生 疾病预防 疾控 中医药 爱国卫生 健康',
  veterans: '退役军人 退军 军休 双拥',
  emergency: '应急管理 应急 安全生产 安监 防震减灾 地震局',
  audit: '审计',
  foreign: '外事侨务 外事 外办 侨务 港澳事务 台湾事务 台办',
  assets: '国有资产 国资 公共资产',
  market: '市场监督管理 市场监督 市场监管 市场管理 市监 市管局 工商行政 工商 质量技术监督 质监 知识产权 药品监督 食品药品 食药监 药监 消费者',
  statistics: '统计 普查',
  insurance: '医疗保障 医保',
  banking: '地方金融 金融工作 金融发展 金融服务 金融',
  petition: '信访',
  approval: '行政审批 政务服务 政务和大数据 政务 审批服务 审批 数据资源 数据管理 数据和政务 大数据 数据局 数字 数据 营商环境 公共资源交易 公共资源 政府采购 便民服务 信用',
  logistics: '机关事务 机关后勤 机关管理 事务管理 接待',
  defence: '人民防空 人防 民防 国防动员 国动',
  archives: '档案 地方志 史志 方志',
  zone: '党工委 管理委员会 管委会',
  vertical: '国家税务 税务 国税 地税 海关 气象 消防救援 消防 烟草 海事 邮政管理 通信管理 调查队 调查总队 人民银行 外汇管理 金融监管 金融监督管理总局 监管分局 银保监 银监 证监 边检 出入境边防 出入境检验 煤矿安全 矿山安全 监管局 流域管理 无线电管理',
  masses: '总工会 工会 共青团 团委 妇女联合会 妇联 残疾人联合会 残联 科学技术协会 科协 工商业联合会 工商联 文学艺术界联合会 文联 红十字会 侨联 社科联 计生协 贸促会',
  other: '党校 行政学院 老干部 机构编制 编委 编办 网信 网络安全 社会工作 组织部 宣传部 统战 政法委 研究室 政策研究 直属机关',
  service: '少年宫 老年大学 中学 小学 幼儿园 大学 学院 学校 医院 卫生院 供电 供水 供气 供热 燃气 自来水 公交 热力 电力 水务集团 水务公司 水务有限 有限公司 集团 融媒体',
}

interface Rule { word: string, key: DepartmentKey }

const rules = new Map<string, Rule[]>()
for (const [key, list] of Object.entries(words) as [DepartmentKey, string][]) {
  for (const word of list.split(' '))
    rules.set(word[0]!, [...rules.get(word[0]!) ?? [], { word, key }].sort((a, b) => b.word.length - a.word.length))
}

/** Where a department's own name begins in `text` and of which kind it is; null when no word of the table stands in it. */
export function departmentAt(text: string): { key: DepartmentKey, index: number, word: string } | null {
  for (let index = 0; index < text.length; index++) {
    const rule = rules.get(text[index]!)?.find(({ word }) => text.startsWith(word, index))
    if (rule)
      return { key: rule.key, index, word: rule.word }
  }
  return null
}
