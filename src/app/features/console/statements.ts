import type { Saved } from '@/workspace'
import * as v from 'valibot'
import { parsed, parsedText } from '../../state/parsed'
import { readSetting, writeSetting } from '../../state/settings'
import text from './examples.sql?raw'

/** Statements to begin with; the keys are named in the locale. */
export const examples: readonly { key: string, sql: string }[] = text.split(/^-- name: /m).slice(1).map((part) => {
  const [key = '', ...lines] = part.split('\n')
  return { key: key.trim(), sql: lines.join('\n').trim().replace(/;$/, '') }
})

/** A statement a person named and kept. */
export interface SavedQuery {
  id: string
  name: string
  sql: string
}

export function savedQueries(saved: readonly Saved[]): SavedQuery[] {
  return saved.flatMap(({ id, kind, name, body }) => {
    const kept = kind === 'query' ? parsed(v.object({ sql: v.string() }), body) : null
    return kept ? [{ id, name, sql: kept.sql }] : []
  })
}

const setting = 'nianbao.console.history'
/** Statements kept on this machine. */
const kept = 50

/** What was run here before, the latest first. */
export function readHistory(): string[] {
  return (parsedText(v.array(v.string()), readSetting(setting)) ?? []).slice(0, kept)
}

/** The history with `sql` at its head, kept. */
export function remember(history: readonly string[], sql: string): string[] {
  const next = [sql, ...history.filter(item => item !== sql)].slice(0, kept)
  writeSetting(setting, JSON.stringify(next))
  return next
}

export function forget(): string[] {
  writeSetting(setting, '[]')
  return []
}

/** Longest statement that stands in the address, characters: what browsers and chat programs carry. */
export const longestInAddress = 1500
