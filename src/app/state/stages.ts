import type { PickedFile } from './importing'
import type { Finding } from '@/checks'
import type { Coordinator, Database } from '@/database'
import type { ImportProgress } from '@/ingest'
import type { Agency } from '@/reports'
import type { Batch, ImportedFile, Intake, Workspace, WorkspaceState } from '@/workspace'
import { createAcross } from './across'
import { packaged, packageData } from './packaged'
import { readSetting, writeSetting } from './settings'
import { useWorkspaces } from './workspaces'

/** Setting that says whether the record held reports when last seen: then the database is started while the record opens. */
const filled = 'nianbao.filled'

/** Until the page has drawn what it has; charts come before the rules across reports. */
export const drawn = () => new Promise<void>(resolve => 'requestIdleCallback' in globalThis ? requestIdleCallback(() => resolve(), { timeout: 2000 }) : setTimeout(resolve, 500))

/** What the store needs of the other stages; each loaded when first used, so that the first screen waits for none. */
export interface Stages {
  openWorkspace: () => Promise<Workspace>
  /** Brings the database up to the record and returns what answers questions; its version rises when an answer may have changed. */
  project: (workspace: Workspace) => Promise<Coordinator>
  findAcross: (state: WorkspaceState) => Promise<readonly Finding[]>
  /** Runs newer rules on reports that were read before. */
  recheck: (workspace: Workspace) => Promise<void>
  /** `files` without what operating systems leave in folders. */
  withoutLitter: (files: readonly PickedFile[]) => Promise<PickedFile[]>
  /** What files say, agencies settled among `agencies`; nothing is kept. */
  readFiles: (files: readonly PickedFile[], agencies: readonly Agency[]) => Promise<ImportedFile[]>
  importFiles: (files: Intake['files'], options: { workspace: Workspace, group: string, signal: AbortSignal, onProgress: (progress: ImportProgress) => void }) => Promise<Batch[]>
}

/** The record of the package this page is, in memory. */
async function openPublished({ sum, label }: NonNullable<typeof packaged>): Promise<Workspace> {
  const [{ openPackage }, response] = await Promise.all([import('@/workspace'), fetch(new URL(packageData, document.baseURI), { cache: 'no-cache' })])
  if (!response.ok)
    throw new Error(`${packageData}: HTTP ${response.status}`)
  const opened = await openPackage(await response.blob(), sum)
  label.value = opened.label
  return opened.workspace
}

export function openStages(): Stages {
  let opening: Promise<{ database: Database, coordinator: Coordinator }> | null = null

  const across = createAcross()

  async function open() {
    const { openDatabase, createCoordinator } = await import('@/database')
    const database = await openDatabase()
    return { database, coordinator: createCoordinator(database.query) }
  }

  function start() {
    if (!opening) {
      opening = open()
      opening.catch(() => opening = null)
    }
    return opening
  }

  return {
    openWorkspace: async () => {
      if (packaged || readSetting(filled))
        void start()
      if (packaged)
        return openPublished(packaged)
      const [{ openWorkspace }, root] = await Promise.all([import('@/workspace'), useWorkspaces().open()])
      return openWorkspace(
        root,
        async record => (await start()).database.rehearse(record),
        async reports => (await import('@/database')).encodeSegment(reports),
      )
    },
    project: async (workspace) => {
      const { database, coordinator } = await start()
      const { agencies, reports, corrections, unitYears } = workspace.state
      const changed = await database.project({ agencies, reports, corrections, unitYears, segments: workspace.segments })
      if (changed || coordinator.version === 0)
        coordinator.invalidate()
      if (!packaged)
        writeSetting(filled, reports.length > 0 ? 'yes' : '')
      return coordinator
    },
    findAcross: async (state) => {
      await drawn()
      return across(state)
    },
    recheck: async (workspace) => {
      if (packaged || workspace.state.reports.length === 0)
        return
      const { recheckKept } = await import('@/ingest')
      await recheckKept(workspace)
    },
    withoutLitter: async (files) => {
      const { isLitter } = await import('@/ingest')
      return files.filter(({ file, folder }) => !isLitter(file.name, folder))
    },
    readFiles: async (files, agencies) => {
      const { readFiles } = await import('@/ingest')
      return readFiles(files, { agencies, signal: new AbortController().signal, onProgress: () => {} })
    },
    importFiles: async (files, options) => {
      const [{ importFiles }, { encodeSegment }] = await Promise.all([import('@/ingest'), import('@/database')])
      return importFiles(files, { ...options, encode: encodeSegment })
    },
  }
}
