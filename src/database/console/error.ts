import { reasonOf } from '../../reason'
import { forbiddenWord, linesBefore } from './statement'

/**
 * `change`: it would change something or steer the engine; `several`: more than one statement; `unknown`: a table, column or function that there is not;
 * `outside`: files, the network, extensions; `engine`: it could not be started or filled.
 */
export type ConsoleFault = 'change' | 'several' | 'empty' | 'syntax' | 'unknown' | 'outside' | 'memory' | 'timeout' | 'cancelled' | 'engine' | 'other'

/** Why a statement of the console has no answer. The record and the projection are untouched whatever it was. */
export class ConsoleError extends Error {
  override readonly name = 'ConsoleError'

  constructor(
    readonly fault: ConsoleFault,
    /** The engine's own words, `''` where it had none. */
    readonly detail: string,
    /** Where in the person's text, counted from 1; null where the engine does not say. */
    readonly at: { line: number, column: number } | null = null,
    options?: { cause: unknown },
  ) {
    super(detail || fault, options)
  }
}

/** What the engine said of `sql` (run as `statement`), as a fault with its place in the person's text. */
export function faultOf(cause: unknown, sql: string, statement: string): ConsoleError {
  const message = reasonOf(cause)
  const [detail = ''] = message.split(/\n\s*\nLINE \d+:/)
  const said = detail.trim().replace(/\n\) AS answer LIMIT \d+(?="?$)/, '')
  return new ConsoleError(kindOf(message, sql), said, placeOf(message, sql, statement), { cause })
}

function kindOf(message: string, sql: string): ConsoleFault {
  if (forbiddenWord(sql) !== null)
    return 'change'
  if (/multiple statements|at or near ";"/.test(message) && !/^\s*PIVOT\b/i.test(sql))
    return 'several'
  if (/^(?:Permission|IO|HTTP) Error|exists in the \w+ extension/.test(message))
    return 'outside'
  if (/^(?:Parser|Syntax) Error/.test(message))
    return 'syntax'
  if (/^(?:Catalog|Binder) Error/.test(message))
    return 'unknown'
  if (/out of memory/i.test(message))
    return 'memory'
  return 'other'
}

/** The engine prints the line, cut where it is long, and a caret below it. */
function placeOf(message: string, sql: string, statement: string): ConsoleError['at'] {
  const found = /^LINE (\d+): (.*)\n( *)\^/m.exec(message)
  if (!found)
    return null
  const [, number = '', shown = '', indent = ''] = found
  const line = Number(number) - linesBefore
  const lines = sql.replace(/(?:\s|;)+$/, '').split('\n')
  if (line > lines.length)
    return { line: lines.length, column: lines.at(-1)!.length + 1 }
  const cut = shown.startsWith('...') ? 3 : 0
  const from = statement.split('\n')[Number(number) - 1]!.indexOf(shown.slice(cut).replace(/\.\.\.$/, ''))
  return { line, column: indent.length - `LINE ${number}: `.length - cut + Math.max(0, from) + 1 }
}
