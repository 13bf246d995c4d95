import type { Breakdown, Cell, GeographyProblem } from '@/figures'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawBreakdown, GeographyError, kindsFor, largestMap, mapGaps, mapOf, placeInside, readMapFile, renderSvg } from '@/figures'
import { locator } from '@/reports'
import { area, simplify, turned } from '../../../src/figures/custom/simplify'
import { breakdownTable, context } from './rows'

type Point = [number, number]
const square = (x: number, y: number, size = 1): Point[] => [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
const feature = (properties: object, geometry: object | null) => ({ type: 'Feature', properties, geometry })
const polygon = (...rings: Point[][]) => ({ type: 'Polygon', coordinates: rings })
const file = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const collection = (...features: unknown[]): Uint8Array => file({ type: 'FeatureCollection', features })
function problem(bytes: Uint8Array): [GeographyProblem, number | null] | null {
  try {
    readMapFile(bytes)
    return null
  }
  catch (error) {
    return error instanceof GeographyError ? [error.problem, error.shape] : ['json', -1]
  }
}

const plain = collection(
  feature({ name: '洪泽区', adcode: 320813 }, polygon(square(0, 0))),
  feature({ NAME: '盱眙县', gb: '156320830' }, { type: 'MultiPolygon', coordinates: [[square(1, 0)], [square(1, 1, 0.5)]] }),
  feature({ 地名: '金湖县' }, polygon(square(0, 1, 1), square(0.25, 1.25, 0.5))),
  feature({ level: 'river' }, { type: 'LineString', coordinates: [[0, 0], [2, 2]] }),
  feature({ name: '界碑' }, { type: 'Point', coordinates: [0.5, 0.5] }),
)

describe('a map file', () => {
  it('gives its shapes with names and codes, points left out', () => {
    const { shapes, width, height } = readMapFile(plain)
    expect(shapes.map(({ name, code, rings, lines }) => [name, code, rings.length, lines.length])).toEqual([['洪泽区', '320813', 1, 0], ['盱眙县', '320830', 2, 0], ['金湖县', null, 2, 0], [null, null, 0, 1]])
    expect(Math.max(width, height)).toBe(10_000)
    // Near the equator a degree is as wide as it is high; y runs down.
    expect(Math.abs(width - height)).toBeLessThan(5)
    expect(shapes[0]!.rings[0]!.filter((_, at) => at % 2 === 1).every(y => y >= height / 2 - 1)).toBe(true)
  })
  it('has its middle as wide as it is: degrees shrink towards the pole', () => {
    const { width, height } = readMapFile(collection(feature({ name: 'a' }, polygon(square(100, 59.5)))))
    expect(width / height).toBeCloseTo(Math.cos(Math.PI / 3), 2)
  })
  it('takes coordinates on a plane as they are', () => {
    const { width, height } = readMapFile(collection(feature({ name: 'a' }, polygon(square(400_000, 3_600_000, 5000)))))
    expect([width, height]).toEqual([10_000, 10_000])
  })
  it('keeps holes as holes whichever way they were drawn', () => {
    const rings = readMapFile(plain).shapes[2]!.rings
    expect(rings.map(ring => Math.sign(area(ring)))).toEqual([1, -1])
  })
  it.each<[string, Uint8Array, GeographyProblem, number | null]>([
    ['cut off', file('{"type":"FeatureCollection","features":[{'), 'json', null],
    ['no text', new Uint8Array([0, 255, 3]), 'json', null],
    ['empty file', new Uint8Array(), 'json', null],
    ['a list', file([1]), 'notGeojson', null],
    ['a number', file('7'), 'notGeojson', null],
    ['another object', file({ type: 'FeatureCollection' }), 'notGeojson', null],
    ['TopoJSON', file({ type: 'Topology', objects: {}, arcs: [] }), 'topojson', null],
    ['ArcGIS', file({ features: [{ geometry: { rings: [[[0, 0], [1, 1], [0, 1]]] } }] }), 'esri', null],
    ['nothing in it', collection(), 'empty', null],
    ['points only', collection(feature({}, { type: 'Point', coordinates: [1, 2] })), 'noShapes', null],
    ['lines only', collection(feature({}, { type: 'LineString', coordinates: [[1, 2], [3, 4]] })), 'noShapes', null],
    ['of no extent', collection(feature({}, polygon([[1, 1], [1, 1], [1, 1], [1, 1]]))), 'noShapes', null],
    ['a feature that is none', collection(feature({}, polygon(square(0, 0))), 3), 'notGeojson', 2],
    ['words for numbers', collection(feature({}, polygon(square(0, 0))), feature({}, { type: 'Polygon', coordinates: [[['118', '33']]] })), 'coordinates', 2],
    ['an unknown geometry', collection(feature({}, { type: 'Blob', coordinates: [] })), 'coordinates', 1],
    ['coordinates missing', collection(feature({}, { type: 'Polygon' })), 'coordinates', 1],
    ['nested without end', collection(feature({}, Array.from({ length: 30 }).reduce<object>(inner => ({ type: 'GeometryCollection', geometries: [inner] }), polygon(square(0, 0))))), 'depth', 1],
    ['too large', new Uint8Array(largestMap + 1), 'large', null],
  ])('%s: says what is wrong', (_, bytes, wrong, shape) => {
    expect(problem(bytes)).toEqual([wrong, shape])
  })
  it('anything else is a map or a named problem, never a crash', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.jsonValue().map(value => JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: value, geometry: { type: 'Polygon', coordinates: value } }] }))), (text) => {
      expect(problem(file(text))?.[1]).not.toBe(-1)
    }), { numRuns: 300 })
  })
  it('comes back from the record as it was, and nothing else does', () => {
    const map = readMapFile(plain)
    expect(mapOf(JSON.parse(JSON.stringify(map)))).toEqual(map)
    for (const body of [null, 3, {}, { width: 1, height: 1 }, { ...map, shapes: [{ rings: 3, lines: [] }] }, { ...map, shapes: [{ rings: [['a']], lines: [] }] }])
      expect(mapOf(body)).toBeNull()
  })
})

