/** Signs of a number, Chinese ones as well. */
export const numeral = /[\d\uFF10-\uFF19〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]/

/** Whether what a number format shows is another number than `value`, beyond its rounding, the marks between thousands and the words around. */
export function isUnlike(shown: string, value: number): boolean {
  if (shown === String(value))
    return false
  const plain = shown.normalize('NFKC').replace(/(\d),(?=\d)/g, '$1')
  const numbers = plain.match(/\d+(?:\.\d+)?(?:E[+-]?\d+)?/gi) ?? []
  if (numbers.length !== 1)
    return numbers.length > 1
  const [number] = numbers
  const [, fraction = '', exponent = '0'] = /^\d+(?:\.(\d+))?(?:E([+-]?\d+))?$/i.exec(number!)!
  const isNegative = /-\s*(?:[^\d\s]\s*)?\d|^\(.*\)$/.test(plain)
  const step = 10 ** (Number(exponent) - fraction.length) * (plain.endsWith('%') ? 0.01 : 1)
  const read = Number(number) * (plain.endsWith('%') ? 0.01 : 1) * (isNegative ? -1 : 1)
  return Math.abs(read - value) > step * 0.5000001
}

const paleName = /\[(?:white|白色|color\s*2)\]/i

/** Whether a number format prints `value` in white; where conditions choose, whether it may. */
export function isWhite(format: string, value: number): boolean {
  if (!paleName.test(format))
    return false
  const sections = format.replace(/"[^"]*"|\\./g, '').split(';')
  const { [value < 0 ? 1 : value === 0 ? 2 : 0]: own } = sections
  const chosen = /\[[<>=]/.test(format) ? format : own ?? sections[0]!
  return paleName.test(chosen)
}
