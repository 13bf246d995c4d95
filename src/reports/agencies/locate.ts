import { compact } from '../normal'
import { divisions, regionOf, regionPath, shortForms } from './divisions'

/** What a shape of a map says of the place it is. */
export interface PlaceClue {
  /** Code of six digits (GB/T 2260), null where it has none. */
  code: string | null
  name: string | null
}

const codeOf = new Map(divisions.map(division => [regionPath(regionOf(division)), division.code]))

/** Finds the one of `paths` (`江苏省/淮安市`) that a clue means: by its code, its whole name, else its short form. Null where none or more than one fits. */
export function locator(paths: readonly string[]): (clue: PlaceClue) => string | null {
  const codes = new Map(paths.flatMap((path): [string, string][] => codeOf.has(path) ? [[codeOf.get(path)!, path]] : []))
  const names = [new Map<string, string[]>(), new Map<string, string[]>()] as const
  const note = (index: Map<string, string[]>, name: string, path: string): unknown => index.set(name, [...index.get(name) ?? [], path])
  for (const path of new Set(paths)) {
    const parts = path.split('/')
    const last = parts.at(-1)!
    if (last === '')
      continue
    for (const name of new Set([last, parts.slice(-2).join(''), parts.join('')]))
      note(names[0], compact(name), path)
    for (const name of shortForms(last))
      note(names[1], name, path)
  }
  return ({ code, name }) => {
    const known = code === null ? undefined : codes.get(code)
    if (known !== undefined || name === null)
      return known ?? null
    for (const index of names) {
      const found = index.get(compact(name))
      if (found)
        return found.length === 1 ? found[0]! : null
    }
    return null
  }
}
