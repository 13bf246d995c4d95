import type { Connection } from '../../src/database/connection'
import type { World } from './world'
import { bytes, doubles, flags, integers, shorts, strings, toStream } from '../../src/database/projection/columns'
import { fillCubes } from '../../src/database/projection/cubes'
import schema from '../../src/database/projection/schema.sql?raw'
import { measures } from '../../src/forms'
import { columnsOf, previousOf } from './world'

const chunk = 50_000

/** Builds the tables of schema.sql from a world, all but the single cells. */
export async function fill(connection: Connection, world: World): Promise<void> {
  const { regions, types, levels, agencies, reports } = world
  await connection.execute(schema)
  const named = (names: readonly string[], column: string): Uint8Array => toStream({ code: integers(names.map((_, code) => code)), [column]: strings(names) })
  await connection.insert('region', named(regions, 'path'))
  await connection.insert('department_type', named(types, 'key'))
  await connection.insert('agency_level', named(levels, 'key'))
  const count = agencies.region.length
  for (let from = 0; from < count; from += chunk) {
    const codes = Array.from({ length: Math.min(chunk, count - from) }, (_, at) => from + at)
    const paths = codes.map(code => regions[agencies.region[code]!]!.split('/'))
    await connection.insert('agency', toStream({
      code: integers(codes),
      id: strings(codes.map(code => `第${code + 1}机关`)),
      name: strings(codes.map(code => `第${code + 1}机关`)),
      province: strings(paths.map(([province]) => province!)),
      city: strings(paths.map(([, city]) => city ?? null)),
      county: strings(paths.map(([, , county]) => county ?? null)),
      region_path: strings(paths.map(path => path.join('/'))),
      province_code: integers(agencies.province.slice(from, from + codes.length)),
      city_code: integers(agencies.city.slice(from, from + codes.length)),
      region_code: integers(agencies.region.slice(from, from + codes.length)),
      type_code: integers(codes.map(code => agencies.type[code]!)),
      level_code: integers(codes.map(code => agencies.level[code]!)),
      level: strings(codes.map(code => levels[agencies.level[code]!]!)),
      type: strings(codes.map(code => types[agencies.type[code]!]!)),
      fictional: flags(codes.map(() => true)),
      governs_region: flags(codes.map(() => false)),
      unit_reports: integers(codes.map(code => 7 - agencies.since[code]!)),
      consolidated_reports: integers(codes.map(() => 0)),
    }))
  }
  for (let from = 0; from < reports.agency.length; from += chunk) {
    const to = Math.min(reports.agency.length, from + chunk)
    const owners = reports.agency.subarray(from, to)
    const { values, gaps, form } = columnsOf(world, from, to)
    const of = (column: ArrayLike<number>): ReturnType<typeof integers> => integers(Int32Array.from(owners, agency => column[agency]!))
    await connection.insert('report_wide', toStream({
      report: integers(Int32Array.from(owners, (_, at) => from + at)),
      agency: integers(Int32Array.from(owners)),
      year: integers(reports.year.slice(from, to)),
      province: of(agencies.province),
      city: of(agencies.city),
      region: of(agencies.region),
      type: of(agencies.type),
      level: of(agencies.level),
      consolidated: flags(new Uint8Array(owners.length)),
      fictional: flags(new Uint8Array(owners.length).fill(1)),
      variant: bytes(new Uint8Array(owners.length)),
      gap_profile: shorts(form),
      previous: integers(previousOf(world, from, to)),
      unusable: integers(new Int32Array(owners.length)),
      ...Object.fromEntries(measures.map(({ column }) => [column, doubles(values.get(column)!)])),
      ...Object.fromEntries(measures.map(({ column }) => [`${column}_gaps`, bytes(gaps.get(column)!, 255)])),
    }))
  }
  await fillCubes(connection)
}
