import type { Chart, ChartContext, ChartOption, Mark, SeriesOption } from '../types'
import type { AnnotationPlace, ChartSubject } from './place'
import { fontFamily, themeOf } from '../theme'
import { wordsOf } from '../words'
import { metricOfMark, periodOf, pointOf, samePlace } from './place'

/** What a person wrote at a place. */
export interface Annotation {
  id: string
  text: string
  place: AnnotationPlace
}

/** An annotation as a chart shows it: a number at its place, and below what it is of and what it says. */
export interface ChartNote {
  id: string
  number: number
  /** `2023 年，公安，公开率 45.0%（36 ÷ 80）`, with the number as it stands now. */
  where: string
  text: string
  /** Row and column of its mark, where a mark has some. */
  at: { row: string, column: string } | null
}

export interface AnnotatedChart extends Chart {
  notes: readonly ChartNote[]
}

interface Pinned { mark: Mark, numbers: number[] }
interface Band { from: number, to: number, number: number }

/** `chart` with the annotations whose place it shows, numbered in the order of its marks, then of years. Every other chart of the same place shows them too. */
export function annotated(chart: Chart, annotations: readonly Annotation[], subject: ChartSubject, context: ChartContext): AnnotatedChart {
  const word = wordsOf(context.locale)
  const yearsOf = ([first, last]: readonly [number, number]): string => first === last ? word.year(first) : word.span(first, last)
  const notes: ChartNote[] = []
  const note = ({ id, text }: Annotation, where: string, mark?: Mark): number => {
    notes.push({ id, number: notes.length + 1, where, text, at: mark?.place ? { row: mark.place.row, column: mark.place.column } : null })
    return notes.length
  }

  const points = annotations.filter(({ place }) => place.kind === 'point')
  const pins = points.length === 0
    ? []
    : chart.marks.flatMap((mark): Pinned[] => {
        const place = pointOf(mark, subject)
        const found = place ? points.filter(annotation => samePlace(annotation.place, place)) : []
        const years = place ? yearsOf(place.years) : ''
        const name = (mark.place?.name ?? '').split(word.comma).filter(part => part !== '' && part !== years && !mark.text.startsWith(part))
        return found.length === 0 ? [] : [{ mark, numbers: found.map(annotation => note(annotation, [years, ...name, mark.text].join(word.comma), mark)) }]
      })

  const axis = yearAxisOf(chart.option)
  const metrics = new Set(chart.marks.map(mark => metricOfMark(mark, subject)).filter(metric => metric !== null))
  const bands = axis === null
    ? []
    : annotations.filter(({ place }) => place.kind === 'period' && metrics.has(place.metric) && samePlace(place, periodOf(place.metric, place.years, subject)))
        .toSorted((a, b) => a.place.years[0] - b.place.years[0])
        .flatMap((annotation): Band[] => {
          const covered = axis.years.flatMap((year, at) => year >= annotation.place.years[0] && year <= annotation.place.years[1] ? [at] : [])
          return covered.length === 0 ? [] : [{ from: covered[0]! - 0.5, to: covered.at(-1)! + 0.5, number: note(annotation, yearsOf(annotation.place.years)) }]
        })

  if (notes.length === 0)
    return { ...chart, notes }
  const said = notes.map(({ number, where, text }) => word.note(number, where, text)).join(word.semicolon)
  const description = `${chart.description}${word.sentence}${said}`
  return {
    ...chart,
    notes,
    description,
    marks: chart.marks.map((mark) => {
      const pin = pins.find(pin => pin.mark === mark)
      return pin ? { ...mark, text: `${mark.text}${word.comma}${pin.numbers.map(number => word.noteMark(number, notes[number - 1]!.text)).join(word.comma)}` } : mark
    }),
    option: {
      ...withPins(axis ? withBands(chart.option, axis, bands, context) : chart.option, pins, context),
      aria: { enabled: true, label: { enabled: true, description } },
    },
  }
}

const list = <Item>(items: Item | Item[] | undefined): Item[] => items === undefined ? [] : Array.isArray(items) ? items : [items]

/** The first axis of years, and the grids that have one. */
function yearAxisOf(option: ChartOption): { years: readonly number[], grids: readonly number[] } | null {
  const found = list(option.xAxis).flatMap((axis) => {
    const names = axis.type === 'category' ? list(axis.data as string[] | undefined) : []
    return names.length > 0 && names.every(name => /^(?:19|20|21)\d\d$/.test(String(name))) ? [{ years: names.map(Number), grid: axis.gridIndex ?? 0 }] : []
  })
  const years = found[0]?.years
  // A slope has two years that are not neighbours: nothing lies between them.
  return years && years.every((year, at) => at === 0 || year === years[at - 1]! + 1) ? { years, grids: [...new Set(found.map(({ grid }) => grid))] } : null
}

