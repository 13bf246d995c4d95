import type { Draft } from '../../golden/make/figures'
import type { Mutation } from './kinds'
import type { Said } from './model'
import type { Encoding, Style } from './render'
import type { SourceDocument, SourceFile } from '@/readers'
import type { CellKey, Report } from '@/reports'
import type { ReadReport } from '@/workspace'
import { checkReport, factsOf, rulesVersion } from '@/checks'
import { readReports } from '@/ingest'
import { buildReport } from '@/reports'
import { recognize } from '@/tables'
import { statusOf } from '../../../src/ingest/status'
import { flaggedBy } from '../../golden/judge'
import { draftOf } from '../../golden/make/figures'
import { lookOf, looks } from '../../golden/make/looks'
import { reprints } from './kinds'
import { partsOf, truthOf } from './model'
import { mutate } from './mutate'
import { documentOf, fileOf } from './render'

/** What became of the file itself: cut off, or one byte changed, at a share of its length. */
export interface Damage { kind: 'cut' | 'flip', at: number }

/** One case: a report by its seed, its look, how it is written, and what goes wrong with it. */
export interface Case { seed: number, look: number, form: number, gaps: boolean, style: Style, encoding: Encoding, damage: Damage | null, mutations: Mutation[] }

/**
 * `clean`: accepted and right. `flagged`: something was wrong or doubtful, and named. `held`: a wrong number not named, in a report held for review.
 * `silent`: a wrong number not named, in an accepted report. `undetectable`: read exactly as printed, but another number than the office's own form had,
 * and no sum of the form tells. `damaged`: a byte of plain text changed, nobody knows what the file says now. `none`: no report came of it.
 */
export interface Outcome { kind: 'clean' | 'flagged' | 'held' | 'silent' | 'undetectable' | 'none' | 'damaged', reprinted: boolean, wrong: string[] }

/** Written in zip archives, whose check sums show a changed byte. */
const checksummed: ReadonlySet<Style> = new Set(['xlsx', 'docx'])

const forms = [
  { proactive: '2019', applications: '2019', appeals: '2021' },
  { proactive: '2021', applications: '2021', appeals: '2021' },
  { proactive: '2021', applications: '2019', appeals: '2021' },
  { proactive: '2019', applications: '2021', appeals: '2021' },
] as const

export function draftFor({ seed, form, gaps }: Case): Draft {
  return draftOf(`mutation ${seed}`, { agency: '云川市教育局', year: 2023, layouts: forms[form % forms.length]!, size: (['small', 'middle', 'large'] as const)[seed % 3]!, gaps })
}

function reportOf(document: SourceDocument): ReadReport {
  const report: Report = buildReport(recognize(document), { hash: 'a', name: 'a.docx', folder: '', format: document.format, charset: null, part: null })
  const findings = checkReport(report)
  return { report, facts: factsOf(report), findings, rules: rulesVersion, status: statusOf(report, findings), agency: null }
}

/** Whether a value is a legitimate reading; that a number is not read is always named, as incomplete. */
function isRight(said: ReadonlySet<Said> | undefined, value: number | null, cut: boolean): boolean {
  if (cut && said && value !== null && [...said].some(one => typeof one === 'number' && String(one).startsWith(String(value))))
    return true
  return value === null ? said === undefined || said.has('none') || said.has('unsure') : said !== undefined && said.has(value)
}

