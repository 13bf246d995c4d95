import type { ParsedName } from './names'
import { compact } from '../normal'
import { byFullName, longestName } from './divisions'
import { withoutInnerOffice } from './inner'
import { parseName } from './names'
import { isOrgan, isPhrase } from './organ'
import { corpsAt, ownOrgan } from './place'
import { isPlaceless } from './resolve'
import { departmentAt } from './rules'

const stray = /[，。；：、！？“”"'（）()[\]【】<>《》=|/\\@#\d%a-z]/i
/** Inner offices that every agency has: alone they name none. */
const generic = /^(?:党政|综合|党群|行政|政务公开|信息公开|信息|宣传|法规|秘书|业务|工作)*(?:委员会|办公[室厅]|领导小组|[办科处室股组部]|中心|指挥部)+$/
/** Organs that may bear the name of a place they do not begin with: 国营湛江市赤坎林场. */
const ownership = /^(?:地方国营|国营|国有|中国|中央|国家|驻)/

/** Whether a place of the list is named inside a text, other words before it. */
function namesPlaceInside(text: string): boolean {
  for (let start = 1; start <= text.length - 3; start++) {
    for (let end = start + 3; end <= Math.min(text.length, start + longestName); end++) {
      if (byFullName.has(text.slice(start, end)))
        return true
    }
  }
  return false
}

/** Whether a second place stands where the organ should: 宿迁市宿迁市教育局 are two texts run together. */
function repeatsPlace({ organ, unlisted, region }: ParsedName): boolean {
  for (let end = 3; end <= Math.min(organ.length, longestName); end++) {
    if (byFullName.has(organ.slice(0, end)))
      return true
  }
  return unlisted && region.city !== null && region.city === region.county
}

/** Whether a text is an agency's name and nothing else: a place, a functional area, a township, or an organ behind one; an organ without a place only when it is known for one. */
export function isAgencyName(name: string): boolean {
  if (name.length < 2 || name.length > 40 || stray.test(name))
    return false
  const parsed = parseName(name)
  const { organ } = parsed
  const placeless = isPlaceless(parsed)
  if (parsed.unlisted || parsed.zone !== null || parsed.township !== null || placeless) {
    if (isPhrase(name.slice(0, name.length - organ.length)))
      return false
  }
  if (!placeless && repeatsPlace(parsed))
    return false
  if (organ === '')
    return !placeless || parsed.national
  const corps = corpsAt(organ)
  if (corps !== null) {
    const own = ownOrgan(organ, corps)
    return own === '' || isOrgan(own)
  }
  if (!isOrgan(organ))
    return false
  if (!placeless)
    return organ.length > 1
  if (parsed.stem === '人民政府')
    return parsed.prefix !== null
  if (generic.test(organ) || (namesPlaceInside(organ) && !ownership.test(organ)))
    return false
  return parsed.prefix !== null || departmentAt(organ)?.index === 0 || organ.length >= 5
}

/** The issuer a phrase of prose names: a generic inner office (综合信息指挥室, 办公室, 法规科) is taken off, what is no agency gives null. */
export function issuerIn(phrase: string): string | null {
  const name = compact(phrase).replace(/[（(].*$/, '').replace(/^中共/, '').replace(/^.*[《》]/, '').replace(/(?:负责|统一|组织|牵头|具体)+$/, '')
  const issuer = withoutInnerOffice(name)
  return isAgencyName(issuer) ? issuer : null
}
