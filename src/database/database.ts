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
  close: () => Promise<void>
}

/** Reads and writes on connections of their own, so that a rebuild never stands in a reader's way. */
export async function createDatabase(engine: Engine): Promise<Database> {
  const [reader, patient] = [await engine.connect(), await engine.connect()]
  const writer = await engine.connect()
  const project = createProjector(writer)
  let last: Promise<unknown> = project({ agencies: [], reports: [], corrections: [], segments: async () => [] })
  await last
  return {
    query: createQuery(reader, patient),
    project: (input) => {
      const turn = last.then(() => project(input))
      last = turn.catch(() => {})
      return turn
    },
    close: async () => {
      await last
      await reader.close()
      await patient.close()
      await writer.close()
      await engine.close()
    },
  }
}
