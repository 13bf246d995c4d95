import { simplified, unmarked } from '@/tables'

const digits = new Map([...'〇零○Ｏ一二三四五六七八九'].map((sign, index) => [sign, String(Math.max(0, index - 3))]))

/** Full-width letters, digits, brackets and blanks as half-width; Chinese punctuation stays. */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF08\uFF09\uFF0D\uFF0E\uFF3F]/gi, sign => String.fromCharCode(sign.charCodeAt(0) - 0xFEE0))
    .replace(/\u3000/g, ' ')
}

/** The last texts and what became of them: title, agency, year and scope are looked for in the same lines. */
const known = new Map<string, string>()
const mostKnown = 500
const longestKnown = 2000

/** Half-width text in simplified signs without any white space, invisible sign or mark of a note: how names and titles are compared. */
export function compact(text: string): string {
  const before = known.get(text)
  if (before !== undefined)
    return before
  const plain = simplified(halfWidth(unmarked(text))).replace(/[\s\u200B-\u200F\u2060\u00AD]+/g, '')
  if (text.length <= longestKnown) {
    if (known.size >= mostKnown)
      known.clear()
    known.set(text, plain)
  }
  return plain
}

const fullSigns: Record<string, string> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '(': '（', ')': '）', '<': '《', '>': '》' }

/** A line as sentences are compared: compact, with Chinese punctuation; signs between digits stay. */
export function spoken(text: string): string {
  return compact(text).replace(/(?<!\d)[,:;!?()<>]|[,:;!?()<>](?!\d)/g, sign => fullSigns[sign]!)
}

/** Words with which the prose announces its own report, for a regular expression. */
export const announcing = '(?:现将|现就|现对|现把|特将|现?公布|现?发布|现?公开|特?编制(?!委|办)|编写|撰写|形成)'

/** Years written in Chinese digits before 年 become Arabic: 二〇二三年 → 2023年. */
export function arabicYears(text: string): string {
  return text.replace(/[二一][〇零○Ｏ一二三四五六七八九O0]{3}(?=年)/g, year => [...year].map(sign => sign === 'O' ? '0' : digits.get(sign) ?? sign).join(''))
}

/** First and last report year that can be: 《政府信息公开条例》 came into force in 2008. */
export const reportYears = { first: 2008, last: 2100 } as const

/** Whether reports of this year can exist. */
export function isReportYear(year: number): boolean {
  return Number.isInteger(year) && year >= reportYears.first && year <= reportYears.last
}

/** What made-up reports are marked with. */
export const fictionalMark = '虚构'
