import type { Failure } from './failures'
import type { PickedFile } from './importing'
import type { Finding } from '@/checks'
import type { Coordinator } from '@/database'
import type { Report } from '@/reports'
import type { Batch, ImportedFile, Intake, LeftImport, StoredReport, Workspace, WorkspaceState } from '@/workspace'
import { until } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { emptyState, findingsByReport, findingStatuses, lookUp, verdictOf } from './derived'
import { missing, nameFailure } from './failures'
import { createImporting } from './importing'
import { queueOf, standingOf } from './queue'
import { drawn, openStages } from './stages'
import { useWho } from './who'

/** How an import ended: all was read; a person gave up the rest, or left it for later. */
export type ImportEnd = 'done' | 'cancelled' | 'later'

/** What the database is made of; a record that was only read anew, or in which a draft grew, has the same. */
const projected = ['reports', 'agencies', 'unitYears', 'corrections'] as const

/**
 * The record as the interface sees it: opened first, so that the first screen never waits for the database; then projected, again after each change.
 * `version` is that of the projection: whatever asks the database asks again when it rises, and it rises only when a number may have changed.
 */
export const useRecord = defineStore('record', () => {
  const workspace = shallowRef<Workspace | null>(null)
  const who = useWho()
  watch([workspace, () => who.name], ([kept, name]) => kept?.identify(name), { flush: 'sync' })
  const state = shallowRef<WorkspaceState>(emptyState)
  const coordinator = shallowRef<Coordinator | null>(null)
  const opened = ref(false)
  const ready = ref(false)
  const version = ref(0)
  const failure = shallowRef<Failure | null>(null)
  /** Whether the rules across reports are at work. */
  const checking = ref(false)
  const across = shallowRef<readonly Finding[]>([])
  const importing = createImporting()
  /** Batches the last import of this page made. */
  const lastImport = shallowRef<readonly Batch[]>([])
  /** Imports that were interrupted, or left for later. */
  const leftImports = shallowRef<readonly LeftImport[]>([])
  let stages = openStages()
  let abort: AbortController | null = null
  let projecting: Promise<void> | null = null
  let stale = false

  const lookups = computed(() => lookUp(state.value))
  const findingsOf = computed(() => findingsByReport(state.value, across.value))
  const findingStatusOf = computed(() => findingStatuses(state.value, lookups.value))
  const findings = computed(() => state.value.reports.flatMap(report => [...findingsOf.value(report.id)]))
  const queue = computed(() => queueOf(state.value, lookups.value, findingStatusOf.value))
  const isEmpty = computed(() => state.value.files.length === 0)

  /** Opens the record, then the database behind it. Failures are told in `failure`, never thrown. */
  async function open(using = stages): Promise<void> {
    stages = using
    failure.value = missing()
    if (failure.value)
      return
    try {
      const kept = await stages.openWorkspace()
      workspace.value = kept
      state.value = kept.state
      kept.subscribe((next) => {
        const before = state.value
        state.value = next
        // Files arrive in many small changes: one projection when they are all there.
        const reread = next.proposals !== before.proposals && projected.every(part => next[part] === before[part])
        if (!importing.running.value && !reread)
          void project()
      })
      await lookForLeft()
      opened.value = true
    }
    catch (error) {
      failure.value = nameFailure(error, 'storage')
      return
    }
    // The first screen of an empty record is drawn before the database takes the processor.
    if (isEmpty.value)
      await drawn()
    await project()
    await recheck()
  }

  /** Runs rules that came with a newer version on reports read before. */
  async function recheck() {
    try {
      await stages.recheck(workspace.value!)
    }
    catch (error) {
      failure.value ??= nameFailure(error, 'checks')
    }
  }

  /** Brings the database and the findings across reports up to the record; changes that arrive meanwhile are taken in one more turn. */
  function project(): Promise<void> {
    stale = true
    return projecting ??= (async () => {
      while (stale) {
        stale = false
        await projectOnce()
      }
    })().finally(() => projecting = null)
  }

  async function projectOnce() {
    try {
      const answering = await stages.project(workspace.value!)
      coordinator.value = answering
      ready.value = true
      version.value = answering.version
    }
    catch (error) {
      // A record that was emptied or restored meanwhile is read again at once.
      if (!stale)
        failure.value = nameFailure(error, 'database')
    }
    checking.value = true
    try {
      across.value = await stages.findAcross(state.value)
    }
    catch (error) {
      failure.value ??= nameFailure(error, 'checks')
    }
    checking.value = false
  }

  /** Reads files into the record; resolves when they are kept and shown, with whether all of them were read. */
  async function importFiles(files: readonly PickedFile[]): Promise<ImportEnd> {
    if (importing.running.value || !workspace.value)
      throw new Error('The record is not free.')
    const taken = await stages.withoutLitter(files)
    importing.begin(taken)
    let end: ImportEnd = 'done'
    try {
      await workspace.value.inbox.take(taken, async (intake) => {
        end = await readIn(intake)
        return end === 'later' ? 'later' : 'ended'
      })
    }
    finally {
      importing.end()
      await project()
      await lookForLeft()
    }
    return end
  }

  /** Goes on with an import that was interrupted, once no other tab is at it; null: there was nothing to go on with. */
  async function resumeImport(id: string): Promise<ImportEnd | null> {
    let end: ImportEnd | null = null
    try {
      await workspace.value?.inbox.resume(id, async (intake) => {
        await until(importing.running).toBe(false)
        importing.begin(intake.files)
        end = await readIn(intake)
        return end === 'later' ? 'later' : 'ended'
      })
    }
    finally {
      if (end !== null || importing.running.value) {
        importing.end()
        await project()
      }
      await lookForLeft()
    }
    return end
  }

  async function readIn(intake: Intake): Promise<ImportEnd> {
    const { signal } = abort = new AbortController()
    const before = state.value.batches.filter(({ group }) => group === intake.id)
    lastImport.value = before
    try {
      lastImport.value = [...before, ...await stages.importFiles(intake.files, { workspace: workspace.value!, group: intake.id, signal, onProgress: importing.progress })]
    }
    finally {
      abort = null
    }
    return signal.aborted ? signal.reason === 'later' ? 'later' : 'cancelled' : 'done'
  }

  async function lookForLeft(): Promise<void> {
    leftImports.value = await workspace.value?.inbox.left().catch(() => []) ?? []
  }

  async function dropImport(id: string): Promise<void> {
    await workspace.value?.inbox.drop(id)
    await lookForLeft()
  }

  /** What files say of themselves, against the registry; nothing is kept. */
  async function readFiles(files: readonly PickedFile[]): Promise<ImportedFile[]> {
    return stages.readFiles(await stages.withoutLitter(files), state.value.agencies)
  }

  async function change<T>(action: (kept: Workspace) => Promise<T>): Promise<T> {
    if (!workspace.value)
      throw new Error('The record is not open.')
    return action(workspace.value)
  }

  return {
    workspace,
    state,
    coordinator,
    opened,
    ready,
    version,
    failure,
    checking,
    importing,
    lastImport,
    leftImports,
    lookups,
    findings,
    /** What waits for a person: the one list, and the one count, of every page. */
    queue,
    isEmpty,
    open,
    importFiles,
    readFiles,
    change,
    resumeImport,
    dropImport,
    /** Stops the import that runs: the rest is given up, or left to go on later. */
    cancelImport: (how: 'cancelled' | 'later') => abort?.abort(how),
    undo: () => change(kept => kept.undo()),
    report: (id: string): Promise<Report> => change(kept => kept.report(id)),
    findingsOf: (id: string) => findingsOf.value(id),
    /** Findings of a report that nobody has settled yet, by a word or by a correction. */
    openFindingsOf: (id: string) => findingsOf.value(id).filter(finding => findingStatusOf.value(finding) === 'open'),
    /** Findings that stand against a report: open ones and those a person confirmed. */
    findingsAgainst: (id: string) => findingsOf.value(id).filter(finding => ['open', 'confirmed'].includes(findingStatusOf.value(finding))),
    findingStatusOf: (finding: Finding) => findingStatusOf.value(finding),
    /** What a person said of a finding, with reason and time. */
    verdictOf: (finding: Finding) => verdictOf(state.value, lookups.value, finding).verdict,
    /** What a person said of it when its numbers were others. */
    formerVerdictOf: (finding: Finding) => verdictOf(state.value, lookups.value, finding).former,
    /** The state of an agency’s year; `none`: the year is collected of nobody beside it. */
    stateOf: (agency: string, year: number) => lookups.value.states.get(`${agency}|${year}`) ?? 'none',
    standingOf: (report: StoredReport) => standingOf(state.value, report),
    /** ISO time the file of a report came. */
    importedAt: ({ file }: StoredReport) => state.value.batches.find(({ id }) => id === lookups.value.files.get(file.hash)?.came)?.at,
    agencyById: (id: string | null) => id === null ? undefined : lookups.value.agencies.get(id),
  }
})
