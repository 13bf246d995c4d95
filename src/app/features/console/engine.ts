import type { ConsoleAnswer, SqlConsole } from '@/database'
import { onScopeDispose, watch } from 'vue'
import { reasonOf } from '../../../reason'
import { useRecord } from '../../state/record'

/** Why a statement has no answer, as it is told. */
export interface Fault {
  fault: string
  detail: string
  at: { line: number, column: number } | null
}

/** How long the engine stays when nobody is left who asks it, ms: the next page may. */
const linger = 5000

let opening: Promise<SqlConsole> | null = null
let users = 0

/**
 * The console's engine, one for the SQL page and for every view made of a statement. It starts with the first statement and ends when nobody is left;
 * statements are run one after the other, each on the record as it is then.
 */
export function useConsoleEngine(): { run: SqlConsole['run'] } {
  const record = useRecord()

  async function open(): Promise<SqlConsole> {
    const { openConsole } = await import('@/database')
    return openConsole(() => record.change(async (kept) => {
      const { agencies, reports, corrections } = kept.state
      return { agencies, reports, corrections, segments: kept.segments }
    }))
  }

  users++
  // Before anybody asks again because of the change.
  watch(() => record.version, () => void opening?.then(console => console.invalidate()), { flush: 'sync' })
  onScopeDispose(() => {
    users--
    setTimeout(() => {
      if (users > 0)
        return
      void opening?.then(console => console.close())
      opening = null
    }, linger)
  })

  async function run(...asked: Parameters<SqlConsole['run']>): Promise<ConsoleAnswer> {
    const mine = opening ??= open()
    try {
      return await (await mine).run(...asked)
    }
    finally {
      // One that could not be loaded is loaded anew.
      mine.catch(() => opening === mine && (opening = null))
    }
  }
  return { run }
}

/** What stopped a statement, whatever it was. */
export function faultFrom(error: unknown): Fault {
  return error instanceof Error && error.name === 'ConsoleError' ? error as unknown as Fault : { fault: 'engine', detail: reasonOf(error), at: null }
}
