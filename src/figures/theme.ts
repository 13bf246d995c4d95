import type { ThemeName } from './types'

/** What a colour means; the same meaning has the same colour in every chart, table and export. */
export type Meaning = 'granted' | 'partlyGranted' | 'denied' | 'unavailable' | 'notProcessed' | 'other' | 'carriedOut'
  | 'upheld' | 'overturned' | 'otherResult' | 'pending' | 'received' | 'handled' | 'concluded'

export interface Theme {
  ink: string
  ink2: string
  line: string
  paper: string
  colours: Record<Meaning, string>
  /** Five steps of one hue for a heat matrix, from little to much, and the text that reads on each. */
  heat: readonly { fill: string, ink: string }[]
  patterned: boolean
}

/** No quotes inside: they would end the attribute in a written SVG. */
export const fontFamily = 'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif'

const light: Theme = {
  ink: '#1a2230',
  ink2: '#4f5b6b',
  line: '#d9dee5',
  paper: '#ffffff',
  colours: {
    granted: '#0b6b63',
    partlyGranted: '#36998f',
    denied: '#c63d22',
    unavailable: '#b57a08',
    notProcessed: '#7a58b8',
    other: '#566372',
    carriedOut: '#8b939c',
    upheld: '#2a6fb8',
    overturned: '#c63d22',
    otherResult: '#566372',
    pending: '#8b939c',
    received: '#1d57a5',
    handled: '#7c8794',
    concluded: '#6489b8',
  },
  heat: [
    { fill: '#e8eff8', ink: '#1a2230' },
    { fill: '#c3d8ee', ink: '#1a2230' },
    { fill: '#8db4dd', ink: '#1a2230' },
    { fill: '#3a74b4', ink: '#ffffff' },
    { fill: '#174a85', ink: '#ffffff' },
  ],
  patterned: false,
}

const dark: Theme = {
  ink: '#e9edf2',
  ink2: '#aeb8c4',
  line: '#39424e',
  paper: '#12171e',
  colours: {
    granted: '#2f9c92',
    partlyGranted: '#7fd0c6',
    denied: '#f0745a',
    unavailable: '#e0a73a',
    notProcessed: '#a98be0',
    other: '#8b99a9',
    carriedOut: '#c5ccd4',
    upheld: '#5ea2e6',
    overturned: '#f0745a',
    otherResult: '#8b99a9',
    pending: '#c5ccd4',
    received: '#3f85d6',
    handled: '#9aa5b2',
    concluded: '#a9c6e6',
  },
  heat: [
    { fill: '#1d2b3d', ink: '#e9edf2' },
    { fill: '#24466b', ink: '#e9edf2' },
    { fill: '#2f6399', ink: '#ffffff' },
    { fill: '#74aee6', ink: '#10161d' },
    { fill: '#c2defa', ink: '#10161d' },
  ],
  patterned: false,
}

const themes: Record<ThemeName, Theme> = { light, dark, print: { ...light, patterned: true } }

export function themeOf(name: ThemeName): Theme {
  return themes[name]
}

const quarter = Math.PI / 4

/** One pattern a meaning, so that neighbours of a stack differ in greyscale; undefined where the theme has none. */
const patterns: Partial<Record<Meaning, { symbol: string, rotation: number, dashArrayX: number[] | number[][], dashArrayY: number[] }>> = {
  concluded: { symbol: 'rect', rotation: quarter, dashArrayX: [1, 0], dashArrayY: [2, 5] },
  partlyGranted: { symbol: 'rect', rotation: quarter, dashArrayX: [1, 0], dashArrayY: [2, 5] },
  denied: { symbol: 'rect', rotation: -quarter, dashArrayX: [1, 0], dashArrayY: [2, 4] },
  unavailable: { symbol: 'circle', rotation: 0, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0] },
  notProcessed: { symbol: 'rect', rotation: 0, dashArrayX: [1, 0], dashArrayY: [2, 4] },
  other: { symbol: 'rect', rotation: 2 * quarter, dashArrayX: [1, 0], dashArrayY: [2, 5] },
  overturned: { symbol: 'rect', rotation: -quarter, dashArrayX: [1, 0], dashArrayY: [2, 4] },
  otherResult: { symbol: 'rect', rotation: 2 * quarter, dashArrayX: [1, 0], dashArrayY: [2, 5] },
}

/** Fill of one meaning, patterned in print, with a hairline of paper between the parts of a stack. */
export function fillOf(theme: Theme, meaning: Meaning): { color: string, borderColor: string, borderWidth: number, decal?: object } {
  const pattern = theme.patterned ? patterns[meaning] : undefined
  return {
    color: theme.colours[meaning],
    borderColor: theme.paper,
    borderWidth: 0.5,
    ...(pattern && { decal: { color: 'rgba(255,255,255,0.75)', symbolSize: 1, ...pattern } }),
  }
}
