/**
 * Which office at the end of a name is an inner office, so that the name means the organ before it. Only generic ones are: 办公室, 党政办, 综合科,
 * 政务公开办. An office with a task of its own (地方志办公室, 公路事务中心, 研究室) is an organ.
 */

const task = '党政|党群|党建|党委|行政|综合|综治|人事|秘书|文秘|文书|机要|政秘|政务公开|政务信息|政府信息公开|信息公开|信息与政务公开|信息化|信息|宣传|新闻|法规|法制|政策|业务|督查|督办|依申请公开|办公|保密|档案|财务|后勤|协调|联络|工作|领导小组'
const office = new RegExp(`^(?:${task})*(?:办公室|办公厅|[办科处室股组]|窗口)$`)
const command = /^(?:综合|信息|政务)*(?:指挥|公开)(?:室|中心)$/
/** A 科 or 股 is a section of an organ, whatever it is called. */
const section = /^[\u4E00-\u9FA5]{1,12}[科股]$/

/** Commissions that are departments, so that their office is an inner one. The office of any other (编制委员会, 国防动员委员会, 网信委) is the organ itself. */
const departmental = '发展[和与]?改革|发展计划|发改|卫生健康|卫健|卫生[和与]?计划生育|卫生计生|卫计|人口[和与]?计划生育|计生|教育|教|科学技术|科技创新|科|经济[和与]?信息化|经信|经济贸易|经济|经|工业[和与]?信息化|工信|国有资产监督管理|国资|住房[和与]?城乡建设|住建|城乡建设|建设|建|交通运输|交通|农业农村|农业|农|商务|民族[和与]?宗教事务|民族事务|民宗|民族|体育运动|体育|规划[和与]?自然资源|城市管理|城管|旅游发展|水务|管理'
const parent = new RegExp(`(?:[局厅部院馆所站队校社署场园镇乡街]|中心|公司|集团|海关|大学|中学|小学|联合会|工会|协会|[文妇残侨科]联|办事处|街道|苏木|[镇乡木](?:人民)?政府|管委会|政府办公[室厅]|政府办|府办|(?:${departmental})委(?:员会)?)$`)
/** Of a government only the offices that answer for disclosure are inner: its 办公室 is an issuer beside it. */
const government = /(?<![局厅委会办院部])政府$/
const disclosure = /公开(?:工作)?(?:领导小组)?(?:办公室|[办科处室])$/

/** The organ an inner office belongs to; the name itself where it names an organ. */
export function withoutInnerOffice(name: string): string {
  for (let end = name.length - 1; end >= 2; end--) {
    const [above, tail] = [name.slice(0, end), name.slice(end)]
    const inner = parent.test(above) ? office.test(tail) || command.test(tail) || section.test(tail) : government.test(above) && (disclosure.test(tail) || command.test(tail))
    if (inner)
      return withoutInnerOffice(above)
  }
  return name
}
