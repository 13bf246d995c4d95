import type { InEach, Phrases, Told } from '@/language'

type Values = Readonly<Record<string, string | number>>

const scopes = {
  'zh-CN': { consolidated: '汇总', unit: '本单位' },
  'en': { consolidated: 'consolidated', unit: 'own unit' },
} satisfies InEach<Record<string, string>>

/** Whether the numbers are the issuer’s own or the sum of all its units. */
export type Scope = keyof typeof scopes['zh-CN']

/** Where a reading comes from, in the words of the office. */
const sources = {
  'zh-CN': { title: '标题', period: '统计期限', prose: '正文', metadata: '页面信息', file: '文件名', folder: '文件夹', heading: '小标题', sheet: '工作表名', person: '人工填写' },
  'en': { title: 'the title', period: 'the period', prose: 'the prose', metadata: 'the page’s data', file: 'the file’s name', folder: 'the folder', heading: 'a heading', sheet: 'the sheet’s name', person: 'a person' },
} satisfies InEach<Record<string, string>>

/** Where a field of a report may be read. */
export type Source = keyof typeof sources['zh-CN']

/** Issuers whose report may be either their own or the sum of their units. */
export type IssuerKind = 'government' | 'committee' | 'office' | 'committeeOffice'

export const issuers: InEach<Record<IssuerKind, string>> = {
  'zh-CN': { government: '县级以上人民政府', committee: '管理一个区域的管委会', office: '政府办公室（厅）', committeeOffice: '管委会的办公机构' },
  'en': { government: 'a government', committee: 'the committee of an area', office: 'a government office', committeeOffice: 'the office of an area’s committee' },
}

const chinese = {
  reading: ({ source, value }: Values) => `${sources['zh-CN'][source as Source]}写“${value}”`,
  both: ({ one, other }: Values) => `${one}，${other}`,
  recognized: () => '由本机识别（OCR）从图片得出',
  reportsTwo: ({ title }: Values) => `文件里后面还有一份《${title}》，只读了前一份；请把文件拆成两个，分别导入`,
  agencyUnsaid: () => '标题、正文、页面信息和文件名中都没有读到机构名称，请填写',
  agencyDiffers: ({ readings }: Values) => `机构名称不一致：${readings}，请核对后选定`,
  agencyPlaceless: ({ agency }: Values) => `“${agency}”没有写明是哪个地区的机构，请补全名称`,
  agencyUnread: ({ unread, source, agency }: Values) => `标题中的“${unread}”没有认出是哪个机构，${sources['zh-CN'][source as Source]}写“${agency}”，请核对后选定`,
  agencyCompiled: ({ source, agency }: Values) => `标题没有写机构，${sources['zh-CN'][source as Source]}写由“${agency}”编制，可能是政府本级的年报，请核对`,
  agencyAlone: ({ source, agency }: Values) => `标题没有写机构，“${agency}”只来自${sources['zh-CN'][source as Source]}，请核对`,
  yearUnsaid: () => '标题、正文、文件名中都没有读到年份，请填写报告年份',
  yearDiffers: ({ readings }: Values) => `年份不一致：${readings}，请核对后选定`,
  yearOfFile: ({ text, year }: Values) => `只有文件名“${text}”写了年份 ${year}，可能是报送或发布的年份，请核对`,
  yearOfFolder: ({ text, year }: Values) => `只有文件夹名“${text}”写了年份 ${year}，可能是报送或发布的年份，请核对`,
  yearAlone: ({ year, readings }: Values) => `标题没有写年份，年份 ${year} 只来自${readings}，请核对`,
  scopeWithoutAgency: () => '不知道是哪个机构的年报，暂按本单位口径',
  scopeOfSystem: ({ text }: Values) => `正文写“${text}”，数字可能是全系统或全地区的，而部门的年报只报本机关；暂按本单位口径，请对照正文确定`,
  scopeBoth: ({ scope }: Values) => scopeUnclear('正文有的说法指全地区，有的指本机关', scope),
  scopeCount: ({ scope }: Values) => scopeUnclear('正文写的申请件数与表中的不同', scope),
  scopeAgainst: ({ issuer, presumed, scope }: Values) => scopeUnclear(`${issuers['zh-CN'][issuer as IssuerKind]}的年报应是${scopes['zh-CN'][presumed as Scope]}口径，正文的说法却指${scopes['zh-CN'][scope as Scope]}`, scope),
}

