import type { ChartModel, Drawn, PictureModel } from '../model'
import type { Chart, ChartContext, Locale } from '../types'
import type { Breakdown } from './data'
import type { Dimension, Grouping } from '@/metrics'
import { optionOf } from '../charts'
import { mostSlopes, slopeModel, slopesOf } from '../charts/slope'
import { flowRecords } from '../custom/flow'
import { mapModel } from '../custom/map'
import { tilesModel } from '../custom/tiles'
import { breakdownClaims } from './claims'
import { overYears, sorted } from './data'
import { mostRows } from './marks'
import { barsModel, dotsModel, flowModel, funnelModel, linesModel, matrixModel, mostPanels, multiplesModel, stackModel } from './models'
import { mostSeries } from './palette'
import { breakdownRecords } from './records'

type Unclaimed = Exclude<ChartModel, PictureModel> extends infer Model ? Model extends Exclude<ChartModel, PictureModel> ? Drawn<Model> : never : never

interface Kind {
  modelOf: (data: Breakdown, locale: Locale) => Unclaimed
  /** How well it shows a breakdown beside others; 0 where it would hide or invent something. */
  fits: (data: Breakdown) => number
  /** How many groups it leaves to its table. */
  leftOut: (data: Breakdown) => number
  /** How it draws numbers of few cases, where that must be told. */
  lows?: 'hatched' | 'hollow'
  /** What else must be known to read it. */
  notes?: (data: Breakdown) => ChartNoteKey[]
  /** A question it fits, for the gallery; none where it takes something of the user's own. */
  example?: { metric: string, by: Grouping, and?: Dimension }
}

/** Key of a note in the words of the page, with the number it says. */
interface ChartNoteKey { key: 'interval' | 'funnel' | 'missing' | 'lowLeft' | 'hatched' | 'hollow', count?: number }

const isTimed = ({ first, second }: Breakdown): boolean => first.dimension === 'year' || second?.dimension === 'year'
const seriesOf = (data: Breakdown): number => isTimed(data) ? overYears(data).series.length : 0
const isPlace = (data: Breakdown): boolean => data.second === null && data.first.dimension !== 'flow' && !isTimed(data)
const known = (data: Breakdown): number => sorted(data).filter(({ cell }) => (cell?.value ?? null) !== null).length

