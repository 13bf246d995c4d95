import type { Point } from '../model'
import type { ChartContext, Unit } from '../types'
import type { Shape, ShapeStyle, Writing } from './plane'
import { tickText } from '../axes'
import { lowFill } from '../explore/palette'
import { textWidth } from '../labels'
import { themeOf } from '../theme'
import { wordsOf } from '../words'
import { box } from './plane'

/** Classes of colour a value falls into. */
export interface Classes {
  /** One more than there are classes, ascending. */
  bounds: readonly number[]
  /** Index of the class; the last one holds its upper end. */
  of: (value: number) => number
}

const mostClasses = 5

/** At most five equal classes with round ends over the values that may be compared: 1, 2 or 5 times a power of ten wide, whole for counts. */
export function classesOf(cells: readonly Pick<Point, 'value' | 'low'>[], unit: Unit): Classes {
  const values = cells.flatMap(cell => cell.value === null || cell.low ? [] : [cell.value])
  if (values.length === 0)
    return { bounds: [], of: () => 0 }
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const rough = Math.max((high - low) / mostClasses, unit === 'count' ? 1 : unit === 'rate' ? 0.001 : 0.0001)
  const power = 10 ** Math.floor(Math.log10(rough))
  const ends = (width: number): { first: number, count: number } => {
    const first = Math.floor(low / width + 1e-9)
    return { first, count: Math.max(1, Math.ceil(high / width - 1e-9) - first) }
  }
  const width = [1, 2, 5, 10, 20].map(factor => factor * power).find(candidate => candidate >= rough * 0.999_999 && ends(candidate).count <= mostClasses)!
  const { first, count } = ends(width)
  return {
    bounds: Array.from({ length: count + 1 }, (_, at) => Math.round((first + at) * width * 1e6) / 1e6),
    of: value => Math.min(count - 1, Math.max(0, Math.floor(value / width + 1e-9) - first)),
  }
}

export type Standing = 'class' | 'low' | 'missing'

/** How a cell is filled: by its class, hatched grey for low counts, empty with a dashed edge for no value; and the ink that reads on it. */
export function classFill(context: ChartContext, classes: Classes, cell: Pick<Point, 'value' | 'low'>): { style: ShapeStyle, ink: string, standing: Standing } {
  const theme = themeOf(context.theme)
  if (cell.value === null)
    return { style: { color: theme.paper, borderColor: theme.ink2, borderWidth: 0.75, borderType: 'dashed' }, ink: theme.ink2, standing: 'missing' }
  if (cell.low)
    return { style: lowFill(theme) as ShapeStyle, ink: theme.ink, standing: 'low' }
  const { fill, ink } = heatAt(context, classes, classes.of(cell.value))
  return { style: { color: fill, borderColor: theme.ink2, borderWidth: 0.5 }, ink, standing: 'class' }
}

/** The steps of the heat spread over as many classes as there are. */
function heatAt(context: ChartContext, { bounds }: Classes, index: number): { fill: string, ink: string } {
  const { heat } = themeOf(context.theme)
  const count = bounds.length - 1
  return heat[count === 1 ? 2 : Math.round(index * (heat.length - 1) / (count - 1))]!
}

/** The classes with their ends, then low counts and missing values where there are any, in lines from `top` down. */
export function classLegend(context: ChartContext, classes: Classes, unit: Unit, standings: ReadonlySet<Standing>, top: number): { height: number, shapes: Shape[], writings: Writing[] } {
  const theme = themeOf(context.theme)
  const word = wordsOf(context.locale)
  const entries = [
    ...classes.bounds.slice(0, -1).map((from, at) => ({
      text: `${tickText(context, from, unit)}–${tickText(context, classes.bounds[at + 1]!, unit)}`,
      style: { color: heatAt(context, classes, at).fill, borderColor: theme.ink2, borderWidth: 0.5 } as ShapeStyle,
    })),
    ...(standings.has('low') ? [{ text: word.lowCount, style: lowFill(theme) as ShapeStyle }] : []),
    ...(standings.has('missing') ? [{ text: word.noData, style: { color: theme.paper, borderColor: theme.ink2, borderWidth: 0.75, borderType: 'dashed' } as ShapeStyle }] : []),
  ]
  let [x, y] = [0, top]
  const shapes: Shape[] = []
  const writings: Writing[] = []
  for (const { text, style } of entries) {
    const width = 22 + textWidth(text, 12) + 16
    if (x > 0 && x + width > context.width) {
      x = 0
      y += 20
    }
    shapes.push({ at: [x + 8, y + 9], value: null, path: box(x + 0.5, y + 3.5, 15, 11), style })
    writings.push({ at: [x + 22, y + 9], text })
    x += width
  }
  return { height: entries.length === 0 ? 0 : y - top + 24, shapes, writings }
}
