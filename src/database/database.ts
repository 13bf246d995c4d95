import type { Engine } from './connection'
import type { Projection } from './project'
import type { Query } from './types'
import { project } from './project'
import { createQuery } from './query'

export interface Database {
  query: Query
  /** Replaces the whole projection. Queries see the old state until it is complete, and keep it when it fails. */
  project: (input: Projection) => Promise<void>
  close: () => Promise<void>
}

/** Reads on one connection, writes on another, so that a rebuild never stands in a reader's way. */
export async function createDatabase(engine: Engine): Promise<Database> {
  const reader = await engine.connect()
  const writer = await engine.connect()
  let last: Promise<unknown> = project(writer, { agencies: [], reports: [], segments: [], corrections: [] })
  await last
  return {
    query: createQuery(reader),
    project: (input) => {
      const turn = last.then(() => project(writer, input))
      last = turn.catch(() => {})
      return turn
    },
    close: async () => {
      await last
      await reader.close()
      await writer.close()
      await engine.close()
    },
  }
}
