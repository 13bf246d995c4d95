import type { Draft } from './draft'
import type { Figures } from './figures'
import type { Fault } from './planted'
import type { Drafts } from './planted/plan'
import type { CellKey, Layout, Scope, TableName } from '@/reports'
import { firstYear, governments, issuers, lastYear, layoutOf, units } from './city'
import { draftOf } from './draft'
import { consolidate, historyOf } from './figures'
import { faultsOf, plans } from './planted'
import { draftAt } from './planted/plan'
import { writeProse } from './prose/write'
import { publishedDrafts } from './published'
import { randomOf } from './random'
import { renderFile } from './render/file'
import { styleOf } from './render/style'

/** What a file says, by construction: the answer an extraction must give. */
export interface Truth {
  /** Path below `files/`. */
  file: string
  agency: string
  year: number
  scope: Scope
  layouts: Record<TableName, Layout | null>
  /** Every cell of the tables the file has; null where it prints nothing or a mark. */
  cells: Record<CellKey, number | null>
}

export interface SampleFile {
  truth: Truth
  bytes: Uint8Array
}

export interface Sample {
  files: SampleFile[]
  faults: Fault[]
}

/** Every report of the fictional city that is published, faults planted. */
function cityDrafts(): Drafts {
  const histories = new Map<string, Map<number, Figures>>(units.map(unit => [unit.name, historyOf(unit)]))
  const drafts: Drafts = new Map()
  for (let year = firstYear; year <= lastYear; year++) {
    for (const issuer of issuers) {
      const figures = issuer.unit === null
        ? consolidate(governments.find(({ name }) => name === issuer.name)!, year, histories)
        : histories.get(issuer.name)!.get(year)!
      drafts.set(`${issuer.name}|${year}`, draftOf(issuer, year, layoutOf(year, issuer.unit ?? undefined), figures))
    }
  }
  for (const { agency, year, plant } of plans)
    plant?.(draftAt(drafts, agency, year), drafts)
  for (const draft of drafts.values())
    draft.prose = writeProse(draft)
  for (const { agency, year, rewrite } of plans)
    rewrite?.(draftAt(drafts, agency, year), drafts)
  for (const { agency, year, withheld } of plans) {
    if (withheld)
      drafts.delete(`${agency}|${year}`)
  }
  return drafts
}

function truthOf(file: string, { issuer, year, layouts, cells }: Draft): Truth {
  return {
    file,
    agency: issuer.name,
    year,
    scope: issuer.scope,
    layouts,
    cells: Object.fromEntries([...cells].map(([key, value]) => [key, typeof value === 'number' ? value : null])),
  }
}

/** A report with a wrong publisher needs the page that prints it, one with blanks a shape that shows them. */
function cityStyle(draft: Draft) {
  const era = draft.year <= 2020 ? 'old' : 'new'
  const style = styleOf(randomOf(`style|${draft.issuer.name}|${era}`), [...draft.cells.values()].some(value => typeof value !== 'number'))
  if (draft.publisher !== draft.issuer.name)
    return { ...style, shape: 'site' as const }
  return draft.pictured.length > 0 ? { ...style, shape: 'page' as const } : style
}

/** The whole sample, built from nothing but this folder: the same bytes on every machine. */
export function buildSample(): Sample {
  const drafts = cityDrafts()
  const paths = new Map<string, string>()
  const city = [...drafts].map(([key, draft]): SampleFile => {
    const { extension, bytes } = renderFile(draft, cityStyle(draft))
    const file = `fictional/${draft.year}/${draft.title}.${extension}`
    paths.set(key, file)
    return { truth: truthOf(file, draft), bytes }
  })
  const published = publishedDrafts().map(({ draft, style, name }): SampleFile => {
    const { extension, bytes } = renderFile(draft, style)
    return { truth: truthOf(`${name}.${extension}`, draft), bytes }
  })
  return { files: [...published, ...city], faults: faultsOf(drafts, (agency, year) => paths.get(`${agency}|${year}`)!) }
}
