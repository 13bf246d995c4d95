import type { Generation } from './generation'
import type { Batch, ImportedFile, PackedReports, Workspace, WorkspaceState } from './record'
import type { FindingState } from '@/checks'
import type { Correction, Report } from '@/reports'
import { readBackup, writeBackup } from './backup'
import { readExtent, writeBatch } from './batch'
import { derive } from './derive'
import { openFile, removeEntry, sha256 } from './directory'
import { isQuota, WorkspaceError } from './errors'
import { append, catchUp, entry, openGeneration } from './generation'
import { exclusive } from './locks'
import { newGeneration, point, readPointer } from './pointer'
import { versionKey } from './versions'

/** What `undo` takes back: journal entries, or the move to another generation after which `mark` entries stood in its journal. */
type Undo = { label: string, group?: string } & ({ entries: string[] } | { back: string, mark: number })

type Change = Parameters<typeof entry>[0]

interface Opened {
  root: FileSystemDirectoryHandle
  /** Name of the lock and of the channel between tabs. */
  name: string
  generation: Generation
  leave: () => void
}

/** The workspace over an opened record. Every change takes the lock, first reads what other tabs wrote, writes, and tells them. */
export function createWorkspace({ root, name, generation: opened, leave }: Opened): Workspace {
  let current = opened
  let closed = false
  const undos: Undo[] = []
  const listeners = new Set<(state: WorkspaceState) => void>()
  const channel = new BroadcastChannel(name)
  let state = fold()
  // A failure here meets the next change again, and is told there.
  channel.onmessage = () => void exclusive(name, async () => closed || refresh()).catch(() => {})
  askToPersist(state.files.length > 0)

  function fold(): WorkspaceState {
    return { ...derive(current.log, current.batches), undoable: undos.at(-1)?.label ?? null, problems: [...current.problems] }
  }

  function publish(): void {
    const next = state = fold()
    for (const listener of listeners)
      queueMicrotask(() => listener(next))
  }

  async function refresh(): Promise<void> {
    const { pointer } = await readPointer(root)
    if (pointer.generation !== current.name) {
      current = await openGeneration(root, pointer.generation)
      undos.length = 0
      publish()
    }
    else if (await catchUp(current)) {
      publish()
    }
  }

  async function change<T>(work: () => Promise<T>): Promise<T> {
    if (closed)
      throw new WorkspaceError('closed', '记录已关闭，这一步没有执行。请刷新页面后再试。')
    return exclusive(name, async () => {
      await refresh()
      try {
        return await work()
      }
      catch (error) {
        throw isQuota(error) ? new WorkspaceError('quota', '浏览器存储空间不足，这一步没有存入；已有记录未改动。请先备份，清理磁盘空间或移走旧记录后再试。', {}, error) : error
      }
      finally {
        publish()
        if (!closed)
          channel.postMessage('changed')
      }
    })
  }

  /** Appends entries that `undo` takes back at once. */
  async function log(label: string, added: Change | readonly Change[], group?: string): Promise<void> {
    const logged = [added].flat().map(entry)
    await append(current, logged)
    const ids = logged.map(({ id }) => id)
    const last = undos.at(-1)
    if (group !== undefined && last?.group === group && 'entries' in last)
      undos.splice(-1, 1, { label, group, entries: [...last.entries, ...ids] })
    else
      undos.push({ label, group, entries: ids })
  }

  async function judgeAll(findings: Parameters<Workspace['judgeAll']>[0], verdict: FindingState, reason: string): Promise<void> {
    if (findings.length > 0)
      await log('核验处理', findings.map(({ report, finding, numbers }) => ({ type: 'judged', report, finding, state: verdict, reason, numbers })))
  }

  async function accept(files: readonly ImportedFile[], segment: Uint8Array, group?: string): Promise<Batch> {
    const seen = new Set(state.files.map(file => file.hash))
    const fresh = files.filter(file => !seen.has(file.hash) && seen.add(file.hash))
    return keep(fresh, segment, before => `导入 ${before + fresh.length} 个文件`, group)
  }

  /** Writes one batch; `label` names it given how many files of its group came before. */
  async function keep(fresh: readonly ImportedFile[], segment: Uint8Array, label: (before: number) => string, group?: string): Promise<Batch> {
    const at = new Date().toISOString()
    if (fresh.length === 0)
      return { id: '', group: group ?? '', at, files: 0 }
    const id = `${Date.now().toString(36).padStart(9, '0')}-${crypto.randomUUID().slice(0, 8)}`
    const index = await writeBatch(current.batchDirectory, { id, at, files: fresh, segment, held: hash => holder(hash) !== undefined })
    try {
      const before = group !== undefined && undos.at(-1)?.group === group ? importedBy(undos.at(-1)!) : 0
      await log(label(before), { type: 'accepted', batch: id, group }, group)
    }
    catch (error) {
      await removeEntry(current.batchDirectory, id)
      throw error
    }
    current.batches.set(id, index)
    askToPersist(true)
    return { id, group: group ?? id, at, files: fresh.length }
  }

  function importedBy(undo: Undo): number {
    const ids = new Set('entries' in undo ? undo.entries : [])
    return current.log.reduce((sum, logged) => sum + (logged.type === 'accepted' && ids.has(logged.id) ? current.batches.get(logged.batch)?.files.length ?? 0 : 0), 0)
  }

  function holder(hash: string): { batch: string, extent: { offset: number, length: number } } | undefined {
    for (const [batch, { sources }] of current.batches) {
      if (Object.hasOwn(sources, hash))
        return { batch, extent: sources[hash]! }
    }
  }

  async function source(hash: string): Promise<Uint8Array> {
    const held = holder(hash)
    const file = state.files.find(file => file.hash === hash)
    if (!held && file?.size === 0 && file.refusal?.code === 'empty')
      return new Uint8Array()
    if (!held)
      throw new WorkspaceError('missing', `记录中没有存“${file?.name ?? hash}”的源文件（例如文件过大、当时没有读入）。请在原来的文件夹中查看。`, { file: file?.name ?? hash })
    const bytes = await readExtent(current.batchDirectory, held.batch, 'sources', held.extent)
    if (await sha256(bytes) !== hash)
      throw new WorkspaceError('damaged', `“${file?.name ?? hash}”存下的内容与导入时不同，可能是磁盘故障。请恢复备份，或移除后重新导入这个文件。`, { file: file?.name ?? hash })
    return bytes
  }

  async function report(id: string): Promise<Report> {
    const stored = state.reports.find(stored => stored.id === id)
    const header = stored && current.batches.get(stored.batch)?.reports.find(header => header.id === id)
    if (!stored || !header)
      throw new WorkspaceError('missing', '这份年报已不在记录中（可能已在另一窗口移除）。请返回列表。', { report: id })
    const bytes = await readExtent(current.batchDirectory, stored.batch, 'reports', header)
    try {
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Report
    }
    catch (cause) {
      throw new WorkspaceError('damaged', `“${stored.file.name}”的读取结果已损坏，源文件仍在。请移除后重新导入这个文件。`, { file: stored.file.name }, cause)
    }
  }

  async function segments(batches: ReadonlySet<string> = new Set(state.reports.map(stored => stored.batch))): Promise<{ batch: string, bytes: Uint8Array }[]> {
    return Promise.all([...batches].map(async (batch) => {
      const file = await openFile(await current.batchDirectory.getDirectoryHandle(batch), 'segment.bin')
      return { batch, bytes: new Uint8Array(await (file ?? new Blob()).arrayBuffer()) }
    }))
  }

  async function packed(): Promise<PackedReports[]> {
    const live = new Set(state.reports.map(({ batch, id }) => `${batch}/${id}`))
    const batches = [...new Set(state.reports.map(stored => stored.batch))]
    return Promise.all(batches.map(async (batch) => {
      const file = await openFile(await current.batchDirectory.getDirectoryHandle(batch), 'reports.bin')
      const reports = current.batches.get(batch)!.reports.filter(({ id }) => live.has(`${batch}/${id}`))
      return { batch, bytes: file ?? new Blob(), reports: reports.map(({ id, offset, length }) => ({ id, offset, length })) }
    }))
  }

  async function correct(correction: Omit<Correction, 'when'>): Promise<void> {
    const { field, after } = correction
    const known = field !== 'agency' || after === null || [...current.batches.values()].some(batch => batch.agencies.some(agency => agency.id === after))
      || state.agencies.some(agency => agency.id === after)
    if (!known)
      throw new WorkspaceError('agency', `机构“${after}”不在机构库中，更正没有保存。请先把它加入机构库，再更正。`, { agency: String(after) })
    await log('更正', { type: 'corrected', correction: { ...correction, when: new Date().toISOString() } })
  }

  async function moveTo(generation: Generation, label: string): Promise<void> {
    const back = current.name
    await point(root, generation.name)
    current = generation
    undos.push({ label, back, mark: generation.log.length })
  }

  async function restore(backup: Blob): Promise<void> {
    const target = newGeneration()
    try {
      await moveTo(await readBackup(root, target, backup), '恢复备份')
    }
    catch (error) {
      if (current.name !== target)
        await removeEntry(root, target)
      throw error
    }
  }

  async function undo(): Promise<void> {
    const last = undos.at(-1)
    if (!last)
      return
    if ('entries' in last) {
      await append(current, [entry({ type: 'undone', entries: last.entries })])
    }
    else {
      const undone = new Set(current.log.flatMap(logged => logged.type === 'undone' ? logged.entries : []))
      if (current.log.slice(last.mark).some(logged => logged.type !== 'undone' && !undone.has(logged.id)))
        throw new WorkspaceError('conflict', `“${last.label}”之后，另一窗口又作了改动，撤销会丢失这些改动，所以没有撤销。请先备份当前记录。`, { action: last.label })
      current = await openGeneration(root, last.back)
      await point(root, last.back)
    }
    undos.pop()
  }

  return {
    get state() {
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    accept: (files, segment, group) => change(() => accept(files, segment, group)),
    replace: (file, segment) => change(async () => {
      if (!state.files.some(({ hash }) => hash === file.hash))
        throw new WorkspaceError('missing', `“${file.name}”已不在记录中（可能已在另一窗口移除），重新读取的结果没有存入。请重新导入这个文件。`, { file: file.name })
      return keep([file], segment, () => `重新读取“${file.name}”`)
    }),
    report,
    source,
    segments,
    packed,
    correct: correction => change(() => correct(correction)),
    uncorrect: (report, field) => change(async () => {
      if (state.corrections.some(correction => correction.report === report && correction.field === field))
        await log('撤回更正', { type: 'uncorrected', report, field })
    }),
    choose: (report, who) => change(async () => {
      const chosen = state.reports.find(({ id }) => id === report)
      const key = chosen && versionKey(chosen)
      if (!chosen || !key)
        throw new WorkspaceError('missing', '这份年报已不在记录中，或它的机构、年度已改（可能在另一窗口），没有选用。请返回列表。', { report })
      const over = state.reports.filter(other => other.id !== report && versionKey(other) === key).map(({ id }) => id)
      await log(`选用“${chosen.file.name}”`, { type: 'chosen', report, over, who })
    }),
    saveAgency: agency => change(() => log(`修改机构“${agency.name}”`, { type: 'agency', agency })),
    judge: (report, finding, verdict, reason) => change(() => judgeAll([{ report, finding }], verdict, reason)),
    judgeAll: (findings, verdict, reason) => change(() => judgeAll(findings, verdict, reason)),
    save: item => change(() => log(`保存“${item.name}”`, { type: 'saved', item })),
    discard: id => change(async () => {
      const item = state.saved.find(saved => saved.id === id)
      if (item)
        await log(`删除“${item.name}”`, { type: 'discarded', item: id })
    }),
    remove: hashes => change(async () => {
      const files = hashes.filter(hash => state.files.some(file => file.hash === hash))
      if (files.length > 0)
        await log(`移除 ${files.length} 个文件`, { type: 'removed', files })
    }),
    undo: () => change(undo),
    backup: () => exclusive(name, async () => {
      await refresh()
      return writeBackup(current)
    }),
    restore: backup => change(() => restore(backup)),
    empty: () => change(async () => moveTo(await openGeneration(root, newGeneration()), '清空全部记录')),
    storage,
    close() {
      closed = true
      listeners.clear()
      channel.close()
      leave()
    },
  }
}

let asked = false

/** Asks the browser, once, not to clear the record when space runs short. */
function askToPersist(worthwhile: boolean): void {
  if (!worthwhile || asked || !globalThis.navigator?.storage?.persist)
    return
  asked = true
  navigator.storage.persist().catch(() => {})
}

async function storage(): Promise<{ usage: number, quota: number, persisted: boolean }> {
  const manager = globalThis.navigator?.storage
  if (!manager)
    return { usage: 0, quota: 0, persisted: false }
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([manager.estimate(), manager.persisted()])
  return { usage, quota, persisted }
}
