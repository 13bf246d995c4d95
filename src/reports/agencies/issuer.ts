import { compact } from '../normal'
import { withoutInnerOffice } from './inner'
import { parseName } from './names'
import { isPlaceless } from './resolve'

const organ = /(?:局|委员会|[委厅]|办公室|办公厅|[办院署队镇乡馆所站处社会]|办事处|人民政府|政府|管委会|中心|研究院|医院|总队|支队|大队|公司|集团|街道|苏木|公署|联合会|总会|协会|海关|学校|大学|学院|中学|小学|幼儿园|银行|分行|科委|经委|区府|市府|县府)$/
const noName = /[年《》各]|报告|信息公开|网站|门户|首页|关于|情况|通知|工作|附件|管理员|admin|全[省市区县州旗]|所属|有关|相关|其他|上级|本级政府|行政机关$|^(?:[我本该此其并由为是在对请和与及的]|一是|二是|省委|市委|区委|县委|党委)/i
const stray = /[，。；：、！？“”"'（）()[\]【】<>《》=|/\\@#\d%a-z]/i
/** Inner offices that every agency has: alone they name none. */
const generic = /^(?:党政|综合|党群|行政|政务公开|信息公开|信息|宣传|法规|秘书|业务|工作)*(?:办公室|[办科处室股组]|中心)$/

/** Whether a text is an agency's name and nothing else. */
export function isAgencyName(name: string): boolean {
  if (name.length < 2 || name.length > 40 || stray.test(name) || noName.test(name))
    return false
  const parsed = parseName(name)
  const placeOnly = parsed.type === 'government' || parsed.type === 'zone' || parsed.township !== null
  if (parsed.stem === '人民政府' && parsed.township === null && isPlaceless(parsed))
    return /政府$|府$/.test(name)
  if (isPlaceless(parsed) && parsed.type === 'other' && (name.length < 5 || generic.test(name)))
    return false
  return parsed.national || organ.test(name) || (placeOnly && !isPlaceless(parsed)) || parsed.type === 'vertical'
}

/** The issuer a phrase of prose names: a generic inner office (综合信息指挥室, 办公室, 法规科) is taken off, what is no agency gives null. */
export function issuerIn(phrase: string): string | null {
  const name = compact(phrase).replace(/[（(].*$/, '').replace(/^中共/, '').replace(/^.*[《》]/, '').replace(/(?:负责|统一|组织|牵头|具体)+$/, '')
  const issuer = withoutInnerOffice(name)
  return isAgencyName(issuer) ? issuer : null
}