describe('simplified lines', () => {
  it('stay within the tolerance and keep their ends', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 4, maxLength: 200 }).map(list => list.slice(0, list.length - list.length % 2)), (line) => {
      const kept = simplify(line, 8)
      expect([kept.slice(0, 2), kept.slice(-2)]).toEqual([line.slice(0, 2), line.slice(-2)])
      for (let at = 0; at < line.length; at += 2) {
        const away = Math.min(...Array.from({ length: kept.length / 2 }, (_, index) => {
          const [x0, y0, x1, y1] = [kept[index * 2]!, kept[index * 2 + 1]!, kept[index * 2 + 2] ?? kept[index * 2]!, kept[index * 2 + 3] ?? kept[index * 2 + 1]!]
          const length = (x1 - x0) ** 2 + (y1 - y0) ** 2
          const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((line[at]! - x0) * (x1 - x0) + (line[at + 1]! - y0) * (y1 - y0)) / length))
          return Math.hypot(line[at]! - x0 - part * (x1 - x0), line[at + 1]! - y0 - part * (y1 - y0))
        }))
        expect(away).toBeLessThanOrEqual(10.001)
      }
    }), { numRuns: 100 })
  })
  it('a straight line is its two ends; a ring turned runs the other way', () => {
    expect(simplify([0, 0, 5, 5, 10, 10, 20, 20], 1)).toEqual([0, 0, 20, 20])
    expect(turned([0, 0, 4, 0, 4, 4], false)).toEqual([4, 4, 4, 0, 0, 0])
  })
})