function scopeUnclear(why: string, scope: string | number | undefined): string {
  return `${why}，看不出表中数字是全地区汇总还是本机关自身，暂按${scopes['zh-CN'][scope as Scope]}口径，请对照正文确定`
}

/** Why the agency, the year or the scope of a report is not certain: the keys of its words. */
export type ClaimWord = keyof typeof chinese
export type ClaimTold = Told<ClaimWord>

/** Why a field of a report was read with doubt. */
export const words: InEach<Phrases<ClaimWord>> = {
  'zh-CN': chinese,
  'en': {
    reading: ({ source, value }) => `${sources.en[source as Source]} says “${value}”`,
    both: ({ one, other }) => `${one}, ${other}`,
    recognized: () => 'Recognised from a picture on this machine (OCR)',
    reportsTwo: ({ title }) => `another report follows in the file, “${title}”, and only the first was read; split the file in two and import both`,
    agencyUnsaid: () => 'No agency is named in the title, the prose, the page’s data or the file’s name; please fill it in',
    agencyDiffers: ({ readings }) => `The agency’s name differs: ${readings}; please check and choose`,
    agencyPlaceless: ({ agency }) => `“${agency}” does not say of which place the agency is; please complete its name`,
    agencyUnread: ({ unread, source, agency }) => `“${unread}” in the title could not be told to be any agency, and ${sources.en[source as Source]} says “${agency}”; please check and choose`,
    agencyCompiled: ({ source, agency }) => `The title names no agency; ${sources.en[source as Source]} says that “${agency}” compiled it, so it may be the report of the government itself; please check`,
    agencyAlone: ({ source, agency }) => `The title names no agency; “${agency}” is only in ${sources.en[source as Source]}; please check`,
    yearUnsaid: () => 'No year is named in the title, the prose or the file’s name; please fill in the year of the report',
    yearDiffers: ({ readings }) => `The year differs: ${readings}; please check and choose`,
    yearOfFile: ({ text, year }) => `Only the file’s name, “${text}”, names the year ${year}, which may be the year of filing or publication; please check`,
    yearOfFolder: ({ text, year }) => `Only the folder’s name, “${text}”, names the year ${year}, which may be the year of filing or publication; please check`,
    yearAlone: ({ year, readings }) => `The title names no year; the year ${year} is only where ${readings}; please check`,
    scopeWithoutAgency: () => 'It is not known whose report this is; it is taken as the unit’s own for now',
    scopeOfSystem: ({ text }) => `The prose says “${text}”: the numbers may be those of a whole system or place, while a department reports its own alone; they are taken as the unit’s own for now; please decide by the prose`,
    scopeBoth: ({ scope }) => scopeUnclearEn('Some of the prose speaks of the whole place, some of the unit alone', scope),
    scopeCount: ({ scope }) => scopeUnclearEn('The number of applications in the prose is not that of the table', scope),
    scopeAgainst: ({ issuer, presumed, scope }) => scopeUnclearEn(`The report of ${issuers.en[issuer as IssuerKind]} should be ${scopes.en[presumed as Scope]}, and the prose speaks of ${scopes.en[scope as Scope]}`, scope),
  },
}

function scopeUnclearEn(why: string, scope: string | number | undefined): string {
  return `${why}, so it is not clear whether the numbers are the sum of the place or the unit’s own; they are taken as ${scopes.en[scope as Scope]} for now; please decide by the prose`
}
