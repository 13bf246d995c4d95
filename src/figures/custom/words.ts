import type { Locale } from '../types'

/** The 34 divisions of the first level laid out by hand, a row a line, a dot an empty place: a scheme of who lies beside whom, no map. */
export const divisionLayout = `
  .      .      .      .      .      .      黑龙江省
  .      .      .      .      内蒙古自治区  .  吉林省
  新疆维吾尔自治区 甘肃省 宁夏回族自治区 山西省 河北省 北京市 辽宁省
  .      青海省 陕西省 河南省 山东省 天津市 .
  西藏自治区 四川省 重庆市 湖北省 安徽省 江苏省 上海市
  .      云南省 贵州省 湖南省 江西省 浙江省 .
  .      .      广西壮族自治区 广东省 福建省 . 台湾省
  .      .      海南省 澳门特别行政区 香港特别行政区 . .
`

/** A division as its people call it. */
export const shortDivision = (name: string): string => name.replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/, '')

/** Properties that hold the name, the code of a shape in the maps people have. */
export const nameKeys = ['name', 'fullname', 'full_name', 'name_chn', 'xzqmc', '名称', '地名', '行政区', '行政区名称', 'label', 'title']
export const codeKeys = ['adcode', 'code', 'xzqdm', 'pac', 'gb', '代码', '区划代码', '行政区划代码', 'adcode99', 'id']

const zh = {
  none: '所选范围内没有申请办理的数据。',
  most: (part: string, cases: string, share: string) => `，其中${part}最多（${cases}，${share}）`,
  gap: (cases: string, why: string) => `；勾稽差 ${cases}（${why}）`,
  unbalanced: (count: number) => `；${count} 份年报“新收 + 上年结转”与“办结 + 结转下年”不等`,
  uneven: (count: number) => `；${count} 份年报各项结果之和与办结总计不等`,
  flow: (year: number, { handled, received, carriedIn, concluded, carriedOut }: Record<'handled' | 'received' | 'carriedIn' | 'concluded' | 'carriedOut', string>, most: string, rest: string) => `${year} 年受理 ${handled}（新收 ${received}，上年结转 ${carriedIn}），办结 ${concluded}${most}，结转下年 ${carriedOut}${rest}。`,
}

const reports = (count: number): string => `${count} ${count === 1 ? 'report' : 'reports'}`

const en: typeof zh = {
  none: 'No data on applications in this selection.',
  most: (part, cases, share) => `, most ${part.toLowerCase()} (${cases}, ${share})`,
  gap: (cases, why) => `; a difference of ${cases} (${why})`,
  unbalanced: count => `; in ${reports(count)} intake is not concluded + carried out`,
  uneven: count => `; in ${reports(count)} the outcomes do not add up to concluded`,
  flow: (year, { handled, received, carriedIn, concluded, carriedOut }, most, rest) => `${year}: ${handled} handled (${received} received, ${carriedIn} carried in), ${concluded} concluded${most}, ${carriedOut} carried out${rest}.`,
}

/** The words of the flow of applications. */
export function flowWords(locale: Locale): typeof zh {
  return locale === 'en' ? en : zh
}
