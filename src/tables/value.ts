import type { Doubt } from './doubt'
import type { CellState } from './recognized'
import type { CellKey } from '@/forms'
import { isChange, isMoney } from '@/forms'
import { doubtOf } from './doubt'
import { plainPrint, unmarked, withoutStruck } from './marks'
import { simplified } from './simplified'

/** What a printed text says. `value` is set when, and only when, `state` is `number`. */
export interface Value {
  state: CellState
  value: number | null
  doubt: Doubt | null
}

export type MoneyUnit = '元' | '万元' | '亿元'

const marks = /^(?:[/\\]+|[-\u2010-\u2015\u2212_]+|无|空|暂无|没有|无此项|未涉及|不涉及|不适用|n\/?a|nil|none|[*…·]+)$/i
const counters = /(?:[件个条项次宗起例份]|人次|[人部批])$/
const places: Record<MoneyUnit, number> = { 元: -4, 万元: 0, 亿元: 4 }

/** The units of money that words name, each once: `万元`, also `百万元` or `万美元`, of which nothing is known. */
export function moneyUnitsIn(words: string): string[] {
  return [...new Set(words.match(/[十拾百佰千仟]*[万亿]?[美欧日港]?元/g) ?? [])]
}

/** The one unit that is named and known; null for none, several, or another. */
export function moneyUnitOf(named: readonly string[]): MoneyUnit | null {
  return named.length === 1 && named[0]! in places ? named[0] as MoneyUnit : null
}

