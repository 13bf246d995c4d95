import type { ImportedFile, ReadReport } from '@/workspace'
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { readReports } from '@/ingest'
import { openWorkspace } from '@/workspace'
import { buildSample } from '../datasets'
import { encodeSegment } from '../src/database/projection/segment'
import { createSettler, settleFile } from '../src/ingest/agencies'
import { readerVersion } from '../src/ingest/version'
import { memoryRoot } from '../tests/unit/workspace/memory'
import { proseOf } from './prose'

/** Files written into the record at a time. */
const step = 500

/** The reports of the sample city that were accepted, as reading hands them over. */
async function sampleReports(): Promise<ReadReport[]> {
  const found: ReadReport[] = []
  const settle = createSettler([])
  for (const { truth, bytes } of buildSample().files) {
    for (const file of await readReports({ name: truth.file.split('/').at(-1)!, folder: '', bytes }))
      found.push(...settleFile(file, settle).reports.filter(({ agency, report, status }) => status === 'accepted' && agency !== null && report.year.value !== null && report.scope.value === 'unit'))
  }
  // Of the reports a unit gave twice the last one counts.
  return [...new Map(found.map(read => [`${read.agency!.id} ${read.report.year.value}`, read])).values()]
}

/** A report of the sample as that of another agency in another city, with prose of the usual length. */
function retold({ report, facts, findings, rules, status, agency }: ReadReport, city: number, number: number): ImportedFile {
  const bytes = Buffer.from(`report ${number}`)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const name = `第${city}市${agency!.name}`
  const file = { name: `${name}${report.year.value}.html`, folder: '', format: report.source.format }
  return {
    ...file,
    hash,
    bytes,
    status: 'accepted',
    refusal: null,
    reader: readerVersion,
    reports: [{
      status,
      rules,
      findings: findings.map(finding => ({ ...finding, report: hash })),
      // Every city says the same: told apart, thousands would be found to copy each other.
      facts: { ...facts, shingles: {} },
      agency: { ...agency!, id: `${agency!.id} ${city}`, name, aliases: [], region: { code: null, province: `第${Math.ceil(city / 8)}省`, city: `第${city}市`, county: agency!.region.county } },
      report: { ...report, id: hash, source: { ...report.source, ...file, hash }, agency: { ...report.agency, value: name }, sections: proseOf(number) },
    }],
  }
}

/** A backup of a record of `count` made-up reports, written to `path`; returns how many agencies they are of. */
export async function writeRecord(count: number, path: string): Promise<number> {
  const sample = await sampleReports()
  const workspace = await openWorkspace(memoryRoot().root)
  const agencies = new Set<string>()
  for (let first = 0; first < count; first += step) {
    const files = Array.from({ length: Math.min(step, count - first) }, (_, at) => retold(sample[(first + at) % sample.length]!, 1 + Math.floor((first + at) / sample.length), first + at))
    files.forEach(({ reports }) => agencies.add(reports[0]!.agency!.id))
    await workspace.accept(files, encodeSegment(files.map(({ reports }) => reports[0]!.report)))
  }
  await writeFile(path, (await workspace.backup()).stream())
  return agencies.size
}
