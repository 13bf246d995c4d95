import type { IRunOptions, ISectionPropertiesOptions, IStylesOptions } from 'docx'
import { AlignmentType, convertMillimetersToTwip, LineRuleType, PageOrientation } from 'docx'

/**
 * The look of official documents (GB/T 9704—2012): A4, 37/35 mm above and below, 28/26 mm at the sides, 仿宋 三号 in lines of 28 points, 黑体 for first headings,
 * 楷体 for second ones, page numbers between dashes. A system without a font takes its nearest of the same kind.
 */
const fonts = {
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312', cs: 'Times New Roman' },
  heading: { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体', cs: 'Arial' },
  second: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '楷体_GB2312', cs: 'Times New Roman' },
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体', cs: 'Times New Roman' },
  song: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' },
} satisfies Record<string, NonNullable<IRunOptions['font']>>
export { fonts }

/** Half points. */
export const sizes = { title: 44, body: 32, table: 21, small: 18, form: 16 }

export const styles: IStylesOptions = {
  default: {
    document: { run: { font: fonts.body, size: sizes.body }, paragraph: { spacing: { line: 560, lineRule: LineRuleType.EXACT } } },
    heading1: { run: { font: fonts.heading, size: sizes.body, bold: false, color: '000000' }, paragraph: { spacing: { before: 200, after: 120 }, keepNext: true } },
    heading2: { run: { font: fonts.second, size: sizes.body, bold: false, color: '000000' }, paragraph: { spacing: { before: 120, after: 80 }, keepNext: true } },
  },
  paragraphStyles: [
    { id: 'Body', name: '正文段落', basedOn: 'Normal', run: { font: fonts.body, size: sizes.body }, paragraph: { indent: { firstLineChars: 200 }, alignment: AlignmentType.JUSTIFIED } },
    { id: 'Note', name: '注释', basedOn: 'Normal', run: { font: fonts.song, size: sizes.small, color: '4F5B6B' }, paragraph: { spacing: { line: 280, lineRule: LineRuleType.AT_LEAST } } },
  ],
}

const [above, below, left, right] = [37, 35, 28, 26].map(convertMillimetersToTwip) as [number, number, number, number]
const size = { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) }

/** Pages upright, and turned to the left with their margins, where a wide table stands. */
export const pages = {
  upright: { size, margin: { top: above, bottom: below, left, right } },
  lying: { size: { ...size, orientation: PageOrientation.LANDSCAPE }, margin: { top: left, bottom: right, left: below, right: above } },
} satisfies Record<string, NonNullable<ISectionPropertiesOptions['page']>>

/** Millimetres between the margins. */
export const room = { upright: 156, lying: 225 }

const upright = (size: number) => ({ lying: false, width: room.upright, size })
const lying = (size: number) => ({ lying: true, width: room.lying, size })
/** Where a table may stand, in this order: upright down to small type, then lying. Sizes of type in points. */
export const tableRooms = [upright(10.5), upright(9), upright(8), lying(9), lying(8), lying(7.5)] as const

const digits = '〇一二三四五六七八九'

/** 1 as 一, 12 as 十二, 20 as 二十; up to 99. */
export function ordinal(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? digits[ones] : ''}`
}
