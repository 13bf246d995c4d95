import type { Engine } from './connection'
import type { Projection } from './projection/project'
import type { Query } from './types'
import { createProjector } from './projection/project'
import { createQuery } from './query'

export interface Database {
  query: Query
  /**
   * Brings the projection to what a record holds; the answer is whether anything in it changed. Queries see the old state until it is complete,
   * and keep it when it fails.
   */
  project: (input: Projection) => Promise<boolean>
  /** Builds the projection of another record from nothing and drops it again: rejects when that cannot be done. Queries never see it. */
  rehearse: (input: Projection) => Promise<void>
  close: () => Promise<void>
}

/** Reads and writes on connections of their own, so that a rebuild never stands in a reader's way. */
export async function createDatabase(engine: Engine): Promise<Database> {
  const [reader, patient] = [await engine.connect(), await engine.connect()]
  const writer = await engine.connect()
  const project = createProjector(writer)
  let last: Promise<unknown> = project({ agencies: [], reports: [], corrections: [], segments: async () => [] })
  await last
  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
  return {
    query: createQuery(reader, patient),
    project: input => next(() => project(input)),
    rehearse: input => next(async () => void await project(input, 'drop')),
    close: async () => {
      await last
      await reader.close()
      await patient.close()
      await writer.close()
      await engine.close()
    },
  }
}