/** Circled and bracketed digits are marks of notes; NFKC would turn `12①` into 121. */
const footnote = /\s*(?:[\u2460-\u249B\u2776-\u2793*※†‡#注]|[[(]注?[1-9][)\]])+$/
/** What is left of the brackets around a raised digit. */
const emptied = /[[(〔【]\s*[)\]〕】]|(?<=\d)[\s,、]+$/g
/** Signs that turn the direction of writing: what is stored is not what is seen. */
const turning = /[\u061C\u200F\u202A-\u202E\u2066-\u2069]/
const overriding = /[\u202D\u202E]/
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/

function halfWidth(text: string): string {
  return simplified(text)
    .replace(/[\uFF01-\uFF5E]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0xFEE0))
    .replace(/[\p{Cf}\uFE00-\uFE0F]/gu, '')
    .replace(/\s+/g, space => space.includes('\n') ? '\n' : ' ')
    .trim()
}

/** Digits with an optional fraction, thousands separators only where they belong; null otherwise. */
function plainNumber(text: string): string | null {
  if (/^\d+(?:\.\d+)?$/.test(text))
    return text
  return /^\d{1,3}(?:, ?\d{3})+(?:\.\d+)?$/.test(text) ? text.replace(/[, ]/g, '') : null
}

/** Pieces of one number: digits set apart one by one, or groups of three. */
function isOneNumber(digits: string): boolean {
  return /^[1-9](?: \d)+$/.test(digits) || /^\d{1,3}(?: \d{3})+$/.test(digits)
}

/** Moves the decimal point by text, so that no cent is lost: 251000 by −4 is 25.1. */
function shifted(digits: string, by: number): number {
  return Number(by === 0 ? digits : `${digits}e${by}`)
}

function unreadable(doubt: Doubt | null = null): Value {
  return { state: 'unreadable', value: null, doubt }
}

function signOf(text: string, change: boolean): { sign: 1 | -1, rest: string, odd: boolean } {
  const word = change ? /^(增加|增长|上升|[增↑]|减少|下降|[减↓])\s*/.exec(text) : null
  if (word)
    return { sign: /^[增上↑]/.test(word[1]!) ? 1 : -1, rest: text.slice(word[0].length), odd: false }
  const sign = /^([+\-−])\s?/.exec(text)
  if (sign)
    return { sign: sign[1] === '+' ? 1 : -1, rest: text.slice(sign[0].length), odd: sign[1] === '+' && !change }
  return { sign: 1, rest: text, odd: false }
}

/**
 * Reads the text of a cell. Blank, mark and unreadable are never a number; a number read with less than certainty carries a doubt.
 * Money comes back in 万元, by the unit in the text, else by `unit` of the column heading, else as printed.
 */
export function parseValue(text: string, key: CellKey, unit: MoneyUnit = '万元'): Value {
  const kept = withoutStruck(text)
  if (kept !== text)
    return halfWidth(kept) === '' ? unreadable(doubtOf('struck', 'struckWhole', { text })) : doubted(parseValue(kept, key, unit), doubtOf('struck', 'struckPart', { text }))
  if (overriding.test(text) && /\d/.test(text))
    return unreadable(doubtOf('direction', 'turned', { text: text.replace(new RegExp(turning, 'g'), '') }))
  if (turning.test(text) || invisible.test(trimmed(text)))
    return doubted(parseValue(text.replace(/\p{Cf}/gu, ''), key, unit), doubtOf('direction', 'invisible', { text: text.replace(/\p{Cf}/gu, '') }))
  const words = unmarked(text)
  if (words !== text) {
    const own = halfWidth(words).replace(emptied, '').trim()
    return own === '' ? doubted(parseValue(plainPrint(text), key, unit), doubtOf('extra-text', 'raisedWhole', { text })) : doubted(parseValue(own, key, unit), doubtOf('extra-text', 'raisedPart', { text }))
  }
  return plainValue(text, key, unit)
}

/** The value with `doubt`, which a blank or a mark under it needs as well. */
function doubted(value: Value, doubt: Doubt): Value {
  return { ...value, doubt }
}

function trimmed(text: string): string {
  return text.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')
}

function plainValue(text: string, key: CellKey, unit: MoneyUnit): Value {
  const printed = halfWidth(text)
  if (printed === '')
    return { state: 'blank', value: null, doubt: null }
  if (marks.test(printed))
    return { state: 'mark', value: null, doubt: null }

  let doubt: Doubt | null = null
  let rest = printed.replace(footnote, '')
  if (rest !== printed)
    doubt = doubtOf('extra-text', 'noted', { text })
  const money = isMoney(key)
  let by = money ? places[unit] : 0
  const named = money ? /\s*(?:人民币)?(亿元|万元|元)$/.exec(rest) : null
  if (named) {
    by = places[named[1] as MoneyUnit]
    rest = rest.slice(0, named.index)
  }
  else {
    rest = rest.replace(counters, '').trimEnd()
  }
  if (money)
    rest = rest.replace(/^(?:人民币)?[¥￥]?\s*/, '')
  const { sign, rest: digits, odd } = signOf(rest, isChange(key))
  if (odd)
    doubt = doubtOf('extra-text', 'plusSign', { text })

  let number = plainNumber(digits)
  if (number === null && isOneNumber(digits)) {
    number = digits.replaceAll(' ', '')
    doubt = doubtOf('split-number', 'spacedNumber', { text })
  }
  if (number === null && areNumbers(printed))
    return unreadable(doubtOf('two-numbers', 'inPieces', { text: text.trim().replace(/\s*\n\s*/g, '⏎') }))
  if (number === null && !money) {
    const inTenThousands = /^(\d+(?:\.\d+)?)万$/.exec(digits)
    if (inTenThousands) {
      number = String(shifted(inTenThousands[1]!, 4))
      doubt = doubtOf('unit', 'inTenThousands', { text })
    }
  }
  if (number === null) {
    const letters = /^[\dOoQlI|〇○零,.\s]+$/.test(digits)
    return unreadable(letters ? doubtOf('digit-letter', 'lettersLikeDigits', { text }) : null)
  }
  const value = sign * shifted(number, by)
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return unreadable(doubtOf('digit-letter', 'tooManyDigits', { text }))
  return { state: 'number', value: value === 0 ? 0 : value, doubt }
}

/** Whether a text is several numbers, each with its unit or without. */
function areNumbers(printed: string): boolean {
  const pieces = printed.split(/\s+/)
  return pieces.length > 1 && pieces.every(piece => /^[+\-−]?\d[\d,.]*(?:亿元|万元|[元件个条项次])?$/.test(piece))
}

/** Whether a short text stands where numbers stand: a number, a mark, or something that was meant as one. */
export function looksLikeValue(text: string): boolean {
  const plain = unmarked(text) || plainPrint(text)
  if (plain.length > 24)
    return false
  const printed = halfWidth(plain)
  if (printed === '')
    return false
  return marks.test(printed)
    || /^[+\-−增减约近]?[\dOolI〇,.\s]+(?:[%\u2460-\u2473*]|[[(]注?\d[\])])?$/.test(printed)
    || /^[+\-−增减约近加少]*\s?\d[\d,.\s]*[余多]?[万亿]?[余多]?(?:[元件个条项次宗起例份]|人次|[人部批])?$/.test(printed)
}
