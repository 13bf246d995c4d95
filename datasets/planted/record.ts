import type { Government } from '../city'
import type { Draft } from '../draft'
import type { Drafts, Plan } from './plan'
import type { CellKey } from '@/reports'
import { appealResults, applicationColumns, applicationRowKeys, formCells, tableNames } from '@/reports'
import { governments, unitsOf } from '../city'
import { exact } from '../figures'
import { draftAt } from './plan'

/** A finding the sample must give: rule and place as `id`, and for a sum both its numbers. */
export interface ExpectedFinding {
  agency: string
  year: number
  id: string
  severity: 'error' | 'warning' | 'info'
  expected?: number
  actual?: number
}

const ends = ['received', 'carriedIn', 'concluded', 'carriedOut']

function numberIn(draft: Draft, cell: CellKey): number {
  const value = draft.cells.get(cell)
  return typeof value === 'number' ? value : 0
}

function sum(draft: Draft, cells: readonly CellKey[]): number {
  return exact(cells.reduce((total, cell) => total + numberIn(draft, cell), 0))
}

/** Both numbers of a broken sum, worked out from what the drafts print; nothing for rules that compare no numbers. */
function numbersOf(id: string, draft: Draft, before: Draft | undefined): { expected?: number, actual?: number } {
  const [rule, where = ''] = id.split(':')
  const application = (row: string, column = where): CellKey => `applications.${row}.${column}`
  switch (rule) {
    case 'balance':
      return { expected: sum(draft, [application('received'), application('carriedIn')]), actual: sum(draft, [application('concluded'), application('carriedOut')]) }
    case 'outcomes-sum':
      return { expected: sum(draft, applicationRowKeys(draft.layouts.applications!).filter(row => !ends.includes(row)).map(row => application(row))), actual: numberIn(draft, application('concluded')) }
    case 'row-sum':
      return { expected: sum(draft, applicationColumns.slice(0, -1).map(({ key }) => application(where, key))), actual: numberIn(draft, application(where, 'total')) }
    case 'appeals-sum':
      return { expected: sum(draft, appealResults.slice(0, -1).map(({ key }) => `appeals.${where}.${key}`)), actual: numberIn(draft, `appeals.${where}.total`) }
    case 'carry-over':
      return { expected: numberIn(before!, application('carriedOut')), actual: numberIn(draft, application('carriedIn')) }
    case 'in-force': {
      const cell = (measure: string): CellKey => `proactive.${where}.${measure}`
      return { expected: numberIn(before!, cell('inForce')) + numberIn(draft, cell('issued')) - numberIn(draft, cell('repealed')), actual: numberIn(draft, cell('inForce')) }
    }
    case 'whole-number':
      return { actual: numberIn(draft, where) }
    default:
      return {}
  }
}

function severityOf(id: string): ExpectedFinding['severity'] {
  return /^(?:balance|outcomes-sum|row-sum|appeals-sum|carry-over|whole-number):/.test(id) ? 'error' : id.startsWith('old-layout:') ? 'info' : 'warning'
}

/** The finding `id` on one report with its numbers. */
export function expectedFinding(drafts: Drafts, agency: string, year: number, id: string): ExpectedFinding {
  return { agency, year, id, severity: severityOf(id), ...numbersOf(id, draftAt(drafts, agency, year), drafts.get(`${agency}|${year - 1}`)) }
}

/** What a plan must give: its own findings and those that follow. */
export function findingsOf(plan: Plan, drafts: Drafts): { findings: ExpectedFinding[], consequences: ExpectedFinding[] } {
  return {
    findings: plan.findings.map(id => expectedFinding(drafts, plan.agency, plan.year, id)),
    consequences: (plan.consequences ?? []).map(({ agency = plan.agency, year = plan.year, id }) => expectedFinding(drafts, agency, year, id)),
  }
}

/** Who is added up: the units, and for a part of the region with a government that adds up its own, that government. */
function membersOf(government: Government): string[] {
  const parts = governments.filter(({ region }) => region.startsWith(`${government.region}/`))
  return [
    ...unitsOf(government).filter(unit => !parts.some(part => unitsOf(part).includes(unit))).map(({ name }) => name),
    ...parts.map(({ name }) => name),
  ]
}

/**
 * Tables of the governments' reports that no longer equal what their units print: governments add up the right figures, so a
 * misprint of a unit shows there too. Where a unit's cell is open, only a sum above the government's contradicts it.
 */
export function consolidatedConsequences(drafts: Drafts, years: readonly number[]): ExpectedFinding[] {
  return governments.flatMap(government => years.flatMap((year) => {
    const whole = draftAt(drafts, government.name, year)
    const members = membersOf(government)
    const parts = members.map(name => drafts.get(`${name}|${year}`)).filter(draft => draft !== undefined)
    return tableNames.flatMap((table) => {
      const common = formCells(table, whole.layouts[table]!).filter(cell =>
        parts.every(part => part.layouts[table] === null || part.layouts[table] === whole.layouts[table] || (part.cells.has(cell) && !cell.startsWith('applications.other'))))
      const wrong = common.filter((cell) => {
        const units = exact(parts.reduce((total, part) => total + numberIn(part, cell), 0))
        const open = parts.length < members.length || parts.some(part => typeof part.cells.get(cell) !== 'number')
        return open ? units > numberIn(whole, cell) : units !== numberIn(whole, cell)
      })
      return wrong.length === 0 ? [] : [{ agency: government.name, year, id: `consolidated-sum:${table}`, severity: 'warning' as const }]
    })
  }))
}
