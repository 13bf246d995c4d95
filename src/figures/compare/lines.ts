import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import type { Comparison, Party } from './data'
import { baseOption, betweenAxis, formChange, partsBetween, tickWidth, valueAxis, yearAxis, yearAxisHeight } from '../axes'
import { scaleOf } from '../explore/data'
import { describe } from '../explore/marks'
import { colourOf, strokes, symbols } from '../explore/palette'
import { directNames, textWidth, topLegend, yearDetail, yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { fit } from '../options/lines'
import { themeOf } from '../theme'
import { wordsOf } from '../words'
import { measureOf, placeIn, reckon, rowAt, spreadOf } from './data'
import { compareWords, sayMeasure } from './words'

interface Line {
  party: Party
  colour: string
  style: { width: number, type: 'solid' | number[] }
  symbol: string
  values: (number | null)[]
  lows: boolean[]
}

/**
 * Parties over the years, at most six, before the band of their peers and its median. All together are drawn where they share the scale: rates
 * and changes. Missing years are gaps, low counts hollow, and no line crosses a change of form that touches the metric.
 */
export function compareLines(data: Comparison, context: ChartContext): Chart {
  const { metric, reading, base, years } = data
  const { locale } = context
  const theme = themeOf(context.theme)
  const words = compareWords(locale)
  const numbers = numbersOf(locale)
  const measure = measureOf(metric, reading)
  const at = rowAt(data)
  const { breaks } = metric
  const reckoned = (party: Party) => years.map(year => reckon(at(party.key, year), metric, reading, base))
  const lineOf = (party: Party, colour: string, style: Line['style'], symbol: string): Line => {
    const numbers = reckoned(party)
    return { party, colour, style, symbol, values: numbers.map(({ value }) => value), lows: numbers.map(({ low, value }) => low && value !== null) }
  }
  const shared = metric.unit === 'rate' || reading !== 'value'
  const lines = [
    ...data.parties.map((party, index) => lineOf(party, colourOf(context, party.key, index), { width: 2, type: strokes[index] as 'solid' }, symbols[index]!)),
    ...(shared || data.parties.length === 0 ? [lineOf(data.all, theme.ink, { width: 1.5, type: 'solid' }, 'circle')] : []),
  ]
  const spreads = years.map(year => spreadOf(data, year))
  // Of counts, units beside a group would lie flat on the axis.
  const spread = (shared || data.parties.some(({ place }) => place.agency !== null)) && spreads.filter(Boolean).length > 0
  const median = spreads.map(each => spread ? each?.median ?? null : null)
  const inBand = spreads.flatMap(each => spread && each ? [each.low, each.high] : [])
  const scale = scaleOf([...lines.flatMap(({ values }) => values), ...inBand, ...(measure === 'index' ? [100] : [])], metric.unit === 'rate' || measure === 'growth' ? 'rate' : 'count')
  const names = [...lines.map(({ party }) => party.name), ...(spread ? [words.median] : [])]
  const beside = context.width >= 560
  const legend = beside ? { legend: undefined, height: 14 } : topLegend(context, [...names, ...(spread ? [words.band[data.band]] : [])])
  const changed = formChange(context, years, breaks, 1)
  const height = 360
  const grid = {
    left: tickWidth(context, scale, metric.unit === 'rate' || measure === 'growth' ? 'rate' : 'count') + (measure === 'points' ? 8 : 0),
    right: beside ? Math.min(Math.max(...names.map(name => textWidth(name, 12))) + 34, context.width * 0.34) : 16,
    top: legend.height + (changed.length > 0 ? 24 : 14),
    bottom: yearAxisHeight,
  }
  const halves = (values: readonly (number | null)[]): (number | null)[][] => partsBetween(years, values, breaks)

  const marks: Mark[] = [
    ...lines.flatMap(({ party, values }, series) => years.map((year, index): Mark => {
      const row = at(party.key, year)
      const { lack, low } = reckon(row, metric, reading, base)
      const value = `${party.name} ${lack === null ? sayMeasure(locale, values[index]!, measure) : words.lacks[lack]}`
      const behind = row && lack === null && reading !== 'value' ? brackets(locale, `${sayMeasure(locale, row.value, metric.unit)}${wordsOf(locale).comma}${words.against(reading === 'base' ? base! : year - 1)} ${sayMeasure(locale, row.reference, metric.unit)}`) : ''
      const cases = row && lack === null && reading === 'value' && row.numerator !== null && row.denominator !== null ? brackets(locale, `${numbers.value(row.numerator, 'count')} ÷ ${numbers.value(row.denominator, 'count')}`) : ''
      const rank = row?.rank ? `${wordsOf(locale).comma}${words.rank(row.rank, row.among!, row.tied!)}` : ''
      return {
        series,
        index,
        year,
        type: null,
        text: `${value}${behind}${cases}${low ? brackets(locale, words.lowNote) : ''}${rank}`,
        detail: yearDetail(context, year, row),
        value: values[index]!,
        place: { ...placeIn(party, year, null), row: party.key, column: String(year), name: `${party.name}${wordsOf(locale).comma}${wordsOf(locale).year(year)}`, point: [index, values[index] ?? 0] },
      }
    })),
    ...(spread
      ? years.map((year, index): Mark => {
          const found = spreads[index]
          const left = found ? words.left(found) : ''
          return {
            series: lines.length,
            index,
            year,
            type: null,
            text: found ? `${words.median} ${sayMeasure(locale, found.median, measure)}${brackets(locale, `${words.band[data.band]} ${sayMeasure(locale, found.low, measure)}—${sayMeasure(locale, found.high, measure)}`)}` : `${words.median} —`,
            detail: [wordsOf(locale).year(year), ...(found ? [words.units(found.counted), ...(left ? [words.leftOut(left)] : [])] : [])].join(wordsOf(locale).comma),
            value: found?.median ?? null,
            place: { row: 'median', column: String(year), name: words.median, point: [index, found?.median ?? 0], filters: null, agency: null },
          }
        })
      : []),
  ]

  const strokesOf = (values: readonly (number | null)[], name: string, colour: string, style: Line['style']): SeriesOption[] => {
    const parts = halves(values)
    return parts.length < 2 ? [] : parts.map((data): SeriesOption => ({ type: 'line', name, color: colour, lineStyle: style, symbol: 'none', silent: true, tooltip: { show: false }, data }))
  }
  const drawn: SeriesOption[] = lines.map(({ party, colour, style, symbol, values, lows }): SeriesOption => ({
    type: 'line',
    name: party.name,
    color: colour,
    z: 3,
    connectNulls: false,
    showSymbol: true,
    symbol,
    symbolSize: party === data.all ? 5 : 8,
    lineStyle: { ...style, width: halves(values).length > 1 ? 0 : style.width },
    data: values.map((value, index) => ({ value, ...(lows[index] && { itemStyle: { color: theme.paper, borderColor: colour, borderWidth: 2 } }) })),
    emphasis: { scale: 1.4, focus: 'none' },
  }))
  if (spread) {
    const style: Line['style'] = { width: 1.5, type: [4, 3] }
    drawn.push({ type: 'line', name: words.median, color: theme.ink2, z: 2, symbol: 'emptyCircle', symbolSize: 4, showSymbol: true, lineStyle: { ...style, width: halves(median).length > 1 ? 0 : 1.5 }, data: median, emphasis: { scale: 1.4 } })
    drawn.push(...halves(median).flatMap((part, half) => bandOf(context, words.band[data.band], part.map((value, index) => value === null ? null : spreads[index]!), half)))
    drawn.push(...strokesOf(median, words.median, theme.ink2, style))
  }
  drawn.push(...lines.flatMap(({ party, colour, style, values }) => strokesOf(values, party.name, colour, style)))
  if (beside) {
    const last = (values: readonly (number | null)[]): number => values[values.findLastIndex(value => value !== null)]! - scale.min
    const ends = [
      ...lines.filter(({ values }) => values.some(value => value !== null)).map(({ party, colour, values }) => ({ name: fit(party.name, grid.right - 34), meaning: colour as `#${string}`, x: years.length - 0.88, y: last(values) })),
      ...(median.some(value => value !== null) ? [{ name: words.median, meaning: theme.ink2 as `#${string}`, x: years.length - 0.88, y: last(median) }] : []),
    ]
    const named = directNames(context, ends, { max: scale.max - scale.min }, height - grid.top - grid.bottom, 1)
    drawn.push({ ...named, data: (named.data as { value: [number, number] }[]).map(end => ({ ...end, value: [end.value[0], end.value[1] + scale.min] })) } as SeriesOption)
  }
  if (reading !== 'value')
    drawn.push(zeroLine(theme.ink2, measure === 'index' ? 100 : 0))
  drawn.push(...changed)
  const description = describe(marks.filter(({ value }) => value !== null), locale)
  const axis = valueAxis(context, scale, metric.unit === 'rate' || measure === 'growth' ? 'rate' : 'count')
  return {
    height,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      legend: legend.legend,
      tooltip: yearTooltip(context, marks, 'axis'),
      grid,
      xAxis: [yearAxis(context, years, 0, year => at(data.all.key, year)?.reports ?? 0), betweenAxis(years)],
      yAxis: measure === 'points' ? { ...axis, axisLabel: { color: theme.ink2, fontSize: 12, formatter: (tick: number) => `${Math.round(tick * 1000) / 10}`.replace('-', '−') } } as typeof axis : axis,
      series: drawn,
    },
  }
}

