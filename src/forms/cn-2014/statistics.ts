import type { ColumnDefinition, RowDefinition, TableDefinition } from '../definition'

const row = (key: string, printedUnit: string, zh: string, en: string, more: Partial<RowDefinition> = {}): RowDefinition => ({ key, label: { zh, en }, printedUnit, ...more })

const count: ColumnDefinition = { key: 'year', label: { zh: '统计数', en: 'Count', aliases: ['统计数据', '数量', '统计数量'] } }

const disclosure = [
  row('disclosed', '条', '（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）', 'Items disclosed'),
  row('normativeDocuments.disclosed', '条', '其中：主动公开规范性文件数', 'Normative documents disclosed'),
  row('normativeDocuments.issued', '件', '制发规范性文件总数', 'Normative documents issued'),
  row('channels.gazette', '条', '1.政府公报公开政府信息数', 'In the gazette'),
  row('channels.website', '条', '2.政府网站公开政府信息数', 'On the website'),
  row('channels.microblog', '条', '3.政务微博公开政府信息数', 'On Weibo'),
  row('channels.wechat', '条', '4.政务微信公开政府信息数', 'On WeChat'),
  row('channels.other', '条', '5.其他方式公开政府信息数', 'Otherwise'),
]

const responses = [
  row('responses', '次', '（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）', 'Responses to public concerns'),
  row('responses.pressConferences', '次', '1.参加或举办新闻发布会总次数', 'Press conferences'),
  row('responses.pressConferencesByHead', '次', '其中：主要负责同志参加新闻发布会次数', 'Press conferences attended by the head'),
  row('responses.interviews', '次', '2.政府网站在线访谈次数', 'Interviews online'),
  row('responses.interviewsByHead', '次', '其中：主要负责同志参加政府网站在线访谈次数', 'Interviews online with the head'),
  row('responses.interpretations', '篇', '3.政策解读稿件发布数', 'Articles that explain policies'),
  row('responses.microblog', '次', '4.微博微信回应事件数', 'Events answered on Weibo and WeChat'),
  row('responses.other', '次', '5.其他方式回应事件数', 'Events answered otherwise'),
]

const applications = [
  row('received', '件', '（一）收到申请数', 'Applications received'),
  row('received.inPerson', '件', '1.当面申请数', 'In person'),
  row('received.fax', '件', '2.传真申请数', 'By fax'),
  row('received.online', '件', '3.网络申请数', 'Online'),
  row('received.letter', '件', '4.信函申请数', 'By letter'),
  row('concluded', '件', '（二）申请办结数', 'Applications concluded'),
  row('concluded.inTime', '件', '1.按时办结数', 'In time'),
  row('concluded.extended', '件', '2.延期办结数', 'After an extension'),
  row('answered', '件', '（三）申请答复数', 'Applications answered'),
  row('alreadyPublic', '件', '1.属于已主动公开范围数', 'Already public'),
  row('granted', '件', '2.同意公开答复数', 'Granted'),
  row('partlyGranted', '件', '3.同意部分公开答复数', 'Partly granted'),
  row('denied', '件', '4.不同意公开答复数', 'Denied'),
  row('denied.stateSecret', '件', '其中：涉及国家秘密', 'State secret'),
  row('denied.tradeSecret', '件', '涉及商业秘密', 'Trade secret'),
  row('denied.privacy', '件', '涉及个人隐私', 'Privacy'),
  row('denied.publicSecurity', '件', '危及国家安全、公共安全、经济安全和社会稳定', 'Security and stability'),
  row('denied.notInformation', '件', '不是《条例》所指政府信息', 'Not information as the Regulations mean it'),
  row('denied.otherLaw', '件', '法律法规规定的其他情形', 'Other cases in law'),
  row('notOurs', '件', '5.不属于本行政机关公开数', 'Not for this organ to disclose'),
  row('notExisting', '件', '6.申请信息不存在数', 'Does not exist'),
  row('toBeCorrected', '件', '7.告知作出更改补充数', 'Told to change or complete'),
  row('otherWays', '件', '8.告知通过其他途径办理数', 'Told of another way'),
]

const disputes = [
  row('review', '件', '四、行政复议数量', 'Administrative reviews'),
  row('review.upheld', '件', '（一）维持具体行政行为数', 'Upheld'),
  row('review.overturned', '件', '（二）被依法纠错数', 'Overturned'),
  row('review.otherResult', '件', '（三）其他情形数', 'Other result'),
  row('litigation', '件', '五、行政诉讼数量', 'Lawsuits'),
  row('litigation.upheld', '件', '（一）维持具体行政行为或者驳回原告诉讼请求数', 'Upheld or dismissed'),
  row('litigation.overturned', '件', '（二）被依法纠错数', 'Overturned'),
  row('litigation.otherResult', '件', '（三）其他情形数', 'Other result'),
  row('complaints', '件', '六、举报投诉数量', 'Complaints and reports'),
]

const means = [
  row('fees', '万元', '七、依申请公开信息收取的费用', 'Fees charged', { unit: '万元' }),
  row('offices', '个', '（一）政府信息公开工作专门机构数', 'Offices for disclosure'),
  row('readingPoints', '个', '（二）设置政府信息公开查阅点数', 'Places to read'),
  row('staff', '人', '（三）从事政府信息公开工作人员数', 'Staff'),
  row('staff.fullTime', '人', '1.专职人员数（不包括政府公报及政府网站工作人员数）', 'Full-time staff'),
  row('staff.partTime', '人', '2.兼职人员数', 'Part-time staff'),
  row('budget', '万元', '（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）', 'Funds for disclosure', { unit: '万元' }),
  row('meetings', '次', '（一）召开政府信息公开工作会议或专题会议数', 'Meetings'),
  row('trainings', '次', '（二）举办各类培训班数', 'Trainings'),
  row('trainees', '人次', '（三）接受培训人员数', 'People trained'),
]

export const statistics: TableDefinition = {
  key: 'statistics',
  kind: 'list',
  title: { zh: '政府信息公开情况统计表', en: 'Statistics of disclosure', short: { zh: '政府信息公开情况统计表', en: 'The table of statistics' } },
  required: true,
  headings: { name: { zh: '统计指标', en: 'Indicator' }, unit: { zh: '单位', en: 'Unit' } },
  columns: [count],
  rows: [...disclosure, ...responses, ...applications, ...disputes, ...means],
}
