import type { Claim } from './claims'
import type { PlacedMap } from './custom/geography'
import type { Group } from './explore/data'
import type { Meaning } from './theme'
import type { Mark, MarkPlace, Measure, Source, Unit } from './types'

/** The colour of a series: by what it means, as the whole or the middle of others, else by its place among hues that mean nothing. */
export type Slot = Meaning | 'all' | 'median' | number

/** One number of a chart: null is a gap. */
export interface Point {
  value: number | null
  /** Too few cases behind a rate to compare it. */
  low: boolean
  /** What a person is told who reaches it: `公开率 45.0%（36 ÷ 80）`; a gap says so. */
  text: string
  /** `2023 年，41 份年报，2 格空白或标记按 0 计`. */
  detail: string
  year: number
  /** Key of the group it is of, where that is one. */
  type: string | null
  /** Key of its metric, where its chart shows several. */
  metric?: string
  place?: Omit<MarkPlace, 'point'>
  source?: Source | null
  /** What stands below its number where that is written. */
  under?: string
}

export interface Series {
  key: string
  name: string
  slot: Slot
  points: readonly Point[]
  /** Its numbers are written beside its points where they fit. */
  labelled?: boolean
}

interface Base {
  /** What is shown, in the language of the model. */
  name: string
  unit: Measure
}

/** The numbers of a figure as it was asked for, drawn or not, each with where it leads: what a table is written of. */
export interface Records {
  /** What a row is of. */
  heads: readonly { key: string, name: string, kind: 'text' | 'year' }[]
  /** `label` where a column is headed otherwise than by its name and unit. */
  measures: readonly { key: string, name: string, unit: Measure, label?: string }[]
  /** What is told of every row behind its numbers, in this order. */
  evidence: readonly ('cases' | 'interval' | 'reports' | 'gaps' | 'leftOut' | 'note')[]
  rows: readonly RecordRow[]
}

export interface RecordRow {
  heads: readonly (string | number)[]
  /** One a measure, unrounded; null is no value. */
  values: readonly (number | null)[]
  /** One a measure; none where no filter leaves just the reports of a row. */
  sources?: readonly (Source | null)[]
  behind?: Partial<Readonly<Record<'numerator' | 'denominator', number | null> & Record<'reports' | 'gaps' | 'leftOut', number>>> | undefined
  note?: string
}

interface Claimed extends Base {
  /** What is said of it, with the numbers it rests on. */
  claims: readonly Claim[]
  records: Records
}

/** What charts over years have in common: every year from the first to the last, a missing one a gap. */
interface OverYears extends Claimed {
  years: readonly number[]
  /** Years in which a form begins that asks otherwise: no line crosses them. */
  breaks: readonly number[]
  /** Reports behind each year, printed below it. */
  reports?: readonly number[]
  series: readonly Series[]
  /** The numbers of a year are read together rather than one by one. */
  together: boolean
  /** Pixels it is high where the place has none for it. */
  height?: number
}

export interface LinesModel extends OverYears {
  kind: 'lines'
  /** From low to high in each year, behind the lines. */
  band?: { name: string, ends: readonly ({ low: number, high: number } | null)[] }
  /** What all are read against: no change, an index of 100. */
  level?: number
}

/** Columns side by side from zero, or one on the other: the parts of a whole. */
export interface ColumnsModel extends OverYears {
  kind: 'columns'
  stacked: boolean
}

/** Lying bars, a row a group: beside each other from zero, or one after the other. */
export interface BarsModel extends Claimed {
  kind: 'bars'
  stacked: boolean
  rows: readonly Group[]
  series: readonly Series[]
}

/** Small charts over the same years; `shared`: on one scale. A line each, or a stack each; `totals`: what is printed as the sum of a stack. */
export interface PanelsModel extends Claimed {
  kind: 'panels'
  stacked: boolean
  shared: boolean
  years: readonly number[]
  panels: readonly { key: string, name: string, unit: Unit, breaks: readonly number[], series: readonly Series[], totals?: readonly (number | null)[] }[]
  together: boolean
}

/** Two dimensions as cells of a heat. */
export interface MatrixModel extends Claimed {
  kind: 'matrix'
  rows: readonly Group[]
  columns: readonly Group[]
  /** The columns where they are years. */
  years: readonly number[]
  breaks: readonly number[]
  /** Its five steps, over all that may be compared. */
  heat: { lowest: number, width: number }
  /** Row by row, as the columns stand. */
  cells: readonly (readonly Point[])[]
}