describe('places of shapes', () => {
  const find = locator(['江苏省/淮安市/洪泽区', '江苏省/淮安市/盱眙县', '江苏省/南京市/鼓楼区', '江苏省/徐州市/鼓楼区', '云川市/青石区'])
  it.each([
    [{ code: '320813', name: null }, '江苏省/淮安市/洪泽区'],
    [{ code: '320302', name: '鼓楼区' }, '江苏省/徐州市/鼓楼区'],
    [{ code: null, name: '鼓楼区' }, null],
    [{ code: null, name: '南京市鼓楼区' }, '江苏省/南京市/鼓楼区'],
    [{ code: null, name: ' 盱眙 县' }, '江苏省/淮安市/盱眙县'],
    [{ code: null, name: '盱眙' }, '江苏省/淮安市/盱眙县'],
    [{ code: '999999', name: '青石区' }, '云川市/青石区'],
    [{ code: '999999', name: null }, null],
    [{ code: null, name: '金湖县' }, null],
  ])('%j is %s', (clue, path) => {
    expect(find(clue)).toBe(path)
  })
  it('provinces are known by their short names', () => {
    const province = locator(['江苏省', '内蒙古自治区', ''])
    expect(['江苏', '内蒙古', '内蒙古自治区', ''].map(name => province({ code: null, name }))).toEqual(['江苏省', '内蒙古自治区', '内蒙古自治区', null])
  })
})

describe('a map of regions', () => {
  const paths = ['江苏省/淮安市/洪泽区', '江苏省/淮安市/盱眙县', '江苏省/淮安市/淮阴区']
  const geography = readMapFile(plain)
  const cell = (first: string, value: number | null, more: Partial<Cell> = {}): Cell => ({ first, second: null, value, numerator: null, denominator: null, reports: 2, gaps: 0, leftOut: 0, low: false, ...more })
  const data: Breakdown = {
    name: '公开率',
    unit: 'rate',
    lowBelow: 30,
    breaks: [],
    proportion: true,
    years: [2023, 2023],
    second: null,
    first: { dimension: 'county', name: '县区', groups: paths.map(key => ({ key, name: key.split('/').at(-1)! })) },
    cells: [cell(paths[0]!, 0.5), cell(paths[1]!, 0.9, { low: true }), cell(paths[2]!, 0.1)],
    placeOf: key => ({ filters: { regions: [key] }, agency: null }),
    map: { name: '淮安', geography, keys: geography.shapes.map(locator(paths)) },
  }
  it('is offered where a map fits, and names what does not', () => {
    expect(kindsFor(data)).toEqual(['dots', 'bars', 'funnel', 'map'])
    expect(kindsFor({ ...data, map: undefined })).not.toContain('map')
    expect(mapGaps(data)).toEqual({ groups: ['淮阴区'], shapes: ['金湖县'] })
  })
  it('draws the regions it has shapes for; the table has all', () => {
    const chart = drawBreakdown('map', data, context)
    const series = chart.option.series as { data: [number, number, number | string][] }[]
    expect(chart.marks.map(({ type, value }) => [type, value]).sort()).toEqual([[paths[0], 0.5], [paths[1], 0.9]])
    expect(series[0]!.data.map(([,, value]) => value)).toEqual(chart.marks.map(({ value }) => value))
    expect(chart.marks.every(({ place }) => place!.point[0] >= 0 && place!.point[0] <= context.width)).toBe(true)
    expect(breakdownTable(data, 'zh-CN').rows).toHaveLength(3)
    expect(chart.description).toContain('洪泽区，2023 年，2 份年报 公开率 50.0%')
  })
  it('leaves the shape of a region the filters left out as an outline', () => {
    const fewer = { ...data, first: { ...data.first, groups: data.first.groups.slice(1) } }
    expect(drawBreakdown('map', fewer, context).marks.map(({ type }) => type)).toEqual([paths[1]])
    expect(mapGaps(fewer).shapes).toEqual(['洪泽区', '金湖县'])
  })
  it('survives every theme, language, width and frame', () => {
    for (const theme of ['light', 'dark', 'print'] as const) {
      for (const locale of ['zh-CN', 'en'] as const) {
        for (const width of [320, 900]) {
          const chart = drawBreakdown('map', data, { locale, theme, width, motion: false })
          const svg = renderSvg(placeInside(chart.option, { left: 24, right: 24, top: 90, bottom: 40 }), { width: width + 48, height: chart.height + 130 })
          expect(svg).not.toMatch(/NaN|undefined|Infinity/)
        }
      }
    }
  })
})
