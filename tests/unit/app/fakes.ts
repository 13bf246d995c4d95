import type { Stages } from '../../../src/app/state/stages'
import type { Finding } from '@/checks'
import type { Coordinator } from '@/database'
import type { Agency } from '@/reports'
import type { StoredReport, Workspace, WorkspaceState } from '@/workspace'
import { vi } from 'vitest'
import { emptyState } from '../../../src/app/state/derived'

export function agency(id: string, more: Partial<Agency> = {}): Agency {
  return { id, name: id, aliases: [], region: { code: null, province: null, city: null, county: null }, level: 'county', type: 'other', fictional: false, guessed: { region: null, level: null, type: null }, ...more }
}

export function finding(report: string, id: string, more: Partial<Finding> = {}): Finding {
  return { id, rule: 'balance', severity: 'error', report, table: 'applications', row: null, column: null, message: id, params: {}, cells: [], elsewhere: [], expected: 1, actual: 0, ...more }
}

export function stored(id: string, agencyId: string | null, year: number | null, more: Partial<StoredReport> = {}): StoredReport {
  return {
    id,
    batch: 'b1',
    file: { hash: id, name: `${id}.txt`, folder: '', format: 'txt', part: null },
    title: null,
    status: 'accepted',
    agency: agencyId,
    year,
    scope: 'unit',
    read: { agency: agencyId, agencyId, agencyCertain: true, year, yearCertain: true, scope: 'unit', scopeCertain: true },
    fictional: false,
    layouts: { proactive: '2021', applications: '2021', appeals: '2021' },
    facts: { numbers: {}, shingles: {} } as never,
    findings: [],
    rules: 1,
    revision: 1,
    version: more.current === false ? agencyId === null || year === null ? 'waiting' : 'replaced' : 'counted',
    current: true,
    rivals: [],
    chosen: null,
    ...more,
  }
}

/** A record in memory whose state a test sets. */
export function fakeWorkspace(state: WorkspaceState = emptyState) {
  const listeners = new Set<(state: WorkspaceState) => void>()
  const workspace = {
    state,
    identify() {},
    inbox: {
      take: async (files: Parameters<Workspace['inbox']['take']>[0], work: Parameters<Workspace['inbox']['take']>[1]) => void await work({ id: 'b1', files }),
      left: async () => [],
      resume: async () => false,
      drop: async () => {},
    } satisfies Workspace['inbox'],
    subscribe: (listener: (state: WorkspaceState) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    undo: vi.fn(async () => {}),
  }
  return {
    workspace: workspace as unknown as Workspace,
    become(next: Partial<WorkspaceState>) {
      workspace.state = { ...workspace.state, ...next }
      listeners.forEach(listener => listener(workspace.state))
    },
  }
}

export function fakeStages(workspace: Workspace, more: Partial<Stages> = {}) {
  return {
    openWorkspace: vi.fn(async () => workspace),
    project: vi.fn(async () => ({ version: 1, query: () => async () => [] }) as unknown as Coordinator),
    findAcross: vi.fn(async () => [] as Finding[]),
    recheck: vi.fn(async () => {}),
    withoutLitter: vi.fn(async files => [...files]),
    readFiles: vi.fn(async () => []),
    importFiles: vi.fn(async () => []),
    ...more,
  } satisfies Stages
}
