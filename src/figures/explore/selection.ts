import type { Chart, ChartContext, ChartOption, Mark, SeriesOption } from '../types'
import { themeOf } from '../theme'
import { wordsOf } from '../words'

interface Item { value?: unknown, itemStyle?: object, label?: object }
interface Categories { type?: string, data?: unknown[], axisLabel?: { width?: number } }

/**
 * A chart in which some marks are picked: they are outlined and their names ticked, the others fade, so that it reads in greyscale. The picked
 * ones say so to a screen reader.
 */
export function withSelection(chart: Chart, isPicked: (mark: Mark) => boolean, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const word = wordsOf(context.locale)
  const states = new Map(chart.marks.map(mark => [`${mark.series}/${mark.index}`, isPicked(mark)]))
  const styled = (item: unknown, picked: boolean): Item => {
    const own: Item = typeof item === 'object' && item !== null && !Array.isArray(item) ? item : { value: item }
    return { ...own, itemStyle: { ...own.itemStyle, ...(picked ? { opacity: 1, borderColor: theme.ink, borderWidth: 2.5 } : { opacity: 0.3 }) }, label: { ...own.label, opacity: 1 } }
  }
  const series = listOf(chart.option.series).map((one, at) => ({
    ...one,
    ...(Array.isArray(one.data) && {
      data: one.data.map((item: unknown, index: number) => {
        const picked = states.get(`${at}/${index}`)
        return picked === undefined ? item : styled(item, picked)
      }),
    }),
  })) as SeriesOption[]
  const names = ticked(chart.option, new Set(chart.marks.filter(isPicked).flatMap(({ place }) => place?.point[1] ?? [])))
  return {
    ...chart,
    marks: chart.marks.map(mark => states.get(`${mark.series}/${mark.index}`) ? { ...mark, text: `${mark.text}${word.comma}${word.picked}` } : mark),
    option: { ...chart.option, ...names, series },
  }
}

/** The same for a span of years in a chart of years, with a band behind it on the axis between them (axes.ts). */
export function withYears(chart: Chart, [first, last]: readonly [number, number], context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const inside = (mark: Mark): boolean => mark.year >= first && mark.year <= last
  const shown = withSelection(chart, inside, context)
  const places = chart.marks.filter(inside).map(({ index }) => index)
  if (places.length === 0)
    return shown
  const band: SeriesOption = {
    type: 'line',
    name: 'span',
    xAxisIndex: 1,
    data: [],
    silent: true,
    tooltip: { show: false },
    markArea: {
      silent: true,
      animation: false,
      itemStyle: { color: theme.ink, opacity: 0.07, borderColor: theme.ink, borderWidth: 1 },
      data: [[{ xAxis: Math.min(...places) - 0.5 }, { xAxis: Math.max(...places) + 0.5 }]],
    },
  }
  return { ...shown, option: { ...shown.option, series: [...listOf(shown.option.series), band] } }
}

/** Room for the tick before a name, px. */
const tickRoom = 18

/** Names down the side, the picked ones bold behind a tick, with room for it. */
function ticked({ yAxis, grid }: ChartOption, rows: ReadonlySet<number>): Pick<ChartOption, 'yAxis' | 'grid'> {
  const list = listOf(yAxis)
  const { type, data, axisLabel } = (list[0] ?? {}) as Categories
  const { left } = (listOf(grid)[0] ?? {}) as { left?: unknown }
  if (type !== 'category' || !data || rows.size === 0 || typeof left !== 'number')
    return { yAxis, grid }
  const named = data.map((name, at) => rows.has(at) ? { value: `✓ ${String(name)}`, textStyle: { fontWeight: 'bold' } } : name)
  return {
    yAxis: [{ ...list[0], data: named, axisLabel: { ...axisLabel, ...(axisLabel?.width !== undefined && { width: axisLabel.width + tickRoom }) } } as object, ...list.slice(1)],
    grid: { ...listOf(grid)[0], left: left + tickRoom },
  }
}

function listOf<One>(parts: One | One[] | undefined): One[] {
  return parts === undefined ? [] : Array.isArray(parts) ? parts : [parts]
}
