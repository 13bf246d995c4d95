import type { TableTwin } from '@/figures'
import { sha256 } from '../sha256'

/** What a checksum covers: the numbers shown, in full precision, and what they mean. */
export interface Checked {
  table: TableTwin
  /** 口径, period and coverage as stated beside the numbers. */
  subject: readonly string[]
}

/** The same data always give the same text: columns by key and kind, rows in the order shown. Labels are left out, so that a change of language changes nothing. */
export function canonical({ table, subject }: Checked): string {
  return JSON.stringify({
    subject,
    columns: table.columns.map(({ key, kind }) => [key, kind]),
    rows: table.rows.map(row => table.columns.map(({ key, kind }) => kind === 'text' ? null : row[key] ?? null)),
  })
}

/** SHA-256 over the canonical text, hex: equal exactly when the numbers are. */
export async function checksumOf(checked: Checked): Promise<string> {
  return sha256(new TextEncoder().encode(canonical(checked)))
}
