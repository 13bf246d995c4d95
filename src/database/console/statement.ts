/** Rows a statement of the console may answer with; one more is read, to say that there are more. */
export const mostRows = 10_000

/** Words a statement begins with that changes, settles or steers something: they are refused by name. */
const forbidden = new Set(['alter', 'analyze', 'attach', 'begin', 'call', 'checkpoint', 'comment', 'commit', 'copy', 'create', 'deallocate', 'delete', 'detach', 'drop', 'execute', 'explain', 'export', 'force', 'grant', 'import', 'insert', 'install', 'load', 'merge', 'pragma', 'prepare', 'replace', 'reset', 'revoke', 'rollback', 'set', 'start', 'transaction', 'truncate', 'update', 'use', 'vacuum'])

/** The word of `sql` that says it does something else than ask, in capitals; null where it asks. */
export function forbiddenWord(sql: string): string | null {
  const [skipped, first] = [/\s+|;|--[^\n]*|\/\*[\s\S]*?\*\//y, /[a-z]+/iy]
  while (skipped.test(sql))
    first.lastIndex = skipped.lastIndex
  const word = first.exec(sql)?.[0]
  return word && forbidden.has(word.toLowerCase()) ? word.toUpperCase() : null
}

/** Lines that stand before the person's text in `inside`. */
export const linesBefore = 1

/**
 * `sql` as a table of a SELECT of ours. The engine's own parser takes this as one statement or not at all (a text that closes the bracket and goes on makes
 * several, which it refuses to prepare), and one statement that begins with SELECT changes nothing.
 */
export function inside(sql: string, columns = '*'): string {
  return `SELECT ${columns} FROM (\n${sql.replace(/(?:\s|;)+$/, '')}\n) AS answer LIMIT ${mostRows + 1}`
}

export interface ConsoleColumn {
  name: string
  /** Type of the engine: `VARCHAR`, `INTEGER[]`. */
  type: string
  kind: 'number' | 'text' | 'boolean'
}

export function kindOf(type: string): ConsoleColumn['kind'] {
  if (/^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|FLOAT|DOUBLE|DECIMAL\(\d+,\d+\))$/.test(type))
    return 'number'
  return type === 'BOOLEAN' ? 'boolean' : 'text'
}

/** What is selected of the columns: numbers as DOUBLE, and what is neither number nor truth as the engine's own text of it. */
export function selection(columns: readonly ConsoleColumn[]): string {
  return columns.map(({ name, type, kind }) => {
    const quoted = `"${name.replaceAll('"', '""')}"`
    const to = kind === 'number' ? 'DOUBLE' : 'VARCHAR'
    return kind === 'boolean' || type === to ? quoted : `CAST(${quoted} AS ${to}) AS ${quoted}`
  }).join(', ')
}
