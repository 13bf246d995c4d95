import type { Connection } from '../connection'
import type { Placeable, Placed, PlacedAgency, PlacedReport, Vocabulary } from './dimensions'
import type { Segment } from './segment'
import { QueryError } from '../error'
import { fillCubes, refreshCubes } from './cubes'
import { placeAll, vocabularyOf } from './dimensions'
import { encodeAgencies, encodeForm, encodeNames, encodeReportRows, encodeUnitYears } from './encode'
import { schema } from './schema'
import { cellsKey, decodeSegments } from './segment'
import { encodeReports } from './wide'

/** What the projection is made of; a `WorkspaceState` fits. */
export interface Projection extends Placeable {
  /** The segments of some batches: `Workspace.segments`. */
  segments: (batches: ReadonlySet<string>) => Promise<readonly Segment[]>
}

/** Reports encoded at a time, so that the thread is never held for long. */
const chunk = 500
/** With more changed reports than this, in number and as a share, the tables are built anew. */
const mostChanged = { number: 50, share: 0.25 }

/** What stands in the tables. */
interface Standing {
  codes: Vocabulary
  reports: ReadonlyMap<string, PlacedReport>
  agencies: ReadonlyMap<string, PlacedAgency>
}

/**
 * Keeps the tables of schema.sql at what a record holds. Each run is one transaction: other connections see all of it or nothing. The answer is
 * whether any row changed. Throws `QueryError`; the tables then hold what they held. With `drop` they are built from nothing and hold what they held all the same.
 */
export function createProjector(connection: Connection): (input: Projection, then?: 'keep' | 'drop') => Promise<boolean> {
  let standing: Standing | null = null
  let given: Vocabulary | null = null
  let turn = 0

  async function rebuild(input: Projection, codes: Vocabulary): Promise<Standing> {
    const placed = placeAll(input, codes)
    await connection.execute(schema)
    for (const [table, ipc] of Object.entries({ ...encodeNames(codes), ...encodeForm() }))
      await connection.insert(table, ipc)
    await insert(placed, codes, input)
    await fillCubes(connection)
    return standingOf(placed, codes)
  }

  /** Writes what differs; null when that is too much, or nothing stands yet. */
  async function update(input: Projection): Promise<{ standing: Standing, changed: boolean } | null> {
    if (!standing)
      return null
    const { codes } = standing
    const known = { regions: codes.regions.names.length, types: codes.types.names.length, levels: codes.levels.names.length }
    const placed = placeAll(input, codes)
    const now = standingOf(placed, codes)
    const reports = difference(standing.reports, now.reports)
    const agencies = difference(standing.agencies, now.agencies)
    if (Math.max(reports.gone.length, reports.come.length) > Math.max(mostChanged.number, mostChanged.share * placed.reports.length))
      return null
    const changed = reports.gone.length + reports.come.length + agencies.gone.length + agencies.come.length > 0
    if (changed) {
      const lists = { reports: reports.gone.map(({ code }) => code).join(', '), agencies: agencies.gone.map(({ code }) => code).join(', ') }
      if (reports.gone.length > 0)
        await connection.execute(`DELETE FROM report WHERE code IN (${lists.reports}); DELETE FROM cell WHERE report IN (${lists.reports}); DELETE FROM report_wide WHERE report IN (${lists.reports})`)
      if (agencies.gone.length > 0)
        await connection.execute(`DELETE FROM agency WHERE code IN (${lists.agencies}); DELETE FROM unit_year WHERE agency IN (${lists.agencies})`)
      for (const [table, ipc] of Object.entries(encodeNames(codes, known)))
        await connection.insert(table, ipc)
      await insert({ reports: reports.come, agencies: agencies.come }, codes, input)
      // A prepared statement keeps its plan, with the statistics it was made by, as long as no definition changes.
      await connection.execute(`CREATE OR REPLACE MACRO projection_turn() AS ${turn += 1}`)
      await refreshCubes(connection, [...reports.gone, ...reports.come].flatMap(({ report: { year }, counts, province, type, level }) => counts ? [{ year: year!, province, type, level }] : []))
    }
    return { standing: now, changed }
  }

  async function insert({ reports, agencies }: Placed, codes: Vocabulary, input: Projection): Promise<void> {
    if (agencies.length > 0)
      await connection.insert('agency', encodeAgencies(agencies))
    if (agencies.some(({ years }) => years.length > 0))
      await connection.insert('unit_year', encodeUnitYears(agencies))
    if (reports.length === 0)
      return
    const stored = decodeSegments(await input.segments(new Set(reports.map(({ report }) => report.batch))), new Set(reports.map(({ report: { id, batch } }) => cellsKey(id, batch))))
    await connection.insert('report', encodeReportRows(reports))
    for (let first = 0; first < reports.length; first += chunk) {
      const { cell, wide } = encodeReports(reports.slice(first, first + chunk), stored, codes.forms)
      await connection.insert('cell', cell)
      await connection.insert('report_wide', wide)
    }
  }

  return async (input, then = 'keep') => {
    await connection.execute('BEGIN TRANSACTION')
    try {
      if (then === 'drop') {
        await rebuild(input, vocabularyOf(input.agencies, input.reports, null))
        await connection.execute('ROLLBACK')
        return false
      }
      const updated = await update(input) ?? { standing: await rebuild(input, given = vocabularyOf(input.agencies, input.reports, given)), changed: true }
      await connection.execute('COMMIT')
      standing = updated.standing
      return updated.changed
    }
    catch (cause) {
      // Names that were given codes meanwhile have no rows.
      if (then === 'keep')
        standing = null
      await connection.execute('ROLLBACK').catch(() => {})
      throw new QueryError('BEGIN TRANSACTION; -- schema.sql', [], cause)
    }
  }
}

function standingOf({ reports, agencies }: Placed, codes: Vocabulary): Standing {
  return {
    codes,
    reports: new Map(reports.map(placed => [placed.report.id, placed])),
    agencies: new Map(agencies.map(placed => [placed.agency.id, placed])),
  }
}

interface Signed { signature: string }

/** What no longer stands as it stood, and what stands in its place. */
function difference<T extends Signed>(before: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): { gone: T[], come: T[] } {
  const differs = (one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): T[] => [...one].flatMap(([id, each]) => other.get(id)?.signature === each.signature ? [] : [each])
  return { gone: differs(before, now), come: differs(now, before) }
}
