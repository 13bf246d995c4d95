import type { valueAxis } from '../axes'
import type { ColumnsModel, LinesModel } from '../model'
import type { Chart, ChartContext, ChartOption, Mark, SeriesOption } from '../types'
import { baseOption, betweenAxis, yearAxis } from '../axes'
import { describe } from '../explore/marks'
import { yearTooltip } from '../labels'

interface Drawn {
  height: number
  marks: Mark[]
  legend: ChartOption['legend']
  grid: ChartOption['grid']
  axis: ReturnType<typeof valueAxis>
  series: SeriesOption[]
}

/** A chart of one value axis over the years of its model. */
export function chartOverYears(model: ColumnsModel | LinesModel, context: ChartContext, { height, marks, legend, grid, axis, series }: Drawn): Chart {
  const description = describe(marks, context.locale)
  return {
    height,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      legend,
      tooltip: yearTooltip(context, marks, model.together ? 'axis' : 'item'),
      grid,
      xAxis: [yearAxis(context, model.years, 0, model.reports), betweenAxis(model.years)],
      yAxis: axis,
      series,
    },
  }
}
