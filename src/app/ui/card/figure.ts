import type { Ref } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import type { FiguresBlock, FormBlock } from '@/exports'
import type { ChartModel, Mark, Overlay, Source, TableTwin } from '@/figures'
import type { Coverage, Filters } from '@/metrics'

/** What a figure measures where the catalog has no metric of it. */
export interface OwnMeaning {
  /** What annotations are bound by in place of a metric's key. */
  key: string
  name: string
  formula: string
  /** Numerator, denominator, what may be compared, in words. */
  terms: readonly { term: string, words: string }[]
}

/** Everything a card shows and an export draws of one figure. */
export interface Figure {
  title: string
  /** 口径 and denominator. */
  subtitle: string
  /** Null: the figure is its table. */
  model: ChartModel | null
  /** What is drawn over it. */
  over?: Overlay
  table: TableTwin
  /** What is said where it has no rows and no filter is to blame. */
  none?: string
  /** One-sentence reading. */
  sentence: string
  coverage: Coverage | null
  /** Which values of which reports it is of, where the filters on them have no say. */
  values?: string
  /** Whether it shows sample data, where no coverage says so. */
  fictional?: boolean
  /** Annotations as lines, numbered as in the drawing. */
  notes?: readonly string[]
  /** Keys of the catalog, of metrics or of wholes, that it is made of; only a figure that says so takes annotations. */
  metrics?: readonly string[]
  /** The same for what the catalog does not have. */
  own?: OwnMeaning
  /** The numbers that take annotations where the figure is its table. */
  marks?: readonly Mark[]
  /** What it is narrowed to beside the filters that hold: an agency's own figures. */
  only?: Partial<Filters>
  /** Key figures, where it is some. */
  items?: FiguresBlock['items']
  /** Tables of the official form, where it is one. */
  form?: FormBlock['tables']
  /** Where the reports behind a number are listed, where more narrows them than the filters that hold and its own. */
  behind?: (source: Source) => RouteLocationRaw
}

/** How a point was chosen: beside those already picked, and whether for its menu. */
export interface PickedHow {
  add: boolean
  menu: boolean
}

/** The state of the question behind a figure, as `useQuestion` gives it. */
export interface Asked {
  dim: Readonly<Ref<boolean>>
  answered: Readonly<Ref<boolean>>
  error: Readonly<Ref<Error | null>>
  sql: Readonly<Ref<{ sql: string, params: readonly (string | number | boolean | null)[] }>>
}