function brackets(locale: ChartContext['locale'], text: string): string {
  return locale === 'en' ? ` (${text})` : `（${text}）`
}

/** The peers from their lower to their upper end: an unseen line and an area upon it. */
function bandOf(context: ChartContext, name: string, ends: readonly ({ low: number, high: number } | null)[], half: number): SeriesOption[] {
  const theme = themeOf(context.theme)
  const shared = { type: 'line' as const, stack: `band${half}`, stackStrategy: 'all' as const, symbol: 'none', silent: true, z: 1, tooltip: { show: false }, animation: false }
  return [
    { ...shared, name: `${name}-`, color: theme.line, lineStyle: { width: 1, color: theme.ink2, type: [1, 3], opacity: 0.8 }, data: ends.map(end => end?.low ?? null) },
    { ...shared, name, color: theme.line, lineStyle: { width: 1, color: theme.ink2, type: [1, 3], opacity: 0.8 }, areaStyle: { color: theme.line, opacity: 0.55 }, data: ends.map(end => end ? end.high - end.low : null) },
  ]
}

function zeroLine(colour: string, value: number): SeriesOption {
  return { type: 'line', name: 'zero', silent: true, symbol: 'none', tooltip: { show: false }, data: [], markLine: { silent: true, symbol: 'none', animation: false, lineStyle: { color: colour, width: 1, type: 'solid' }, label: { show: false }, data: [{ yAxis: value }] } }
}
