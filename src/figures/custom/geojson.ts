import { codeKeys, nameKeys } from './words'

/** A shape read from a file, in the file's own coordinates. */
export interface RawShape {
  name: string | null
  /** Six digits, null where none is found. */
  code: string | null
  /** Polygons, each an outer ring and its holes. */
  polygons: [number, number][][][]
  lines: [number, number][][]
}

export type GeographyProblem = 'large' | 'json' | 'topojson' | 'esri' | 'notGeojson' | 'empty' | 'noShapes' | 'coordinates' | 'depth'

/** Why a file is no map; `shape` is the number of the shape that is wrong, from 1. */
export class GeographyError extends Error {
  constructor(readonly problem: GeographyProblem, readonly shape: number | null = null) {
    super(problem)
  }
}

type Json = Record<string, unknown>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The shapes of a GeoJSON text (RFC 7946). Throws `GeographyError`. */
export function readGeojson(text: string): RawShape[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  }
  catch {
    throw new GeographyError('json')
  }
  if (!isJson(parsed))
    throw new GeographyError('notGeojson')
  if (parsed.type === 'Topology')
    throw new GeographyError('topojson')
  if (Array.isArray(parsed.features) && parsed.features.some(feature => isJson(feature) && isJson(feature.geometry) && 'rings' in feature.geometry))
    throw new GeographyError('esri')
  const features = parsed.type === 'FeatureCollection' ? parsed.features : parsed.type === 'Feature' ? [parsed] : null
  if (!Array.isArray(features))
    throw new GeographyError('notGeojson')
  if (features.length === 0)
    throw new GeographyError('empty')
  const shapes = features.flatMap((feature: unknown, at) => {
    if (!isJson(feature))
      throw new GeographyError('notGeojson', at + 1)
    const shape: RawShape = { ...identity(feature), polygons: [], lines: [] }
    collect(feature.geometry, shape, at + 1, 0)
    return shape.polygons.length + shape.lines.length > 0 ? [shape] : []
  })
  if (!shapes.some(({ polygons }) => polygons.length > 0))
    throw new GeographyError('noShapes')
  return shapes
}

function identity(feature: Json): Pick<RawShape, 'name' | 'code'> {
  const entries = Object.entries(isJson(feature.properties) ? feature.properties : {})
  const properties = new Map([['id', feature.id], ...entries.map(([key, value]) => [key.toLowerCase(), value] as const)])
  const texts = entries.flatMap(([, value]) => typeof value === 'string' && /\p{Script=Han}/u.test(value) ? [value] : [])
  const named = nameKeys.map(key => properties.get(key)).find(value => typeof value === 'string' && value.trim() !== '') as string | undefined
  const codes = codeKeys.flatMap((key) => {
    const value = properties.get(key)
    // 天地图 puts the country before the code; longer codes go down to townships.
    const code = typeof value === 'string' || typeof value === 'number' ? /^(?:156)?(\d{6})0{0,6}$/.exec(String(value).trim())?.[1] : undefined
    return code === undefined ? [] : [code]
  })
  return { name: named?.trim() ?? texts[0]?.trim() ?? null, code: codes[0] ?? null }
}

/** Shapes do not hold shapes deeper than anyone draws. */
const deepest = 8

function collect(geometry: unknown, into: RawShape, shape: number, depth: number): void {
  if (depth > deepest)
    throw new GeographyError('depth', shape)
  if (geometry === null || geometry === undefined)
    return
  if (!isJson(geometry))
    throw new GeographyError('coordinates', shape)
  const { type, coordinates } = geometry
  if (type === 'Polygon')
    into.polygons.push(polygon(coordinates, shape))
  else if (type === 'MultiPolygon')
    into.polygons.push(...list(coordinates, shape).map(each => polygon(each, shape)))
  else if (type === 'LineString')
    into.lines.push(line(coordinates, shape))
  else if (type === 'MultiLineString')
    into.lines.push(...list(coordinates, shape).map(each => line(each, shape)))
  else if (type === 'GeometryCollection')
    list(geometry.geometries, shape).forEach(each => collect(each, into, shape, depth + 1))
  else if (type !== 'Point' && type !== 'MultiPoint')
    throw new GeographyError('coordinates', shape)
}

function list(value: unknown, shape: number): unknown[] {
  if (!Array.isArray(value))
    throw new GeographyError('coordinates', shape)
  return value
}

function polygon(value: unknown, shape: number): [number, number][][] {
  return list(value, shape).map(ring => line(ring, shape)).filter(({ length }) => length >= 3)
}

function line(value: unknown, shape: number): [number, number][] {
  return list(value, shape).map((point) => {
    const [x, y] = list(point, shape)
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
      throw new GeographyError('coordinates', shape)
    return [x, y]
  })
}
