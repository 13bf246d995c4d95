import type { Government, Unit } from './city'
import type { Random } from './random'
import type { CellKey } from '@/reports'
import { appealPaths, applicationColumns, applicationRows, formCells, tableNames } from '@/reports'
import { firstYear, lastYear, unitsOf } from './city'
import { randomOf } from './random'

/** Every cell of both layouts of one issuer in one year; a report prints those of its layout. Money in 万元. */
export type Figures = Record<CellKey, number>

const columns = applicationColumns.map(({ key }) => key)
const applicantShares: Record<string, number> = { person: 0.905, business: 0.06, research: 0.003, publicInterest: 0.004, legalService: 0.012, otherOrganisation: 0.016 }

/** Weight of each outcome in 2019 and in 2025; between, it drifts in a straight line. */
const outcomes: Record<string, readonly [number, number]> = {
  'granted': [0.43, 0.36],
  'partlyGranted': [0.06, 0.11],
  'denied.stateSecret': [0.001, 0.001],
  'denied.forbiddenByLaw': [0.008, 0.005],
  'denied.publicSecurity': [0.002, 0.002],
  'denied.thirdPartyRights': [0.015, 0.011],
  'denied.internalAffairs': [0.02, 0.014],
  'denied.deliberative': [0.018, 0.013],
  'denied.enforcementFile': [0.016, 0.034],
  'denied.administrativeInquiry': [0.012, 0.021],
  'unavailable.notHeld': [0.24, 0.27],
  'unavailable.needsCreation': [0.02, 0.016],
  'unavailable.stillUnclear': [0.012, 0.008],
  'notProcessed.petition': [0.05, 0.036],
  'notProcessed.repeated': [0.018, 0.022],
  'notProcessed.publication': [0.001, 0.001],
  'notProcessed.excessive': [0.004, 0.008],
  'notProcessed.reconfirmation': [0.004, 0.003],
  'other.notCorrected': [0.012, 0.024],
  'other.feeUnpaid': [0.001, 0.002],
  'other.misc': [0.04, 0.025],
}
const outcomeRows = Object.keys(outcomes)

/** Share of the concluded that ends before each body, and how those cases end: upheld, overturned, other, pending. */
const appeals: Record<string, readonly [share: number, results: readonly number[]]> = {
  review: [0.075, [0.6, 0.07, 0.21, 0.12]],
  direct: [0.012, [0.62, 0.06, 0.15, 0.17]],
  afterReview: [0.02, [0.7, 0.05, 0.07, 0.18]],
}
const results = ['upheld', 'overturned', 'otherResult', 'pending']

const bothForms = [...new Set(tableNames.flatMap(table => [...formCells(table, '2019'), ...formCells(table, '2021')]))]

function empty(): Figures {
  return Object.fromEntries(bothForms.map(cell => [cell, 0]))
}

function fillApplications(figures: Figures, unit: Unit, year: number, before: Figures | null, random: Random): void {
  const mean = unit.applications * unit.growth ** (year - firstYear)
  const received = random.count(mean)
  const byColumn = random.deal(received, Object.values(applicantShares))
  const drift = (year - firstYear) / (lastYear - firstYear)
  const taste = randomOf(`taste|${unit.name}`)
  const weights = Object.values(outcomes).map(([from, to]) => (from + (to - from) * drift) * (0.6 + taste.next() * 0.8))
  Object.keys(applicantShares).forEach((column, index) => {
    const carriedIn = before === null ? random.binomial(byColumn[index]!, unit.carried * 0.8) : before[`applications.carriedOut.${column}`]!
    const carriedOut = random.binomial(byColumn[index]!, unit.carried)
    const concluded = byColumn[index]! + carriedIn - carriedOut
    const dealt = random.deal(concluded, weights)
    const values: Record<string, number> = { received: byColumn[index]!, carriedIn, concluded, carriedOut }
    outcomeRows.forEach((row, at) => values[row] = dealt[at]!)
    values.other = values['other.notCorrected']! + values['other.feeUnpaid']! + values['other.misc']!
    for (const [row, value] of Object.entries(values))
      figures[`applications.${row}.${column}`] = value
  })
  for (const { key: row } of applicationRows)
    figures[`applications.${row}.total`] = columns.slice(0, -1).reduce((sum, column) => sum + figures[`applications.${row}.${column}`]!, 0)
}