/** The numbers of a read report that are not what the document says and that no finding names. */
function unnamed(read: ReadReport, truth: ReadonlyMap<CellKey, ReadonlySet<Said>>, title: string, cut: boolean): { wrong: string[], any: boolean } {
  const flagged = flaggedBy(read)
  const wrong: string[] = []
  let any = false
  for (const key of new Set([...truth.keys(), ...Object.keys(read.report.cells)])) {
    const cell = read.report.cells[key]
    const value = cell?.state === 'number' ? cell.value : null
    if (isRight(truth.get(key), value, cut))
      continue
    any = true
    if (!flagged(key) && !(cell === undefined && truth.get(key) !== undefined))
      wrong.push(`${key}: says ${[...truth.get(key) ?? ['nothing']].join(' or ')}, read ${value}`)
  }
  const { agency, year } = read.report
  const named = read.findings.map(({ rule }) => rule)
  const titled = /\d{4}/.exec(title)?.[0]
  if ((agency.value !== '云川市教育局' || title.includes('民政局')) && agency.certain && !named.includes('agency-conflict'))
    wrong.push(`agency: read ${agency.value}`)
  if ((year.value !== 2023 || (titled !== undefined && titled !== '2023')) && year.certain && !named.includes('year-conflict'))
    wrong.push(`year: read ${year.value}`)
  return { wrong, any }
}

/** Numbers of an accepted report that are not those of the office's own form, which no finding names. */
function departed(read: ReadReport, draft: Draft): string[] {
  const flagged = flaggedBy(read)
  return [...draft.cells].flatMap(([key, figure]) => {
    const own = typeof figure === 'number' ? figure : null
    const value = read.report.cells[key]?.value ?? null
    return own === value || flagged(key) ? [] : [`${key}: was ${own}, prints ${value}`]
  })
}

function damaged(file: SourceFile, damage: Damage | null): SourceFile {
  if (damage === null)
    return file
  const at = Math.floor(damage.at * file.bytes.length)
  return { ...file, bytes: damage.kind === 'cut' ? file.bytes.slice(0, at + 1) : file.bytes.map((byte, index) => index === at ? byte ^ (1 << at % 8) : byte) }
}

/** The reports of a file; a reader that failed inside is a crash. */
async function readsOf(file: SourceFile): Promise<ReadReport[]> {
  const files = await readReports(file)
  const failed = files.find(({ refusal }) => refusal?.code === 'internal')
  if (failed)
    throw new Error(failed.refusal!.reason)
  return files.flatMap(({ reports }) => reports)
}

/** Renders a case, reads it as an import does, and compares it with what it says. */
export async function judge(item: Case): Promise<Outcome> {
  const draft = draftFor(item)
  const look = lookOf(looks[item.look % looks.length]!.name)
  const parts = item.mutations.reduce(mutate, partsOf(draft, look))
  const truth = truthOf(parts, draft)
  const reprinted = item.mutations.some(({ kind }) => reprints.has(kind))
  const title = parts.flatMap(part => part.kind === 'title' ? [part.text] : []).join('')
  const reads = item.style === 'exact' ? [reportOf(documentOf(parts))] : await readsOf(damaged(await fileOf(parts, draft, item.style, item.encoding), item.damage))
  if (item.style !== 'exact' && !checksummed.has(item.style) && item.damage?.kind === 'flip')
    return { kind: 'damaged', reprinted, wrong: [] }
  if (reads.length === 0)
    return { kind: 'none', reprinted, wrong: [] }
  const judged = reads.map(read => ({ read, ...unnamed(read, truth, title, item.style !== 'exact' && item.damage !== null) }))
  const silent = judged.filter(({ read, wrong }) => read.status === 'accepted' && wrong.length > 0)
  if (silent.length > 0)
    return { kind: 'silent', reprinted, wrong: silent.flatMap(({ wrong }) => wrong) }
  const held = judged.filter(({ wrong }) => wrong.length > 0)
  if (held.length > 0)
    return { kind: 'held', reprinted, wrong: held.flatMap(({ wrong }) => wrong) }
  const lost = reads.flatMap(read => read.status === 'accepted' ? departed(read, draft) : [])
  if (lost.length > 0)
    return { kind: 'undetectable', reprinted, wrong: lost }
  return { kind: judged.every(({ read, any }) => read.status === 'accepted' && !any) ? 'clean' : 'flagged', reprinted, wrong: [] }
}
