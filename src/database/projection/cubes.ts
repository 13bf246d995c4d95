import type { Connection } from '../connection'
import type { Place } from './dimensions'
import { measures } from '@/forms'
import cube from './cube.sql?raw'

/** `report_cube` has the columns of report_wide that are added up, and `reports`. */
const rows = cube.replace('{{measures}}', () => measures.flatMap(({ column }) => [`sum(${column}) AS ${column}`, `sum(${column}_gaps)::INTEGER AS ${column}_gaps`]).join(',\n  '))

const units = `
  DELETE FROM unit_year_cube;
  INSERT INTO unit_year_cube
  SELECT year, previous, province, type, level, consolidated,
    count(*), count(*) FILTER (due), count(*) FILTER (state = 'waiting'), count(*) FILTER (NOT due AND state IN ('accepted', 'returned'))
  FROM unit_year
  WHERE state <> 'exempt' AND apart NOT IN (1, 2)
  GROUP BY year, previous, province, type, level, consolidated`

/** The part of the cubes that some reports stand in. */
export interface Touched extends Pick<Place, 'province' | 'type' | 'level'> {
  year: number
}

/** Fills the cubes anew. */
export async function fillCubes(connection: Connection): Promise<void> {
  await connection.execute(`CREATE OR REPLACE TABLE report_cube AS ${rows}; ${units}`)
}

/** Brings the cubes up to the reports of these parts. */
export async function refreshCubes(connection: Connection, touched: readonly Touched[]): Promise<void> {
  if (touched.length > 0) {
    const among = (['year', 'province', 'type', 'level'] as const).map(column => `${column} IN (${[...new Set(touched.map(part => part[column]))].join(', ')})`).join(' AND ')
    await connection.execute(`
      DELETE FROM report_cube WHERE ${among};
      INSERT INTO report_cube SELECT * FROM (${rows}) WHERE ${among}`)
  }
  await connection.execute(units)
}
