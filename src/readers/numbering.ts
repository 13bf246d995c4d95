/** One level of an automatic list. */
export interface NumberingLevel {
  start: number
  /** WordprocessingML's name of the number format, such as `chineseCounting`. */
  format: string
  /** `%1、`: the level's own text with its numbers left out. */
  text: string
}

/** Automatic numbers of a document: Word stores `一、` as a counter, not as text. */
export interface Numbering {
  /** Counts one paragraph of a list and returns its printed number, `''` for bullets and unknown lists. */
  next: (list: string, level: number) => string
}

const digits = '〇一二三四五六七八九'

/** 1–9999 as Chinese counting numerals: 十二, 一百零三. */
function chinese(value: number): string {
  if (value < 1 || value > 9999)
    return String(value)
  let text = ''
  let zero = false
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      zero = text !== ''
      continue
    }
    text += `${zero ? '零' : ''}${digits[digit]}${name}`
    zero = false
  }
  return value < 20 ? text.replace(/^一十/, '十') : text
}

function roman(value: number): string {
  const steps = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']] as const
  let rest = value
  let text = ''
  for (const [unit, sign] of steps) {
    for (; rest >= unit; rest -= unit)
      text += sign
  }
  return text
}

function letter(value: number): string {
  return String.fromCharCode(65 + (value - 1) % 26).repeat(Math.floor((value - 1) / 26) + 1)
}

function printed(value: number, format: string): string {
  switch (format) {
    case 'bullet':
    case 'none':
      return ''
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'ideographDigital':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return chinese(value)
    case 'chineseLegalSimplified':
      return [...chinese(value)].map(char => '零壹贰叁肆伍陆柒捌玖'['〇一二三四五六七八九'.indexOf(char)] ?? ({ 十: '拾', 百: '佰', 千: '仟' })[char] ?? char).join('')
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value <= 20 ? String.fromCharCode(0x245F + value) : String(value)
    case 'decimalFullWidth':
      return [...String(value)].map(digit => String.fromCharCode(digit.charCodeAt(0) + 0xFEE0)).join('')
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperLetter':
      return letter(value)
    case 'lowerLetter':
      return letter(value).toLowerCase()
    default:
      return String(value)
  }
}

export interface NumberingDefinitions {
  abstracts: Map<string, Map<number, NumberingLevel>>
  /** List id to abstract id and overridden starts. */
  lists: Map<string, { abstract: string, starts: Map<number, number> }>
}

/** Counters kept as Word counts: one per abstract list unless a start is overridden; a higher level restarts the lower ones. */
export function countNumbers({ abstracts, lists }: NumberingDefinitions): Numbering {
  const counters = new Map<string, number[]>()
  return {
    next(id, depth) {
      const list = lists.get(id)
      const levels = list && abstracts.get(list.abstract)
      const level = levels?.get(depth)
      if (!list || !levels || !level)
        return ''
      const owner = list.starts.size > 0 ? id : `abstract ${list.abstract}`
      let counter = counters.get(owner)
      if (!counter)
        counters.set(owner, counter = [])
      for (let i = 0; i <= depth; i++) {
        const start = list.starts.get(i) ?? levels.get(i)?.start ?? 1
        counter[i] = i === depth ? (counter[i] ?? start - 1) + 1 : counter[i] ?? start
      }
      counter.length = depth + 1
      if (level.format === 'bullet')
        return ''
      return level.text.replace(/%(\d)/g, (_, n: string) => {
        const index = Number(n) - 1
        return printed(counter[index] ?? 1, levels.get(index)?.format ?? 'decimal')
      })
    },
  }
}
