import type { ReportRule, RuleWords } from '../rule'
import type { InEach, Language } from '@/language'
import type { Report, SectionKind } from '@/reports'
import { en, parted, zh } from '../words'
import { demandsOf, onReport } from './demands'

/** The six sections in order. */
const kinds: readonly SectionKind[] = ['overview', 'proactive', 'applications', 'appeals', 'problems', 'others']

const titles: InEach<Record<SectionKind, string>> = {
  'zh-CN': {
    overview: '一、总体情况',
    proactive: '二、主动公开政府信息情况',
    applications: '三、收到和处理政府信息公开申请情况',
    appeals: '四、政府信息公开行政复议、行政诉讼情况',
    problems: '五、存在的主要问题及改进情况',
    others: '六、其他需要报告的事项',
  },
  'en': { overview: '1 Overview', proactive: '2 Proactive disclosure', applications: '3 Applications', appeals: '4 Reviews and lawsuits', problems: '5 Problems and improvements', others: '6 Other matters' },
}

/** The heading of a section wherever it stands. */
const headings: Readonly<Record<SectionKind, RegExp>> = {
  overview: /^总体情况$/,
  proactive: /^主动公开政府信息的?情况$/,
  applications: /^收到和处理政府信息公开申请的?情况$/,
  appeals: /^(?:因?政府信息公开[^，。]{0,12})?行政复议[^，。]{0,4}行政诉讼的?情况$/,
  problems: /^(?:政府信息公开工作)?存在的?(?:主要)?问题[^，。]{0,12}$/,
  others: /^其[他它]需要报告的?事项$/,
}

const bare = (text: string): string => text.replace(/\s+/g, '').replace(/^(?:第?[一二三四五六七八九十]+[、.．，章节]|\d{1,2}[、.．])/, '')

/** Where the heading of a section stands that was not read as one: within another section, in its order or not; null: nowhere. */
function headingOf(kind: SectionKind, { sections: found }: Report): 'ordered' | 'misplaced' | null {
  const at = found.findIndex(({ paragraphs }) => paragraphs.some(({ text }) => headings[kind].test(bare(text))))
  if (at < 0)
    return null
  const order = kinds.indexOf(kind)
  const [within, next] = [found[at]!, found[at + 1]].map(section => section ? kinds.indexOf(section.kind) : kinds.length)
  return within! < order && order < next! ? 'ordered' : 'misplaced'
}

const names = (list: unknown, language: Language): string[] => parted(String(list ?? '')).map(kind => titles[language][kind as SectionKind] ?? kind)

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '六个部分',
    explanation: '年报应有六个部分，依次为总体情况、主动公开、申请、复议诉讼、存在问题、其他事项；缺少或次序颠倒的予以提示。',
    sentence: ({ params: { missing, misplaced } }) => [
      ...names(missing, 'zh-CN').length > 0 ? [`没有找到${zh.some(names(missing, 'zh-CN').map(title => `“${title}”`), 6, '个部分')}`] : [],
      ...names(misplaced, 'zh-CN').length > 0 ? [`${zh.some(names(misplaced, 'zh-CN').map(title => `“${title}”`), 6, '个部分')}的次序不对`] : [],
    ].join('；'),
  },
  'en': {
    name: 'Six sections',
    explanation: 'A report has six sections, in their order: overview, proactive disclosure, applications, reviews and lawsuits, problems, other matters.',
    sentence: ({ params: { missing, misplaced } }) => [
      ...names(missing, 'en').length > 0 ? [`Sections not found: ${en.listed(names(missing, 'en'), 6)}.`] : [],
      ...names(misplaced, 'en').length > 0 ? [`Sections out of order: ${en.listed(names(misplaced, 'en'), 6)}.`] : [],
    ].join(' '),
  },
}

/** Each of the six sections is there, in its order. One whose table was found is there, whatever its heading. */
export const sections: ReportRule = {
  id: 'sections',
  severity: 'warning',
  words,
  find(report) {
    if (demandsOf(report) === null)
      return []
    const unread = kinds.filter(kind => !report.sections.some(section => section.kind === kind)).map(kind => ({ kind, heading: headingOf(kind, report) }))
    const misplaced = unread.filter(({ heading }) => heading === 'misplaced').map(({ kind }) => kind)
    const missing = unread.filter(({ kind, heading }) => heading === null && !report.layouts[kind]).map(({ kind }) => kind)
    return missing.length + misplaced.length === 0 ? [] : [onReport(report, 'report', { missing: missing.join('、'), misplaced: misplaced.join('、') })]
  },
}