/** Bands behind the plot over whole years, in every panel; their numbers at the top of the first. */
function withBands(option: ChartOption, { years, grids }: NonNullable<ReturnType<typeof yearAxisOf>>, bands: readonly Band[], context: ChartContext): ChartOption {
  if (bands.length === 0)
    return option
  const theme = themeOf(context.theme)
  const axes = list(option.xAxis)
  const heights = list(option.yAxis)
  const drawn = grids.map((gridIndex, at): SeriesOption => ({
    type: 'line',
    name: 'annotations',
    xAxisIndex: axes.length + at,
    yAxisIndex: Math.max(0, heights.findIndex(axis => (axis.gridIndex ?? 0) === gridIndex)),
    data: [],
    silent: true,
    tooltip: { show: false },
    markArea: {
      silent: true,
      animation: false,
      itemStyle: { color: theme.ink, opacity: 0.07, borderColor: theme.ink2, borderWidth: 1, borderType: [2, 3] },
      z: 5,
      label: { show: at === 0, position: 'insideTopLeft', distance: 3, color: theme.paper, backgroundColor: theme.ink, borderRadius: 8, padding: [2, 5], fontSize: 11, fontWeight: 'bold', fontFamily },
      data: bands.map(({ from, to, number }): [object, object] => [{ name: String(number), xAxis: from }, { xAxis: to }]),
    },
  }))
  return {
    ...option,
    xAxis: [...axes, ...grids.map(gridIndex => ({ type: 'value' as const, gridIndex, min: -0.5, max: years.length - 0.5, show: false }))],
    series: [...list(option.series), ...drawn],
  } as ChartOption
}

/** A numbered disc beside each annotated point, on the series it belongs to. */
function withPins(option: ChartOption, pins: readonly Pinned[], context: ChartContext): ChartOption {
  const theme = themeOf(context.theme)
  const series = list(option.series)
  return {
    ...option,
    series: series.map((each, at): SeriesOption => {
      const own = pins.filter(({ mark }) => mark.series === at && (mark.value !== null || mark.place?.point))
      if (own.length === 0 || !['line', 'bar', 'scatter', 'heatmap'].includes(String(each.type)))
        return each
      return {
        ...each,
        markPoint: {
          silent: true,
          animation: false,
          symbol: 'circle',
          symbolSize: 17,
          symbolOffset: besides(option, each),
          itemStyle: { color: theme.ink, borderColor: theme.paper, borderWidth: 1.5 },
          label: { show: true, color: theme.paper, fontSize: 11, fontWeight: 'bold', fontFamily, formatter: '{b}' },
          data: own.map(({ mark, numbers }) => ({ name: numbers.join(','), coord: mark.place?.point ?? [mark.index, stacked(series, at, mark)] })),
        },
      } as SeriesOption
    }),
  }
}

/** Where a disc stands beside its point, px, clear of the number written there. */
function besides(option: ChartOption, series: SeriesOption): [number, number] {
  const lying = list(option.yAxis)[0]?.type === 'category'
  switch (series.type) {
    case 'bar': return 'stack' in series && series.stack !== undefined ? (lying ? [0, -8] : [24, 0]) : lying ? [-12, 0] : [0, 12]
    case 'heatmap': return [22, 0]
    case 'line': return [0, 15]
    default: return [0, -13]
  }
}

/** How high the mark of a column stands: on top of those it is stacked on. */
function stacked(series: readonly SeriesOption[], at: number, { index, value }: Mark): number {
  const own = series[at] as { stack?: string, xAxisIndex?: number }
  const below = own.stack === undefined
    ? []
    : series.slice(0, at).filter(each => 'stack' in each && each.stack === own.stack && (each.xAxisIndex ?? 0) === (own.xAxisIndex ?? 0))
  const numberAt = (each: SeriesOption): number => {
    const item = list(each.data as unknown[] | undefined)[index]
    const number = typeof item === 'object' && item !== null && 'value' in item ? item.value : item
    return typeof number === 'number' ? number : 0
  }
  return below.reduce((sum, each) => sum + numberAt(each), 0) + (value ?? 0) * (own.stack === undefined ? 1 : 0.5)
}
