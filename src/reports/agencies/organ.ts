/** The grammar of what stands behind the place in an agency's name: how an organ's name ends, and the words that make a sentence of it. */

const endings = [
  '政府|公署|[省市区县州旗]府|办公[室厅]|委员会|管委会|党工委',
  '(?<![主承经督举我本交待协申催查代收开兴转受])办|(?<![全干内西东中南北外局])部|(?<![平后前])台',
  '中心|[局厅委署院馆所处队社校宫园库团街]|(?<!网)站|(?<![教科会])室|(?<![市现立当在])场|监狱|海关|[银分支]行|公司|工厂|领导小组|指挥部',
  '[大中小]学|(?<![社大机]|全体|座谈)会|[文妇残侨作记体]联|工商联|社科联|[科作记文体贸]协|计生协|纪委',
  '街道|苏木|基地',
]
const lastSigns = new Set('府署室厅会局委办部台心院馆所处队社校宫园库团站场狱关行司厂组学联协道街木地'.split(''))
const ending = new RegExp(`(?:${endings.join('|')})$`)

/** Words no name bears, of an organ or a place: verbs of sentences, quantifiers, names of other things on a page. */
const phrases = [
  '按照|根据|依据|依照|遵照|关于|以及|进一步|认真|切实|严格|积极|加强|推进|做好|落实|贯彻|深入|坚持|围绕|通过|经过|作为|成为|健全|完善|开展|负责|牵头|印发|举办|主办|承办',
  '部门|类别|栏目|文件|报告|通知|情况|有关|相关|所属|上级|下级|附件|首页|门户|信息公开|名称|索引号|发布|标题|来源|行政机关|年度|年报|以来|简称|管理员',
  '^(?:[各全我本该]|其他)(?!州县)(?:[省市区县州旗镇乡村街园级]|部门|单位|开发区)',
]
/** Pronouns, particles and quantifiers; names of places have some of them, organs none. */
const particles = [
  '[我你您她它了这该此其将被把让是的在各]|^[本由为对从向和与及以并请就现特按]|(?<![安健齐])全[省市区县州旗镇乡街体]',
  '(?<=[本今去前当每上近历往同多])年|网站$|政府网$|^(?:全社会|社会|市场)$',
]
const phrase = new RegExp(phrases.join('|'))
const sentence = new RegExp([...phrases, ...particles].join('|'))

/** Whether a text is a piece of a sentence: no name of a place or an organ. */
export function isPhrase(text: string): boolean {
  return phrase.test(text)
}

/** Whether what follows a place, or a whole name without one, reads as an organ. */
export function isOrgan(text: string): boolean {
  return lastSigns.has(text.at(-1) ?? '') && ending.test(text) && !sentence.test(text)
}