function fillAppeals(figures: Figures, random: Random): void {
  for (const { key: path } of appealPaths) {
    const [share, weights] = appeals[path]!
    const total = random.binomial(figures['applications.concluded.total']!, share)
    random.deal(total, weights).forEach((value, index) => figures[`appeals.${path}.${results[index]!}`] = value)
    figures[`appeals.${path}.total`] = total
  }
}

function around(mean: number, random: Random, spread = 0.18): number {
  return mean === 0 ? 0 : Math.round(mean * (1 - spread + random.next() * spread * 2))
}

/** Documents in force follow what is issued and repealed; both layouts are filled, each in its own meaning. */
function fillDocuments(figures: Figures, subject: 'regulations' | 'normativeDocuments', start: number, before: Figures | null, random: Random): void {
  const last = before === null ? start : before[`proactive.${subject}.inForce`]!
  const issued = start === 0 ? 0 : random.binomial(4, Math.min(0.9, start / 60))
  const repealed = start === 0 ? 0 : Math.min(last, random.binomial(4, Math.min(0.9, start / 75)))
  const values = { issued, repealed, inForce: last + issued - repealed, made: issued, disclosed: issued, totalDisclosed: last + issued - repealed }
  for (const [measure, value] of Object.entries(values))
    figures[`proactive.${subject}.${measure}`] = value
}

function fillItems(figures: Figures, subject: string, items: number, before: Figures | null, random: Random): void {
  const last = before === null ? items : before[`proactive.${subject}.lastYear`]! + before[`proactive.${subject}.change`]!
  figures[`proactive.${subject}.lastYear`] = last
  figures[`proactive.${subject}.change`] = items === 0 ? 0 : Math.max(-last, random.whole(-2, 3))
}

function fillProactive(figures: Figures, unit: Unit, year: number, before: Figures | null, random: Random): void {
  fillDocuments(figures, 'regulations', unit.regulations ?? 0, before, random)
  fillDocuments(figures, 'normativeDocuments', unit.documents, before, random)
  const services = unit.licensing > 0 ? 6 : 0
  for (const [subject, decisions] of Object.entries({ licensing: unit.licensing, services: services * 90, penalties: unit.penalties, coercion: unit.coercion })) {
    figures[`proactive.${subject}.decisions`] = around(decisions * 1.02 ** (year - firstYear), random)
    fillItems(figures, subject, decisions === 0 ? 0 : 4 + unit.name.length, before, random)
  }
  fillItems(figures, 'fees', unit.fees === 0 ? 0 : 3, before, random)
  figures['proactive.fees.amount'] = unit.fees === 0 ? 0 : Math.round(unit.fees * (0.85 + random.next() * 0.3) * 1e4) / 1e4
  const projects = unit.applications > 10 ? random.whole(1, 9) : 0
  figures['proactive.procurement.projects'] = projects
  figures['proactive.procurement.amount'] = projects === 0 ? 0 : Math.round(projects * (12 + random.next() * 40) * 100) / 100
}

/** What a unit counted in each year, as it should have been printed: sums add up, years join. */
export function historyOf(unit: Unit): Map<number, Figures> {
  const history = new Map<number, Figures>()
  let before: Figures | null = null
  for (let year = firstYear; year <= lastYear; year++) {
    let figures = empty()
    const random = randomOf(`figures|${unit.name}|${year}`)
    fillApplications(figures, unit, year, before, random)
    fillAppeals(figures, random)
    fillProactive(figures, unit, year, before, random)
    if (unit.repeats !== undefined && year === unit.repeats - 1) {
      for (const subject of ['regulations', 'normativeDocuments']) {
        Object.assign(figures, { [`proactive.${subject}.issued`]: 0, [`proactive.${subject}.repealed`]: 0, [`proactive.${subject}.inForce`]: before![`proactive.${subject}.inForce`]! })
      }
    }
    if (year === unit.repeats)
      figures = { ...before! }
    history.set(year, figures)
    before = figures
  }
  return history
}

/** Decimals of money without the dust of binary fractions. */
export function exact(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** Σ of the units of a government in one year. */
export function consolidate(government: Government, year: number, histories: ReadonlyMap<string, Map<number, Figures>>): Figures {
  const total = empty()
  for (const unit of unitsOf(government)) {
    const figures = histories.get(unit.name)!.get(year)!
    for (const cell of bothForms)
      total[cell] = exact(total[cell]! + figures[cell]!)
  }
  return total
}
