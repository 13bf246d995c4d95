import type { InEach } from '@/language'

/** What a template leaves open, filled in for each letter. `points` is a line of its own: the table stands there. */
export const letterFields = ['unit', 'year', 'report', 'received', 'count', 'due', 'office', 'contact', 'phone', 'date', 'points', 'note', 'copies'] as const
export type LetterField = (typeof letterFields)[number]

/** Columns of the table of points. */
export const pointColumns = ['number', 'part', 'place', 'printed', 'expected', 'ground', 'likely'] as const
export type PointColumn = (typeof pointColumns)[number]

interface Words {
  fields: Record<LetterField, string>
  columns: Record<PointColumn, string>
  /** Our text, until the office has its own. The first line is the title, lines of fields that are empty are left out. */
  template: (fields: Record<LetterField, string>) => string
  /** What the line begins with that says who has a copy. */
  copies: string
  /** A point on one line of a plain text; `—` stands where there is nothing to say. */
  line: (point: Record<PointColumn, string>) => string
}

export const words: InEach<Words> = {
  'zh-CN': {
    fields: { unit: '单位', year: '年度', report: '年报', received: '收到日期', count: '条数', due: '期限', office: '落款', contact: '联系人', phone: '电话', date: '日期', points: '问题清单', note: '补充', copies: '抄送' },
    copies: '抄送：',
    columns: { number: '序号', part: '所在部分', place: '行和列', printed: '印的数', expected: '应为', ground: '依据', likely: '可能原因' },
    template: ({ unit, year, report, received, count, due, office, contact, phone, date, points, note, copies }) => [
      `关于退回修改${year}年度政府信息公开工作年度报告的通知`,
      `${unit}：`,
      `你单位${received}报送的《${report}》收悉。经核，下列${count}处需要核实修改：`,
      points,
      note,
      '一、逐条核对。请对照台账核实。确有差错的，改正后重新编制全文；数字无误的，书面说明理由，不得为凑平合计改动其他数字。',
      `二、按时重报。请于${due}前，将修改后的年度报告报我办。报告已在网站公布的，同步更换并注明更新日期。`,
      `三、说明改动。除上列${count}处外，如对其他数字也有改动，请在来文中逐一列明。`,
      `联 系 人：${contact}`,
      `联系电话：${phone}`,
      office,
      date,
      `抄送：${copies}`,
    ].join('\n'),
    line: ({ number, part, place, printed, expected, ground, likely }) => {
      const numbers = [printed === '—' ? '' : `印的是 ${printed}`, expected === '—' ? '' : `应为 ${expected}`].filter(text => text !== '').join('，')
      return `${number}. ${[part, place].filter(text => text !== '').join(' ')}：${numbers === '' ? '' : `${numbers}。`}${ground}${likely === '—' ? '' : `（${likely}）`}`
    },
  },
  'en': {
    fields: { unit: 'unit', year: 'year', report: 'report', received: 'received', count: 'count', due: 'due', office: 'office', contact: 'contact', phone: 'phone', date: 'date', points: 'points', note: 'note', copies: 'copies' },
    copies: 'Copy to: ',
    columns: { number: 'No.', part: 'Part', place: 'Row and column', printed: 'Printed', expected: 'Expected', ground: 'Why', likely: 'Perhaps' },
    template: ({ unit, year, report, received, count, due, office, contact, phone, date, points, note, copies }) => [
      `Report on information disclosure ${year}: sent back to be revised`,
      `${unit}:`,
      `Your “${report}” arrived ${received}. The following ${count} points are to be looked into and mended:`,
      points,
      note,
      '1. Check each point against your files. Where it is wrong, mend it and write the report anew; where the number is right, say why. Do not alter other numbers to make a sum come out.',
      `2. Send the revised report by ${due}. Where it has been published, replace it there and say when.`,
      `3. Name every other number you change beside these ${count}.`,
      `Contact: ${contact}`,
      `Telephone: ${phone}`,
      office,
      date,
      `Copy to: ${copies}`,
    ].join('\n'),
    line: ({ number, part, place, printed, expected, ground, likely }) => {
      const numbers = [printed === '—' ? '' : `printed ${printed}`, expected === '—' ? '' : `expected ${expected}`].filter(text => text !== '').join(', ')
      return `${number}. ${[part, place].filter(text => text !== '').join(', ')}: ${numbers === '' ? '' : `${numbers}. `}${ground}${likely === '—' ? '' : ` (${likely})`}`
    },
  },
}