/** Groups with a point each. */
interface Placed extends Claimed {
  unit: Unit
  rows: readonly Group[]
  /** One a row. */
  points: readonly Point[]
}

/** Rates ranked, those of few cases last, with the range chance leaves each and the rate of all. */
export interface DotsModel extends Placed {
  kind: 'dots'
  ranges: readonly (readonly [low: number, high: number] | null)[]
  all: number | null
  proportion: boolean
}

/** Rates against the cases behind them, around the rate of all. */
export interface FunnelModel extends Placed {
  kind: 'funnel'
  cases: readonly number[]
  all: number | null
}

/** A first and a last year, two points a series. */
export interface SlopeModel extends Claimed {
  kind: 'slope'
  unit: Unit
  years: readonly [number, number]
  series: readonly Series[]
}

export interface FlowNode {
  /** `gap.<hub>` stands for a difference. */
  key: string
  name: string
  /** Column, from intake on. */
  level: number
  /** Null: a difference, which is no outcome. */
  meaning: Meaning | null
}

export interface FlowLink {
  from: string
  to: string
  /** As published; null where no number is printed. A difference is the one number that is not: it is computed. */
  value: number | null
  /** What `value` is a share of. */
  whole: number | null
  wholeName: string
  /** The hub whose in and out differ by this. */
  gap: 'received' | 'handled' | 'concluded' | null
}

export interface Flow {
  year: number
  /** A number of section 3 by its row or column: `received`, `person`; `unbalanced` and `uneven` are reports that do not reconcile. */
  at: (key: string) => number | null
  /** 新收 + 上年结转. */
  handled: number | null
  reports: number
  gaps: number
  nodes: FlowNode[]
  links: FlowLink[]
}

/** Cases from intake to outcome. */
export interface FlowModel extends Claimed {
  kind: 'flow'
  flow: Flow
}

/** Provinces as tiles; `known`: rows of the question, the others are tiles without an answer. */
export interface TilesModel extends Placed {
  kind: 'tiles'
  known: ReadonlySet<string>
}

/** Groups on a map of the user's own. */
export interface MapModel extends Placed {
  kind: 'map'
  map: PlacedMap
}

/** A drawing kept as a picture, with the chart office programs draw in its place. */
export interface PictureModel extends Base {
  kind: 'picture'
  /** Anything a canvas paints. */
  image: object
  width: number
  height: number
  native: NativeChart | null
}

/**
 * What a chart is made of. Four writers look at it alone: the drawing (`optionOf`) and the chart of office programs (`nativeOf`), each by its kind, its table
 * (`tableOf`) and its sentence (`sentenceOf`).
 */
export type ChartModel = LinesModel | ColumnsModel | BarsModel | PanelsModel | MatrixModel | DotsModel | FunnelModel | SlopeModel | FlowModel | TilesModel | MapModel | PictureModel

/** A model as a kind makes it of a breakdown: what is said and listed is the same whatever it is drawn as. */
export type Drawn<Model extends Claimed> = Omit<Model, 'claims' | 'records'>

/** A chart an office program draws itself, editable there. */
export interface NativeChart {
  kind: 'line' | 'column' | 'bar'
  stacked: boolean
  categories: readonly string[]
  /** One value a category; null is a gap. Colours are six hex digits. */
  series: readonly { name: string, values: readonly (number | null)[], colour: string }[]
  unit: Unit
}

/** How a table and an office program hold a measure: in which of their units, times what. They have no word for the rest. */
export function heldAs(measure: Measure): { unit: Unit, times: number } {
  switch (measure) {
    case 'growth': return { unit: 'rate', times: 1 }
    case 'index': return { unit: 'count', times: 1 }
    case 'points': return { unit: 'count', times: 100 }
    default: return { unit: measure, times: 1 }
  }
}

/** A point as the mark it is in a drawing. */
export function markAt({ year, type, text, detail, value, metric, place, source }: Point, series: number, index: number, point: [number, number]): Mark {
  return { series, index, year, type, text, detail, value, ...(metric !== undefined && { metric }), ...(place && { place: { ...place, point } }), ...(source && { source }) }
}

export const valuesOf = ({ points }: Pick<Series, 'points'>): (number | null)[] => points.map(({ value }) => value)
