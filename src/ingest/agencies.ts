import type { Agency } from '@/reports'
import type { ImportedFile } from '@/workspace'
import { resolveAgency } from '@/reports'

/** The agency a name means. */
export type Settle = (name: string, fictional: boolean) => Agency

/**
 * Settles whose reports they are, one registry for a whole import: a name seen before is the agency it was then. `known` is the registry as
 * it stands; new agencies are known to the names that follow.
 */
export function createSettler(known: readonly Agency[]): Settle {
  const registry = [...known]
  const settled = new Map<string, Agency>()
  return (name, fictional) => {
    const key = `${fictional}|${name}`
    const before = settled.get(key)
    if (before)
      return before
    const { agency, match } = resolveAgency(name, registry, { fictional })
    settled.set(key, agency)
    // Only ever appended to: a known agency's new alias is joined to it by the record, and the index of the registry can grow.
    if (match === 'new' && !registry.some(({ id }) => id === agency.id))
      registry.push(agency)
    return agency
  }
}

/** The file with the agency of each of its reports settled. */
export function settleFile(file: ImportedFile, settle: Settle): ImportedFile {
  const reports = file.reports.map(read => ({ ...read, agency: read.report.agency.value === null ? null : settle(read.report.agency.value, read.report.fictional) }))
  return { ...file, reports }
}
