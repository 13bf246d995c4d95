import type { Slot } from '../model'
import type { Meaning, Theme } from '../theme'
import type { ChartContext } from '../types'
import { fillOf, themeOf } from '../theme'

/** Series of one chart; more are drawn as small multiples. */
export const mostSeries = 7

type Hex = `#${string}`

/** Hues of groups that mean nothing of their own, 3 : 1 on paper, told apart by colour-blind readers; never the only difference. */
const hues: Record<'light' | 'dark', readonly Hex[]> = {
  light: ['#1d57a5', '#b5541c', '#1f7a55', '#8a4a9e', '#6b6a12', '#0d7d95', '#9b2247'],
  dark: ['#6aa6ee', '#eb9a63', '#5fc39a', '#c797dc', '#c6c35c', '#58c3d8', '#f08aa8'],
}

/** Parts of a whole that keep their colour everywhere. */
const meanings: Partial<Record<string, Meaning>> = {
  'outcomes.granted': 'granted',
  'outcomes.partlyGranted': 'partlyGranted',
  'outcomes.denied': 'denied',
  'outcomes.unavailable': 'unavailable',
  'outcomes.notProcessed': 'notProcessed',
  'outcomes.other': 'other',
  ...Object.fromEntries(['reviews', 'lawsuits'].flatMap(whole => (['upheld', 'overturned', 'otherResult', 'pending'] as const).map(result => [`${whole}.${result}`, result]))),
}

/** Line symbols and strokes, so that series differ without colour. */
export const symbols = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'arrow', 'pin'] as const
export const strokes = ['solid', [6, 3], [2, 3], [10, 3, 2, 3], [4, 2], [12, 4], [1, 2]] as const

/** The slot of a group: what it means wherever it stands, else its place. */
export const slotOf = (key: string, index: number): Slot => meanings[key] ?? index

export function colourOf({ theme: name }: Pick<ChartContext, 'theme'>, slot: Slot): Hex {
  const theme = themeOf(name)
  if (typeof slot === 'number')
    return hues[name === 'dark' ? 'dark' : 'light'][slot % mostSeries]!
  return (slot === 'all' ? theme.ink : slot === 'median' ? theme.ink2 : theme.colours[slot]) as Hex
}

const turns = [0, Math.PI / 4, -Math.PI / 4, 0, Math.PI / 2, Math.PI / 8, -Math.PI / 8]

/** Fill of a part of a stack, patterned in print. */
export function partFill(context: ChartContext, slot: Slot): { color: string } {
  const theme = themeOf(context.theme)
  if (typeof slot !== 'number' && slot !== 'all' && slot !== 'median')
    return fillOf(theme, slot)
  const index = typeof slot === 'number' ? slot : 0
  return {
    color: colourOf(context, slot),
    borderColor: theme.paper,
    borderWidth: 0.5,
    ...(theme.patterned && index > 0 && { decal: { symbol: 'rect', color: 'rgba(255,255,255,0.75)', symbolSize: 1, rotation: turns[index % 7], dashArrayX: [1, 0], dashArrayY: [2, 3 + index] } }),
  } as { color: string }
}

/** Text that reads on a fill. */
export function inkOn(fill: string): string {
  const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(fill.slice(at, at + 2), 16) / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! > 0.19 ? '#0b1014' : '#ffffff'
}

/** The grey of what has too few cases to be compared, hatched. */
export function lowFill(theme: Theme): object {
  return { color: theme.line, borderColor: theme.ink2, borderWidth: 1, decal: { symbol: 'rect', color: theme.paper, rotation: -Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 5], symbolSize: 1 } }
}
