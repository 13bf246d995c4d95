import type { GeographyProblem, RawShape } from './geojson'
import { GeographyError, readGeojson } from './geojson'
import { area, simplify, turned } from './simplify'

/** What the worker makes of a file. */
export type MapRead = { map: Geography } | { problem: GeographyProblem, shape: number | null }

/** Bytes a map file may have. */
export const largestMap = 20 * 1024 * 1024

/** A map as it is kept and drawn: on a plane `side` wide or high, y down, as fine as a page can show. */
export interface Geography {
  width: number
  height: number
  shapes: GeographyShape[]
}

export interface GeographyShape {
  name: string | null
  code: string | null
  /** Closed: x, y, x, y … in whole units; outer rings run one way, holes the other. */
  rings: (readonly number[])[]
  lines: (readonly number[])[]
}

/** A map and the group of the breakdown each of its shapes stands for; null: none. */
export interface PlacedMap {
  name: string
  geography: Geography
  keys: readonly (string | null)[]
}

/** Longer side of the plane; a unit is a tenth of a pixel of a wide page. */
const side = 10_000
const tolerance = 4

/** Shapes drawn, of all; of none before their number is known. */
export interface MapProgress { done: number, all: number }

/** A GeoJSON file as a map, drawn from longitude and latitude without distorting its middle (or from a plane, as it is). Throws `GeographyError`. */
export function readMapFile(bytes: Uint8Array): Geography {
  const reading = readingMap(bytes)
  let next = reading.next()
  while (!next.done)
    next = reading.next()
  return next.value
}

/** The same in steps, each of which says how far it is. */
export function* readingMap(bytes: Uint8Array): Generator<MapProgress, Geography> {
  if (bytes.length > largestMap)
    throw new GeographyError('large')
  yield { done: 0, all: 0 }
  const raw = readGeojson(new TextDecoder().decode(bytes))
  const box = { left: Infinity, right: -Infinity, low: Infinity, high: -Infinity }
  for (const points of raw.flatMap(({ polygons, lines }) => [...polygons.flat(), ...lines])) {
    for (const [x, y] of points) {
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.low = Math.min(box.low, y)
      box.high = Math.max(box.high, y)
    }
  }
  const degrees = box.left >= -360 && box.right <= 360 && box.low >= -90 && box.high <= 90
  const squeeze = degrees ? Math.cos((box.low + box.high) / 2 * Math.PI / 180) : 1
  const [across, up] = [(box.right - box.left) * squeeze, box.high - box.low]
  if (!(across > 0) || !(up > 0))
    throw new GeographyError('noShapes')
  const scale = side / Math.max(across, up)
  const flat = (points: readonly [number, number][]): number[] => simplify(points.flatMap(([x, y]) => [(x - box.left) * squeeze * scale, (box.high - y) * scale]), tolerance).map(Math.round)
  const shapes: GeographyShape[] = []
  for (const { name, code, polygons, lines } of raw) {
    yield { done: shapes.length, all: raw.length }
    shapes.push({ name, code, rings: ringsOf(polygons, flat), lines: lines.map(flat) })
  }
  return { width: Math.round(across * scale), height: Math.round(up * scale), shapes }
}

/** Rings too small to be seen are left out, but never the last of a shape. */
function ringsOf(polygons: RawShape['polygons'], flat: (points: readonly [number, number][]) => number[]): (readonly number[])[] {
  const rings = polygons.flatMap(polygon => polygon.map((ring, at) => ({ ring: turned(flat(ring), at === 0), hole: at > 0 })))
  const seen = rings.filter(({ ring }) => Math.abs(area(ring)) > tolerance * tolerance)
  const largest = rings.filter(({ hole }) => !hole).sort((a, b) => Math.abs(area(b.ring)) - Math.abs(area(a.ring))).slice(0, 1)
  return (seen.length > 0 ? seen : largest).map(({ ring }) => ring)
}

/** A map as the record gives it back; null for anything else. */
export function mapOf(body: unknown): Geography | null {
  const map = body as Partial<Geography> | null
  const sound = typeof map === 'object' && map !== null && [map.width, map.height].every(size => typeof size === 'number' && size > 0) && Array.isArray(map.shapes)
    && map.shapes.every(shape => typeof shape === 'object' && shape !== null && [shape.rings, shape.lines].every(lines => Array.isArray(lines)
      && lines.every(line => Array.isArray(line) && line.every(Number.isFinite))))
  return sound ? map as Geography : null
}