/** The charts of a breakdown: one entry a kind. Its names stand in the words of the page. */
const kinds = {
  lines: {
    modelOf: linesModel,
    fits: data => isTimed(data) && seriesOf(data) <= mostSeries ? 8 : 0,
    leftOut: data => Math.max(0, seriesOf(data) - mostSeries),
    lows: 'hollow',
    example: { metric: 'received', by: 'level', and: 'year' },
  },
  multiples: {
    modelOf: multiplesModel,
    fits: data => !data.second || !isTimed(data) ? 0 : seriesOf(data) <= mostPanels ? 7 : 5,
    leftOut: data => Math.max(0, seriesOf(data) - mostPanels),
    lows: 'hollow',
    example: { metric: 'disclosureRate', by: 'type', and: 'year' },
  },
  slope: {
    modelOf: slopeModel,
    fits: data => data.second && isTimed(data) && overYears(data).years.length > 1 && slopesOf(data).from !== slopesOf(data).to ? 4 : 0,
    leftOut: data => Math.max(0, slopesOf(data).series.length - mostSlopes),
    notes: (data) => {
      const { missing, low } = slopesOf(data)
      return [...(missing > 0 ? [{ key: 'missing' as const, count: missing }] : []), ...(low > 0 ? [{ key: 'lowLeft' as const, count: low }] : [])]
    },
    example: { metric: 'disclosureRate', by: 'type', and: 'year' },
  },
  stack: {
    modelOf: stackModel,
    fits: data => data.second?.dimension === 'part' && data.second.groups.length <= mostSeries ? 9 : 0,
    leftOut: data => data.first.dimension === 'year' ? 0 : Math.max(0, data.first.groups.length - mostRows),
    lows: 'hatched',
    example: { metric: 'outcomes', by: 'year' },
  },
  bars: {
    modelOf: barsModel,
    fits: data => isPlace(data) ? 7 : 0,
    leftOut: data => Math.max(0, data.first.groups.length - mostRows),
    lows: 'hatched',
    example: { metric: 'received', by: 'type' },
  },
  matrix: {
    modelOf: matrixModel,
    fits: data => data.second ? 6 : 0,
    leftOut: data => Math.max(0, (isTimed(data) ? seriesOf(data) : data.first.groups.length) - mostRows),
    lows: 'hatched',
    example: { metric: 'disclosureRate', by: 'type', and: 'year' },
  },
  dots: {
    modelOf: dotsModel,
    fits: data => isPlace(data) && data.unit === 'rate' ? 8 : 0,
    leftOut: data => data.first.groups.length - Math.min(mostRows, known(data)),
    notes: data => data.proportion ? [{ key: 'interval' }] : [],
    example: { metric: 'disclosureRate', by: 'type' },
  },
  funnel: {
    modelOf: funnelModel,
    fits: data => isPlace(data) && data.unit === 'rate' && data.proportion ? 6 : 0,
    leftOut: data => data.first.groups.length - known(data),
    notes: () => [{ key: 'funnel' }],
    example: { metric: 'disclosureRate', by: 'agency' },
  },
  sankey: {
    modelOf: flowModel,
    fits: data => data.second === null && data.first.dimension === 'flow' ? 9 : 0,
    leftOut: () => 0,
    example: { metric: 'applicants', by: 'flow' },
  },
  tiles: {
    modelOf: tilesModel,
    fits: data => isPlace(data) && data.first.dimension === 'province' ? 5 : 0,
    leftOut: () => 0,
    example: { metric: 'received', by: 'province' },
  },
  map: {
    modelOf: mapModel,
    fits: data => isPlace(data) && data.map ? 4 : 0,
    // Those it has no shape for are told by name.
    leftOut: () => 0,
  },
} satisfies Record<string, Kind>

export type ChartKind = keyof typeof kinds
export const chartKinds = Object.keys(kinds) as ChartKind[]
const kindOf = (kind: ChartKind): Kind => kinds[kind]

/** A breakdown as the model of a kind of chart. */
export function breakdownModel(kind: ChartKind, data: Breakdown, locale: Locale): Exclude<ChartModel, PictureModel> {
  return { ...kindOf(kind).modelOf(data, locale), claims: breakdownClaims(data, locale), records: data.first.dimension === 'flow' ? flowRecords(data, locale) : breakdownRecords(data, locale) } as Exclude<ChartModel, PictureModel>
}

export function drawBreakdown(kind: ChartKind, data: Breakdown, context: ChartContext): Chart {
  return optionOf(breakdownModel(kind, data, context.locale), context)
}

/** The charts that show a breakdown without hiding or inventing anything, the most fitting first. */
export function kindsFor(data: Breakdown): ChartKind[] {
  const fitting = new Map(chartKinds.map(kind => [kind, kindOf(kind).fits(data)]))
  return chartKinds.filter(kind => fitting.get(kind)! > 0).sort((a, b) => fitting.get(b)! - fitting.get(a)!)
}

/** How many groups a chart leaves to its table. */
export function leftOut(kind: ChartKind, data: Breakdown): number {
  return kindOf(kind).leftOut(data)
}

/** What must be known to read a breakdown in a chart. */
export function notesOf(kind: ChartKind, data: Breakdown): ChartNoteKey[] {
  const { notes, lows } = kindOf(kind)
  const few = data.cells.some(cell => cell.low && cell.first !== null && (data.second === null || cell.second !== null))
  return [...notes?.(data) ?? [], ...(lows && few ? [{ key: lows }] : [])]
}

/** A question a kind of chart fits; null where it takes something of the user's own. */
export function exampleOf(kind: ChartKind): Kind['example'] | null {
  return kindOf(kind).example ?? null
}
