export { cellWords, columnWords, rowWords, tableWords } from '@/forms'

/** A number as the office prints it: no exponent, at most six decimals, none that floating point made up. */
export function figure(value: number): string {
  return String(exact(value))
}

/** A sum of decimals without the dust of binary fractions: money is printed with at most six decimals. */
export function exact(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** `甲、乙、丙等 7 处`: the first `most` of `items`, with how many there are when some are left out. */
export function some(items: readonly string[], most: number, unit: string): string {
  return items.length <= most ? items.join('、') : `${items.slice(0, most).join('、')}等 ${items.length} ${unit}`
}
