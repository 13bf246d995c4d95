const digits = new Map([...'〇零一二三四五六七八九'].map((sign, at) => [sign, Math.max(0, at - 1)] as const).concat([['两', 2]]))
/** What a measure word makes a count of; not 第三项, 几十件, 近百件. */
const counts = /(?<![第每这那哪另同某任逐几数多近约上下前后余各其\d〇零一二两三四五六七八九十百千万])([〇零一二两三四五六七八九十百千万]+)(?=[件份条宗起例项])/g
/** The numeral of a small part: 一千二百零三, 十二. A unit is skipped with 零 only, so that 三四十 and 一百二 are none. */
const written = /^(?:([一二两三四五六七八九])千(?=[一二两三四五六七八九]百|零|$))?(?:零(?=.))?(?:([一二两三四五六七八九])百(?=[一二三四五六七八九]十|零|$))?(?:零(?=.))?(?:([一二三四五六七八九])?十)?([一二两三四五六七八九])?$/

/** The number a Chinese numeral says; null when it says none for certain. */
export function numeralValue(text: string): number | null {
  if (text === '零' || text === '〇')
    return 0
  const parts = text.split('万')
  if (parts.length > 2 || parts[0] === '')
    return null
  const [low, high] = [parts.at(-1)!, parts.length === 2 ? parts[0]! : null]
  const small = low === '' && high !== null ? 0 : smallValue(low)
  const large = high === null ? 0 : smallValue(high)
  return small === null || large === null || (high !== null && low !== '' && small < 1000 && !low.startsWith('零')) ? null : large * 10_000 + small
}

function smallValue(text: string): number | null {
  const found = written.exec(text)
  if (!found || text === '' || text.endsWith('零'))
    return null
  const [, thousands, hundreds, tens, ones] = found
  return (digits.get(thousands ?? '') ?? 0) * 1000 + (digits.get(hundreds ?? '') ?? 0) * 100 + (text.includes('十') ? digits.get(tens ?? '一')! * 10 : 0) + (digits.get(ones ?? '') ?? 0)
}

/** Of a sentence that only says how things go (收到一件、答复一件) or that there was none, 一件 is no count. */
const saying = /[未没无每]|做到|确保|及时|力争|坚持/

/** A sentence with its counts in Chinese numerals as Arabic ones: 十二件 → 12件. */
export function withArabic(sentence: string): string {
  const isSaying = saying.test(sentence) || (sentence.match(/一[件份宗例]/g) ?? []).length > 1
  return sentence.replace(counts, (numeral, _, at: number) => {
    const measure = sentence[at + numeral.length]!
    const value = numeralValue(numeral)
    const isPhrase = (numeral === '一' && (isSaying || /[起条项]/.test(measure))) || (value === 0 && !/(?:申请|[为共计]|[收接]到|受理)$/.test(sentence.slice(0, at)))
    return value === null || isPhrase ? numeral : String(value)
  })
}
