import type { Chart, ChartContext, Mark, Unit } from '../types'
import type { DepartmentByYear } from '@/metrics'
import { baseOption, yearAxis, yearRange } from '../axes'
import { textWidth, yearDetail, yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { fontFamily, themeOf } from '../theme'
import { wordsOf } from '../words'

/** A cell wider than this says no more, px. */
const widest = 160

export interface MatrixMeaning {
  /** Name of the metric. */
  name: string
  unit: Unit
  /** A rate with fewer cases than this behind it is shown grey and not ranked; null: none is. */
  lowBelow: number | null
  typeName: (type: string) => string
}

/** Whether too few cases stand behind the row's rate to compare it. */
export function isLow(row: DepartmentByYear, lowBelow: number | null): boolean {
  return lowBelow !== null && row.denominator !== null && row.denominator < lowBelow
}

/** The last year in which any department type has a value that may be compared; null when none has. */
export function comparedYear(rows: readonly DepartmentByYear[], lowBelow: number | null): number | null {
  const years = rows.filter(row => row.value !== null && !isLow(row, lowBelow)).map(row => row.year)
  return years.length === 0 ? null : Math.max(...years)
}

/** Department types by their value in `comparedYear`, most first; those without one that may be compared follow by name. */
export function rankedTypes(rows: readonly DepartmentByYear[], { typeName, lowBelow }: Pick<MatrixMeaning, 'typeName' | 'lowBelow'>): string[] {
  const last = comparedYear(rows, lowBelow)
  const value = new Map(rows.filter(row => row.year === last && row.value !== null && !isLow(row, lowBelow)).map(row => [row.type, row.value!]))
  const zh = new Intl.Collator('zh')
  return [...new Set(rows.map(row => row.type))].sort((a, b) =>
    compare(value.get(b), value.get(a)) || zh.compare(typeName(a), typeName(b)))
}

/** Missing values after all others; two missing ones are equal. */
function compare(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined)
    return a === b ? 0 : a === undefined ? -1 : 1
  return a - b
}

/** Department type × year for one metric as a heat matrix in five steps; low counts grey and hatched, missing cells empty with `—`. */
export function departmentByYear(rows: readonly DepartmentByYear[], context: ChartContext, meaning: MatrixMeaning): Chart {
  const word = wordsOf(context.locale)
  const numbers = numbersOf(context.locale)
  const theme = themeOf(context.theme)
  const years = yearRange(rows)
  const types = rows.length === 0 ? [] : rankedTypes(rows, meaning)
  const at = new Map(rows.map(row => [`${row.type}/${row.year}`, row]))
  const confident = rows.flatMap(row => row.value === null || isLow(row, meaning.lowBelow) ? [] : [row.value])
  const highest = Math.max(0, ...confident)
  const lowest = Math.min(0, ...confident)
  const width = ((highest - lowest) || 1) / 5
  const step = (value: number): number => Math.min(4, Math.floor((value - lowest) / width))
  const names = types.map(meaning.typeName)
  const left = Math.min(Math.max(60, ...names.map(name => textWidth(name, 12))) + 20, context.width * 0.38)
  const rowHeight = 26
  const top = 26
  const bottom = 8
  const cellWidth = Math.min(widest, (context.width - left - 8) / Math.max(1, years.length))
  const size = cellWidth < 40 ? 10 : 11
  const cells = types.flatMap((type, y) => years.map((year, x) => ({ type, year, x, y, row: at.get(`${type}/${year}`) })))
  const marks: Mark[] = cells.map((cell, index) => ({
    series: 0,
    index,
    year: cell.year,
    type: cell.type,
    text: `${meaning.name} ${cell.row && cell.row.value === null && cell.row.reports > 0 ? word.noValue : numbers.withUnit(cell.row?.value ?? null, meaning.unit)}${cell.row && isLow(cell.row, meaning.lowBelow) ? `（${word.lowCount}）` : ''}`,
    detail: `${meaning.typeName(cell.type)}${word.comma}${yearDetail(context, cell.year, cell.row)}`,
    value: cell.row?.value ?? null,
  }))
  const data = cells.map(({ x, y, row }) => {
    const value = row?.value ?? null
    const low = row !== undefined && isLow(row, meaning.lowBelow)
    const heat = value === null || low ? null : theme.heat[step(value)]!
    const text = numbers.value(value, meaning.unit)
    return {
      value: [x, y, value ?? '-'] as [number, number, number | string],
      visualMap: !low,
      // Without a value a heat cell is not drawn; its dash is, by the label series below.
      itemStyle: {
        borderColor: theme.paper,
        borderWidth: 2,
        ...(low && { color: theme.line, decal: { symbol: 'rect', color: theme.paper, rotation: -Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 5], symbolSize: 1 } }),
      },
      label: { show: textWidth(text, size) <= cellWidth - 4, color: low ? theme.ink : heat?.ink ?? theme.ink2, fontSize: size, formatter: text },
    }
  })
  const description = marks.map(mark => `${mark.detail} ${mark.text}`).join(word.comma)
  return {
    height: top + bottom + types.length * rowHeight,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      tooltip: yearTooltip(context, marks, 'item'),
      visualMap: {
        type: 'piecewise',
        show: false,
        seriesIndex: 0,
        dimension: 2,
        pieces: theme.heat.map(({ fill }, index) => ({ gte: lowest + index * width, ...(index < 4 && { lt: lowest + (index + 1) * width }), color: fill })),
      },
      grid: { left, right: context.width - left - cellWidth * Math.max(1, years.length), top, bottom },
      xAxis: { ...yearAxis(context, years), position: 'top', axisLine: { show: false }, splitArea: { show: false } } as ReturnType<typeof yearAxis>,
      yAxis: {
        type: 'category',
        inverse: true,
        data: names,
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: theme.ink, fontSize: 12, fontFamily, width: left - 14, overflow: 'truncate' },
      },
      series: [
        { type: 'heatmap', name: meaning.name, data, label: { show: true }, emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 2 } } },
        {
          type: 'scatter',
          name: 'missing',
          silent: true,
          symbolSize: 0,
          itemStyle: { opacity: 1 },
          tooltip: { show: false },
          data: cells.filter(cell => (cell.row?.value ?? null) === null).map(cell => [cell.x, cell.y]),
          label: { show: true, position: 'inside', formatter: '—', color: theme.ink2, fontSize: 11 },
        },
      ],
    },
  }
}
