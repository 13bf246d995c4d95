import type { CellKey } from '@/reports'
import { isChange, isMoney } from '@/reports'

/**
 * The number a person typed for a cell: full-width digits and thousands separators are understood. Undefined when it is none, or none the cell
 * can hold: counts are whole, only 本年增/减 may be negative, money (万元) may have decimals.
 */
export function parseCorrected(typed: string, key: CellKey): number | undefined {
  const plain = typed.normalize('NFKC').replace(/[\s,]/g, '').replace(/^[−–－]/, '-')
  const pattern = isMoney(key) ? /^-?\d{1,12}(?:\.\d{1,6})?$/ : /^-?\d{1,9}$/
  if (!pattern.test(plain))
    return undefined
  const value = Number(plain)
  return value < 0 && !isChange(key) ? undefined : value
}
