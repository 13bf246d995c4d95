import type { Meaning } from '../theme'
import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import type { OutcomesByYear } from '@/metrics'
import { printedOtherwise } from '@/forms'
import { baseOption, betweenAxis, formChange, niceScale, tickWidth, valueAxis, yearAxis, yearAxisHeight, yearRange } from '../axes'
import { directNames, textWidth, topLegend, yearDetail, yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { fillOf, themeOf } from '../theme'
import { wordsOf } from '../words'

/** Years in which a form prints an outcome in other rows. */
const changes = printedOtherwise(['outcomes_denied', 'outcomes_unavailable', 'outcomes_not_processed', 'outcomes_other'])

/** The six outcomes that make 办结, in the order of the form, and what is carried out. */
export const outcomeSeries = ['granted', 'partlyGranted', 'denied', 'unavailable', 'notProcessed', 'other', 'carriedOut'] as const satisfies readonly Meaning[]
type Outcome = typeof outcomeSeries[number]

/** One outcome of one year: its count, or its share of `concluded` over the reports that may be in shares; null without a report or with nothing concluded. */
export function outcomeValue(row: OutcomesByYear | undefined, key: Outcome, measure: 'count' | 'share'): number | null {
  if (measure === 'count' || key === 'carriedOut')
    return row?.[key] ?? null
  const { [key]: cases, concluded } = row?.shared ?? { [key]: null, concluded: null }
  return cases !== null && concluded ? cases / concluded : null
}

/** What stands behind a year: of shares the reports that may be in them, and how many may not. */
function evidenceOf(row: OutcomesByYear | undefined, measure: 'count' | 'share') {
  return row && measure === 'share' ? { reports: row.sharing, gaps: 0, leftOut: row.leftOut } : row && { reports: row.reports, gaps: row.gaps }
}

/** Outcomes by year, stacked. `count` shows all seven groups (件, together 受理合计); `share` the six that make 办结 (each ÷ 办结). */
export function outcomesByYear(rows: readonly OutcomesByYear[], context: ChartContext, measure: 'count' | 'share' = 'count'): Chart {
  const word = wordsOf(context.locale)
  const numbers = numbersOf(context.locale)
  const theme = themeOf(context.theme)
  const unit = measure === 'count' ? 'count' : 'rate'
  const keys: readonly Outcome[] = measure === 'count' ? outcomeSeries : outcomeSeries.slice(0, 6)
  const years = yearRange(rows)
  const byYear = new Map(rows.map(row => [row.year, row]))
  const value = (year: number, key: Outcome): number | null => outcomeValue(byYear.get(year), key, measure)
  const sums = years.map(year => keys.reduce((sum, key) => sum + (value(year, key) ?? 0), 0))
  const highest = Math.max(0, ...sums)
  // Shares add up to 1 where the reports add up; where they do not, the bar says so by its height.
  const shares = measure === 'share' && highest < 1.5
  const scale = shares ? { max: highest < 1.001 ? 1 : Math.ceil(highest * 20) / 20, interval: 0.25 } : niceScale(highest, unit)
  const beside = context.width >= 560
  const names = keys.map(key => word.series[key])
  const legend = beside ? { legend: undefined, height: 14 } : topLegend(context, names)
  const height = context.height ?? 356
  const changed = formChange(context, years, changes, 1)
  const grid = {
    left: tickWidth(context, scale, unit),
    right: beside ? Math.max(...names.map(name => textWidth(name, 12))) + 30 : 12,
    top: legend.height + (changed.length > 0 ? 22 : 14),
    bottom: yearAxisHeight,
  }
  const plot = height - grid.top - grid.bottom
  const barWidth = (context.width - grid.left - grid.right) / Math.max(1, years.length) * 0.62
  const marks: Mark[] = keys.flatMap((key, index) => years.map((year, at) => ({
    series: index,
    index: at,
    year,
    type: null,
    text: measure === 'count'
      ? `${word.series[key]} ${numbers.withUnit(value(year, key), unit)}`
      : `${word.series[key]} ${numbers.value(value(year, key), 'rate')}（${numbers.withUnit(key === 'carriedOut' ? null : byYear.get(year)?.shared[key] ?? null, 'count')}）`,
    detail: yearDetail(context, year, evidenceOf(byYear.get(year), measure)),
    value: value(year, key),
    metric: key === 'carriedOut' ? key : `outcomes.${key}`,
  })))
  const drawn: SeriesOption[] = keys.map(key => ({
    type: 'bar',
    name: word.series[key],
    stack: 'outcomes',
    data: years.map(year => value(year, key)),
    barWidth: '62%',
    barMaxWidth: 72,
    itemStyle: fillOf(theme, key),
    label: {
      show: true,
      color: theme.patterned ? theme.ink : inkOn(context, key),
      ...(theme.patterned && { backgroundColor: theme.paper, padding: [1, 3] }),
      fontSize: 11,
      formatter: (param) => {
        const part = param.value as number | null
        const text = numbers.value(part, unit)
        const wide = textWidth(measure === 'share' ? '88.8%' : text, 11) > Math.min(barWidth, 72)
        return part && part / scale.max * plot >= 15 && !wide ? text : ''
      },
    },
    emphasis: { focus: 'series' },
  }))
  if (beside && years.length > 0) {
    // Names stand where the last year that has anything has its parts.
    const last = years[sums.findLastIndex(sum => sum > 0)] ?? years.at(-1)!
    let below = 0
    const ends = keys.map((key) => {
      const part = value(last, key) ?? 0
      below += part
      return { name: word.series[key], meaning: key, x: years.length - 0.55, y: below - part / 2 }
    })
    drawn.push(directNames(context, ends, scale, plot, 1))
  }
  drawn.push(...changed)
  const axis = valueAxis(context, scale, unit)
  const description = marks.map(mark => `${mark.year} ${mark.text}`).join(word.comma)
  return {
    height,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      legend: legend.legend,
      tooltip: yearTooltip(context, marks, 'axis'),
      grid,
      xAxis: [yearAxis(context, years, 0, year => byYear.get(year)?.reports ?? 0), betweenAxis(years)],
      yAxis: { ...axis, axisLabel: { ...axis.axisLabel as object, showMaxLabel: !shares || scale.max === 1 } } as typeof axis,
      series: drawn,
    },
  }
}

/** Text on a part of the stack: dark on the light fills of the dark theme, white on the deep ones of paper. */
function inkOn(context: ChartContext, key: Outcome): string {
  if (context.theme === 'dark')
    return key === 'granted' ? '#0b1014' : '#10161d'
  return key === 'carriedOut' || key === 'partlyGranted' || key === 'unavailable' ? '#0b1014' : '#ffffff'
}
