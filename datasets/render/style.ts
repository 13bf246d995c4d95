import type { Printed } from '../draft'
import type { Random } from '../random'
import type { Show } from './grid'
import type { SectionKind } from '@/reports'
import { isChange, isMoney } from '@/reports'

export type Shape = 'tabs' | 'lines' | 'pipes' | 'markdown' | 'page' | 'site' | 'word'
export type Encoding = 'utf-8' | 'gb18030'

/** The look of one report: how its file, headings, labels and numbers are written. */
export interface Style {
  shape: Shape
  encoding: Encoding
  headings: Record<SectionKind, string>
  digits: 'plain' | 'grouped' | 'full-width'
  /** Half-width brackets and stops in labels. */
  halfWidth: boolean
}

/** Headings in three wordings. */
export const headingSets: readonly Record<SectionKind, string>[] = [
  { overview: '一、总体情况', proactive: '二、主动公开政府信息情况', applications: '三、收到和处理政府信息公开申请情况', appeals: '四、政府信息公开行政复议、行政诉讼情况', problems: '五、存在的主要问题及改进情况', others: '六、其他需要报告的事项' },
  { overview: '一、总体情况', proactive: '二、主动公开政府信息情况', applications: '三、收到和处理政府信息公开申请情况', appeals: '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', problems: '五、政府信息公开工作存在的主要问题及改进措施', others: '六、其他需要报告的事项' },
  { overview: '一．总体情况', proactive: '二．行政机关主动公开政府信息情况', applications: '三．行政机关收到和处理政府信息公开申请情况', appeals: '四．政府信息公开行政复议、行政诉讼情况', problems: '五．存在的主要问题及改进情况', others: '六．其他需要报告的事项' },
]

const shapes: readonly (readonly [Shape, Encoding, weight: number])[] = [
  ['site', 'utf-8', 22],
  ['page', 'utf-8', 22],
  ['page', 'gb18030', 14],
  ['word', 'gb18030', 9],
  ['word', 'utf-8', 4],
  ['tabs', 'utf-8', 12],
  ['lines', 'utf-8', 6],
  ['pipes', 'utf-8', 5],
  ['markdown', 'utf-8', 6],
]

/** A style by chance; `open`: some cells are blank, which one cell a line cannot show. */
export function styleOf(random: Random, open: boolean): Style {
  const usable = shapes.filter(([shape]) => !open || shape !== 'lines')
  const [shape, encoding] = random.pick(usable.flatMap(choice => Array.from({ length: choice[2] }, () => choice)))
  return {
    shape,
    encoding,
    headings: random.pick(headingSets),
    digits: random.pick(['plain', 'plain', 'plain', 'plain', 'grouped', 'grouped', 'full-width']),
    halfWidth: random.next() < 0.3,
  }
}

const fullWidth = '０１２３４５６７８９'

/** Numbers as `style` prints them: `1,808`, `１２`, `+3`, `25.1万元`; blanks and marks as they are. */
export function showIn({ digits }: Pick<Style, 'digits'>): Show {
  return (key, value: Printed) => {
    if (value === null || value === '/')
      return value ?? ''
    const sign = isChange(key) && value > 0 ? '+' : ''
    const plain = digits === 'grouped' ? value.toLocaleString('en-US', { maximumFractionDigits: 6 }) : String(value)
    const unit = key === 'proactive.procurement.amount' && value !== 0 ? '万元' : ''
    return digits === 'full-width' && !isMoney(key) ? (sign + plain).replace(/\d/g, digit => fullWidth[Number(digit)]!) : sign + plain + unit
  }
}

/** A label in the style: `(一) 予以公开`, `1. 属于国家秘密`. */
export function labelIn({ halfWidth }: Pick<Style, 'halfWidth'>, text: string): string {
  return halfWidth ? text.replace(/^（(.)）/, '($1) ').replaceAll('（', '(').replaceAll('）', ')').replace(/^(\d)\.(?=\D)/, '$1. ') : text
}
