import type { ImportedFile } from '@/workspace'
import { createHash } from 'node:crypto'
import { canonical, essenceOf } from '../../src/ingest/essence'

/** What comes of each golden file, as one digest of what is read of it and one of what is found in that. */
export interface Readings {
  /** `readerVersion` and `rulesVersion` under which it came so. */
  reader: number
  rules: number
  files: Record<string, [reading: string, findings: string]>
}

function digest(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, 12)
}

/** The digests of one golden, archives opened. Words of explanation are no part of them. */
export function digestsOf(files: readonly ImportedFile[]): [reading: string, findings: string] {
  return [
    digest(files.map(({ name, folder, format, refusal, reports }) => ({ name, folder, format, refusal: refusal?.code, reports: reports.map(({ report }) => essenceOf(report)) }))),
    digest(files.map(({ reports }) => reports.map(({ status, findings }) => ({ status, findings: findings.map(({ message, report, ...finding }) => finding) })))),
  ]
}

/** Why `now` may not stand where `kept` does: files that come out otherwise under the same version. */
export function unversioned(kept: Readings, now: Readings): string[] {
  return Object.entries(now.files).flatMap(([name, [reading, findings]]) => {
    const before = kept.files[name]
    if (!before)
      return []
    if (reading !== before[0])
      return now.reader === kept.reader ? [`${name} is read otherwise than by readerVersion ${kept.reader}: raise it in src/ingest/version.ts`] : []
    return findings !== before[1] && now.rules === kept.rules ? [`other findings in ${name} than by rulesVersion ${kept.rules}: raise it in src/checks/rules.ts`] : []
  })
}
