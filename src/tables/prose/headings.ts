import type { SectionKind } from '../recognized'
import { bare, withoutOrdinal } from '../normalise'
import { simplified } from '../simplified'

/** The six sections in order. */
export const sectionKinds: readonly SectionKind[] = ['overview', 'proactive', 'applications', 'appeals', 'problems', 'others']

const official: readonly RegExp[] = [
  /^总体情况$/,
  /^主动公开政府信息的?情况$/,
  /^收到和处理政府信息公开申请的?情况$/,
  /^因?政府信息公开(?:工作)?(?:被申请)?(?:提起)?行政复议(?:和|及)?(?:被?提起)?行政诉讼的?情况$/,
  /^(?:政府信息公开工作)?存在的?主要问题[及和与]?改进(?:情况|措施)$/,
  /^其[他它]需要报告的?事项$/,
]
const alike: readonly RegExp[] = [
  /总体情况|总体工作|工作总体|基本情况|概述|工作开展情况/,
  /主动公开/,
  /(?:收到|受理|办理|处理).*申请|依申请公开/,
  /复议.*诉讼|诉讼.*复议|行政复议|行政诉讼/,
  /问题|不足|改进|整改/,
  /其[他它].{0,6}(?:报告|事项)|需要报告的其[他它]|需要报告的?事项/,
]
const longest = 48
const anyWord = /总体|主动公开|申请|复议|诉讼|问题|不足|改进|整改|其\s*[他它]|事项|概述|基本情况|工作开展/

/** A heading candidate: how well it fits each section; 0 where it does not. */
export interface HeadingScore {
  scores: number[]
  heading: string
  /** Prose printed behind the heading in the same paragraph. */
  rest: string | null
}

export const firstLevel = /^\s*(?:#{1,6}\s*)?(?:第\s*[一二三四五六七八九十]+\s*(?:部分|章|节)|表\s*[一二三四五六七八九十\d]+|[一二三四五六七八九十]+\s*[、.．,，:：\s]|\d{1,2}\s*[、.．])/
const secondLevel = /^\s*(?:[（(]\s*[一二三四五六七八九十\d]+\s*[)）]|[\u2460-\u2473\u3220-\u3229])/

function ordinalOf(text: string): number {
  const ordinal = /^\s*(?:#{1,6}\s*)?(?:第\s*|表\s*)?([一二三四五六七八九十])/.exec(text)
  return ordinal ? '一二三四五六七八九十'.indexOf(ordinal[1]!) : -1
}

function scoresOf(text: string, level: number | undefined): number[] {
  const letters = bare(text.replace(/^\s*#+/, ''))
  const words = withoutOrdinal(letters.replace(/^(?:第[一二三四五六七八九十]+(?:部分|章|节)|表[一二三四五六七八九十\d]+)/, ''))
  const main = firstLevel.test(text)
  const second = secondLevel.test(text)
  const shape = (main ? 2 : 0) + (level !== undefined && level <= 3 ? 1 : 0) - (second ? 4 : 0)
    - (/[。；;，,]\s*$/.test(text) ? 3 : 0) - (letters.length > 26 ? 3 : 0) - (/\d+\s*[件条]/.test(text) ? 4 : 0)
  return sectionKinds.map((_, kind) => {
    if (official[kind]!.test(words))
      return Math.max(0, 10 + shape + (ordinalOf(text) === kind ? 1 : 0))
    if (!alike[kind]!.test(words) || (!main && /[，。；！？,;]/.test(text)) || (!main && !second && level === undefined && words.length > 18))
      return 0
    return Math.max(0, 4 + shape + (main && ordinalOf(text) === kind ? 1 : 0))
  })
}

/** Scores a paragraph as heading; null when it cannot be one. */
export function headingScore(text: string, level?: number): HeadingScore | null {
  const trimmed = text.trim()
  const words = simplified(trimmed.slice(0, longest))
  if (!anyWord.test(words) && !(trimmed.length <= longest && /\s/.test(words) && anyWord.test(words.replace(/\s+/g, ''))))
    return null
  if (trimmed.length <= longest) {
    const scores = scoresOf(trimmed, level)
    if (scores.some(score => score > 0))
      return { scores, heading: trimmed, rest: null }
  }
  const split = /^([^。：:\n]{3,40})[。：:\n]/.exec(trimmed) ?? /^(\S{1,4}[、.．]\s?\S{3,30})\s/.exec(trimmed)
  const rest = split ? trimmed.slice(split[0].length).trim() : ''
  if (!split || rest === '' || !firstLevel.test(trimmed))
    return null
  const scores = scoresOf(split[1]!, level).map(score => score >= 10 ? score - 1 : 0)
  return scores.some(score => score > 0) ? { scores, heading: split[1]!.trim(), rest } : null
}
