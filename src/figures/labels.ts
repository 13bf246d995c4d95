import type { ChartContext, ChartOption, Mark, SeriesOption } from './types'
import { fontFamily, themeOf } from './theme'
import { wordsOf } from './words'

/** Pixels a line of text needs: a Chinese sign is as wide as its size, other signs a little over half. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + (sign.codePointAt(0)! > 0x2E7F ? size : size * 0.56), 0)
}

/** `text` cut to a width, with a sign that it was. */
export function fit(text: string, width: number): string {
  if (textWidth(text, 12) <= width)
    return text
  let signs = [...text]
  while (signs.length > 1 && textWidth(`${signs.join('')}…`, 12) > width)
    signs = signs.slice(0, -1)
  return `${signs.join('')}…`
}

/** Moves positions apart to at least `gap`, inside `low`…`high`, keeping their order and staying near where they were. */
export function spread(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at)
  let floor = low
  for (const item of order) {
    item.at = Math.max(item.at, floor)
    floor = item.at + gap
  }
  let ceiling = high
  for (const item of order.toReversed()) {
    item.at = Math.min(item.at, ceiling)
    ceiling = item.at - gap
  }
  const result = Array.from<number>({ length: positions.length })
  for (const item of order)
    result[item.index] = item.at
  return result
}

export interface NamedEnd {
  name: string
  colour: string
  /** Position on the hidden between-years axis. */
  x: number
  /** Value the label points at. */
  y: number
}

/** Names written beside the last points instead of a legend: a swatch in the series' colour, the name in ink. */
export function directNames(context: ChartContext, ends: readonly NamedEnd[], scale: { max: number }, plotHeight: number, xAxisIndex: number): SeriesOption {
  const theme = themeOf(context.theme)
  const gap = scale.max * 16 / plotHeight
  const heights = spread(ends.map(end => end.y), gap, 0, scale.max)
  return {
    type: 'scatter',
    name: 'names',
    xAxisIndex,
    silent: true,
    symbolSize: 0,
    itemStyle: { opacity: 1 },
    clip: false,
    animation: false,
    tooltip: { show: false },
    data: ends.map((end, index) => ({
      value: [end.x, heights[index]!],
      label: {
        show: true,
        position: 'right',
        distance: 6,
        formatter: `{swatch|}  {name|${end.name}}`,
        rich: {
          swatch: { width: 9, height: 9, backgroundColor: end.colour, borderRadius: 1 },
          name: { color: theme.ink, fontSize: 12, fontFamily },
        },
      },
    })),
  }
}

/** Legend above the plot where there is no room beside it, and the height it takes. */
export function topLegend(context: ChartContext, names: readonly string[]): { legend: ChartOption['legend'], height: number } {
  let lines = 1
  let used = 0
  for (const name of names) {
    const width = textWidth(name, 12) + 34
    if (used + width > context.width && used > 0) {
      lines += 1
      used = 0
    }
    used += width
  }
  return {
    height: lines * 20 + 8,
    legend: {
      top: 0,
      left: 0,
      width: context.width,
      padding: 0,
      itemGap: 10,
      itemWidth: 11,
      itemHeight: 11,
      icon: 'rect',
      selectedMode: false,
      data: [...names],
      textStyle: { color: themeOf(context.theme).ink, fontSize: 12, lineHeight: 16 },
    },
  }
}

/** One tooltip for the year under the pointer, in text only: nothing published can become markup. */
export function yearTooltip(context: ChartContext, marks: readonly Mark[], trigger: 'axis' | 'item'): ChartOption['tooltip'] {
  const theme = themeOf(context.theme)
  const at = new Map(marks.map(mark => [`${mark.series}/${mark.index}`, mark]))
  return {
    trigger,
    renderMode: 'richText',
    confine: true,
    transitionDuration: 0,
    axisPointer: { type: 'line', lineStyle: { color: theme.ink2, width: 1 } },
    backgroundColor: theme.paper,
    borderColor: theme.ink2,
    borderWidth: 1,
    padding: 10,
    textStyle: { color: theme.ink, fontSize: 12, lineHeight: 18, fontFamily },
    formatter(params) {
      const hits = (Array.isArray(params) ? params : [params]).flatMap(param => at.get(`${param.seriesIndex}/${param.dataIndex}`) ?? [])
      return hits.length === 0 ? '' : [hits[0]!.detail, ...hits.map(mark => mark.text)].join('\n')
    },
  }
}

/** `2023 年，41 份年报，2 格空白或标记按 0 计`; a year without a row says that there are no reports. */
export function yearDetail(context: Pick<ChartContext, 'locale'>, year: number, row: { reports: number, gaps: number, leftOut?: number } | undefined): string {
  const word = wordsOf(context.locale)
  if (!row || row.reports === 0)
    return `${word.year(year)}${word.comma}${word.noReports}`
  return [word.year(year), word.reports(row.reports), ...(row.gaps > 0 ? [word.gaps(row.gaps)] : []), ...(row.leftOut ? [word.leftOut(row.leftOut)] : [])].join(word.comma)
}
