import type { ChartBlock, NativeChart } from './model'
import type { Chart, Locale, TableTwin, Unit } from '@/figures'

interface Axis { type?: string, data?: readonly unknown[], inverse?: boolean, show?: boolean }
interface Drawn {
  type?: string
  name?: string
  silent?: boolean
  stack?: string
  xAxisIndex?: number
  yAxisIndex?: number
  color?: unknown
  itemStyle?: { color?: unknown }
  lineStyle?: { width?: number }
  markLine?: { data?: readonly { xAxis?: number }[] }
  data?: readonly unknown[]
}

const list = <T>(value: unknown): T[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]) as T[]

function valueOf(item: unknown): number | null {
  const value = item !== null && typeof item === 'object' && 'value' in item ? (item as { value: unknown }).value : item
  return typeof value === 'number' ? value : null
}

function hex(colour: unknown): string | null {
  return typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour) ? colour.slice(1).toUpperCase() : null
}

/**
 * The chart as lines, columns or bars over named categories, or null where office programs have no such kind (matrix, funnel, Sankey, map): those are exported
 * as a picture. Every value must stand in the table twin, which also tells its unit; a line that a change of form breaks stays broken, as several series.
 */
export function nativeChart({ option }: Chart, table: TableTwin, locale: Locale): NativeChart | null {
  const [x, y] = [list<Axis>(option.xAxis), list<Axis>(option.yAxis)]
  if (list(option.grid).length > 1 || x.length === 0)
    return null
  const across = x[0]!.type === 'category'
  const axis = across ? x[0]! : y[0]?.type === 'category' ? y[0] : null
  if (!axis)
    return null
  const categories = (axis.data ?? []).map(String)
  const all = list<Drawn>(option.series)
  const named = all.filter(series => !series.silent && (series.type === 'line' || series.type === 'bar') && (series.xAxisIndex ?? 0) === 0 && (series.yAxisIndex ?? 0) === 0)
  if (named.length === 0 || all.some(series => !series.silent && !named.includes(series)) || new Set(named.map(series => series.type)).size > 1)
    return null
  const shown: number[] = []
  const series: { name: string, values: (number | null)[], colour: string }[] = []
  for (const drawn of named) {
    const name = drawn.name ?? ''
    const colour = hex(drawn.color) ?? hex(drawn.itemStyle?.color) ?? hex((drawn.data?.[0] as { itemStyle?: { color?: unknown } } | null)?.itemStyle?.color)
    const values = categories.map((_, at) => valueOf(drawn.data?.[at]))
    shown.push(...values.filter(value => value !== null))
    const starts = drawn.lineStyle?.width === 0 ? breaksIn(all) : [0]
    starts.forEach((start, at) => {
      const since = start === 0 ? name : locale === 'en' ? `${name} (from ${categories[start]})` : `${name}（${categories[start]} 年起）`
      series.push({ name: since, values: values.map((value, index) => index >= start && index < (starts[at + 1] ?? values.length) ? value : null), colour: colour ?? '1D57A5' })
    })
  }
  const unit = unitsOf(shown, table)[0]
  return unit === undefined ? null : { kind: named[0]!.type === 'line' ? 'line' : across ? 'column' : 'bar', stacked: named[0]!.stack !== undefined, categories, series, unit }
}

/** The units whose columns of the table hold every one of the values. */
function unitsOf(values: readonly number[], table: TableTwin): Unit[] {
  const held = new Map<Unit, Set<unknown>>()
  for (const { key, kind } of table.columns) {
    if (kind === 'text' || kind === 'year')
      continue
    const known = held.get(kind) ?? new Set()
    table.rows.forEach(row => known.add(row[key]))
    held.set(kind, known)
  }
  return [...held].filter(([, known]) => values.every(value => known.has(value))).map(([unit]) => unit)
}

/** Whether a kept chart still shows the numbers of its table and nothing else. */
export function standsIn({ series, unit }: NativeChart, table: TableTwin): boolean {
  return unitsOf(series.flatMap(({ values }) => values.filter(value => value !== null)), table).includes(unit)
}

/** The chart of a block, drawn `width` px wide where it is read from its drawing. */
export function nativeOf({ native, draw, table }: ChartBlock, locale: Locale, width: number): NativeChart | null {
  return native === undefined ? nativeChart(draw({ locale, theme: 'light', width, motion: false }), table, locale) : native
}

/** Where the parts of a broken line begin, by category: behind each line that marks a change of form. */
function breaksIn(all: readonly Drawn[]): number[] {
  const marks = all.flatMap(({ markLine }) => markLine?.data ?? []).flatMap(({ xAxis }) => xAxis ?? [])
  return [...new Set([0, ...marks.map(Math.ceil)])].sort((a, b) => a - b)
}
