import type { Breakdown } from '../explore/data'
import type { Drawn, MapModel } from '../model'
import type { Chart, ChartContext, Locale } from '../types'
import type { GeographyShape } from './geography'
import type { Shape, Writing } from './plane'
import { lookUp } from '../explore/data'
import { describe, pointOf } from '../explore/marks'
import { textWidth } from '../labels'
import { markAt } from '../model'
import { themeOf } from '../theme'
import { classesOf, classFill, classLegend } from './classes'
import { drawnChart, round } from './plane'
import { apart, area } from './simplify'

/** Names a map holds; of more only the shape under the pointer is named. */
const mostNames = 60

/** Groups the map has no shape for, and shapes that stand for no group. */
export function mapGaps(data: Breakdown): { groups: string[], shapes: string[] } {
  const { map } = data
  const drawn = new Set(map?.keys ?? [])
  const known = new Set(data.first.groups.map(({ key }) => key))
  return {
    groups: data.first.groups.filter(({ key }) => !drawn.has(key)).map(({ name }) => name),
    shapes: map ? map.geography.shapes.flatMap(({ name, code, rings }, at) => !known.has(map.keys[at] ?? '') && rings.length > 0 ? [name ?? code ?? String(at + 1)] : []) : [],
  }
}

/** Every group of the question, those the map has no shape for too. */
export function mapModel(data: Breakdown, locale: Locale): Drawn<MapModel> {
  const at = lookUp(data)
  const { groups } = data.first
  return { kind: 'map', name: data.name, unit: data.unit, rows: groups, points: groups.map(first => pointOf(locale, data, { first, cell: at(first.key, null), row: '', column: '' })), map: data.map! }
}

/** Regions on the user's own map in colour classes; low counts hatched, what has no value empty; shapes of no group are outlines, lines stay lines. */
export function drawMap(data: MapModel, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const { geography, keys } = data.map
  const scale = Math.min((context.width - 2) / geography.width, (context.theme === 'print' ? 400 : 480) / geography.height)
  const [left, height] = [(context.width - geography.width * scale) / 2, geography.height * scale + 2]
  const known = new Set(data.rows.map(({ key }) => key))
  const pixels = (line: readonly number[]): number[] => apart(line.map((value, index) => round(value * scale + (index % 2 === 0 ? left : 1))), 0.5)
  const pathOf = (shape: GeographyShape): string => [
    ...shape.rings.map(ring => `M${pixels(ring).join(' ')}Z`),
    ...shape.lines.map(line => `M${pixels(line).join(' ')}`),
  ].join('')
  const places = data.rows
    .flatMap((group, at) => {
      const shapes = geography.shapes.filter((_, index) => keys[index] === group.key)
      const largest = shapes.flatMap(({ rings }) => rings).sort((a, b) => Math.abs(area(b)) - Math.abs(area(a)))[0]
      if (!largest)
        return []
      const ring = pixels(largest)
      return [{ group, cell: data.points[at]!, path: shapes.map(pathOf).join(''), middle: middleOf(ring), room: widthOf(ring) }]
    })
    .sort((a, b) => a.middle[1] - b.middle[1] || a.middle[0] - b.middle[0])
  const classes = classesOf(places.map(({ cell }) => cell), data.unit)
  const filled = places.map(({ cell }) => classFill(context, classes, cell))
  const legend = classLegend(context, classes, data.unit, new Set(filled.map(({ standing }) => standing)), height + 10)
  const marks = places.map(({ cell, middle }, index) => markAt({ ...cell, place: cell.place && { ...cell.place, column: String(Math.floor(middle[0] / context.width * 12)) } }, 0, index, middle))
  return drawnChart(context, {
    height: height + 10 + legend.height,
    marks,
    description: describe(marks, context.locale),
    name: data.name,
    shapes: places.map(({ cell, path, middle }, index): Shape => ({ at: middle, value: cell.value, path, style: filled[index]!.style })),
    ground: [
      ...geography.shapes.flatMap((shape, index): Shape[] => known.has(keys[index] ?? '') ? [] : [{ at: [left, 0], value: null, path: pathOf(shape), style: { color: shape.rings.length > 0 ? theme.paper : 'none', borderColor: theme.ink2, borderWidth: 0.5 } }]),
      ...legend.shapes,
    ],
    writings: [
      ...(places.length > mostNames
        ? []
        : places.flatMap(({ group, middle, room }, index): Writing[] => textWidth(group.name, 11) > room
            ? []
            : [{ at: middle, text: group.name, align: 'center', size: 11, colour: filled[index]!.standing === 'class' ? filled[index]!.ink : theme.ink, ...(filled[index]!.standing !== 'class' && { halo: theme.paper }) }])),
      ...legend.writings,
    ],
  })
}

function widthOf(ring: readonly number[]): number {
  const across = ring.filter((_, index) => index % 2 === 0)
  return Math.max(...across) - Math.min(...across)
}

/** Centre of mass of a ring; the middle of its points where it has no area. */
function middleOf(ring: readonly number[]): [number, number] {
  const size = area(ring)
  let [x, y] = [0, 0]
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length
    const cross = ring[at]! * ring[next + 1]! - ring[next]! * ring[at + 1]!
    x += (ring[at]! + ring[next]!) * cross
    y += (ring[at + 1]! + ring[next + 1]!) * cross
  }
  return Math.abs(size) < 0.01 ? [ring[0]!, ring[1]!] : [round(x / (6 * size)), round(y / (6 * size))]
}
