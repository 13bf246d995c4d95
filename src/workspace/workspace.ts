import type { Settled } from './acts'
import type { Directory } from './directory'
import type { Former } from './format'
import type { Generation } from './generation'
import type { Pointed } from './pointer'
import type { Batch, Encoding, ImportedFile, Rehearsal, Workspace, WorkspaceState } from './record'
import type { RecordTold } from './words'
import { checkBackup, checkContents, unpackBackup, writeBackup } from './backup'
import { writeBatch } from './batch'
import { derive } from './derive'
import { askToPersist, newBatch, storageOf } from './directory'
import { causeOf, isQuota, WorkspaceError } from './errors'
import { append, catchUp, entriesOf, entry, isHollow, openGeneration, readGeneration, settle } from './generation'
import { countedOver, stateAt } from './history'
import { amountOf, holdingOf, keptBeside, laterIn } from './holding'
import { heldOf, packedOf, reportOf, segmentsOf, sourceOf } from './kept'
import { sendingOf, sendingsOf } from './letters'
import { exclusive } from './locks'
import { joinedLog, joiningOf, writeJoined } from './merge'
import { damageOf, generationsIn, newGeneration, openPointed, point, problemsOf } from './pointer'
import { readRechecked, writeRechecked } from './rechecked'
import { keepReread } from './reread'
import { sinceBackupOf, withBackup } from './since'
import { campaignLabel, importedBy, reversalOf, settledLabel, stepsOf, together } from './steps'
import { changesOf, judgeMerge, judgeRemoval } from './units'
import { choiceOf } from './versions'
import { told } from './words'

/** What `undo` takes back: journal entries, or the move away from a generation. */
type Undo = { label: RecordTold, group?: string } & ({ entries: string[] } | { back: string })

type Change = Parameters<typeof entry>[0]

interface Opened extends Pointed {
  root: Directory
  /** Name of the lock and of the channel between tabs. */
  name: string
  rehearse: Rehearsal
  encode: Encoding
}

/** The workspace over an opened record. Every change takes the lock, first reads what other tabs wrote, writes, and tells them. */
export async function createWorkspace({ root, name, rehearse, encode, ...opened }: Opened): Promise<Omit<Workspace, 'inbox'>> {
  let { pointer, generation: current } = opened
  /** Generations on disk. */
  let present = await generationsIn(root)
  let closed = false
  const undos: Undo[] = []
  /** Name that stands with what is done in this tab. */
  let who = ''
  const listeners = new Set<(state: WorkspaceState) => void>()
  const channel = new BroadcastChannel(name)
  let rechecked = await readRechecked(current)
  let state = fold()
  // A failure here meets the next change again, and is told there.
  channel.onmessage = () => void exclusive(name, async () => closed || refresh()).catch(() => {})

  function fold(): WorkspaceState {
    return { ...derive(current.log, current.batches, rechecked), undoable: undos.at(-1)?.label ?? null, problems: problemsOf(pointer, current), told: pointer.damage?.length ?? 0, former: keptBeside(pointer, current.log, present) }
  }

  const look = async (): Promise<void> => void (present = await generationsIn(root))

  /** Tells of what was written; `counts` false: nothing of it changes a report or a number, which stay the objects they were. */
  function publish(counts = true): void {
    const { reports, agencies, unitYears, corrections } = state
    const next = state = { ...fold(), ...!counts && { reports, agencies, unitYears, corrections } }
    for (const listener of listeners)
      queueMicrotask(() => listener(next))
  }

  async function refresh(): Promise<void> {
    const before = { pointer: JSON.stringify(pointer), current }
    const now = await openPointed(root, current)
    pointer = now.pointer
    current = now.generation
    if (current !== before.current) {
      undos.length = 0
      rechecked = await readRechecked(current)
      await look()
      publish()
    }
    else if (await catchUp(current) || JSON.stringify(pointer) !== before.pointer) {
      await look()
      publish()
    }
  }

  async function change<T>(work: () => Promise<T>, counts = true): Promise<T> {
    if (closed)
      throw new WorkspaceError('closed', told('closed'))
    return exclusive(name, async () => {
      await refresh()
      try {
        return await work()
      }
      catch (error) {
        throw isQuota(error) ? new WorkspaceError('quota', told('noRoom'), error) : error
      }
      finally {
        publish(counts)
        if (!closed)
          channel.postMessage('changed')
      }
    })
  }

  /** Appends entries of one step; their ids. */
  async function write(changes: readonly Change[], step?: string): Promise<string[]> {
    const logged = entriesOf(changes, who, step)
    await append(current, logged)
    // The entries are on disk: a failure here is no failure of theirs, and the next change tries again.
    if (!pointer.filled)
      pointer = await point(root, { ...pointer, filled: true }).catch(() => pointer)
    return logged.map(({ id }) => id)
  }

  /** Appends entries that `undo` takes back at once. */
  async function log(label: RecordTold, added: Change | readonly Change[], group?: string): Promise<void> {
    const [ids, last] = [await write([added].flat(), group), undos.at(-1)]
    if (group !== undefined && last?.group === group && 'entries' in last)
      undos.splice(-1, 1, { label, group, entries: [...last.entries, ...ids] })
    else
      undos.push({ label, group, entries: ids })
  }

  async function writeSaid(said: Settled): Promise<void> {
    const [changes, last] = [changesOf(current, state, said), undos.at(-1)]
    const before = said.group !== undefined && last?.group === said.group ? [last.label] : []
    if (changes.length > 0)
      await log(together([...before, settledLabel(said, agency => !state.agencies.some(({ id }) => id === agency))]), changes, said.group)
  }

  async function accept(files: readonly ImportedFile[], segment: Uint8Array, group?: string): Promise<Batch> {
    const seen = new Set(state.files.map(file => file.hash))
    const fresh = files.filter(file => !seen.has(file.hash) && seen.add(file.hash))
    return keep(fresh, segment, before => told('imported', { count: before + fresh.length }), group)
  }

  /** Writes one batch; `label` names it given how many files of its group came before. */
  async function keep(fresh: readonly ImportedFile[], segment: Uint8Array, label: (before: number) => RecordTold, group?: string): Promise<Batch> {
    const at = new Date().toISOString()
    if (fresh.length === 0)
      return { id: '', group: group ?? '', at, files: 0 }
    const id = newBatch()
    const { index, sums } = await writeBatch(current.batchDirectory, { id, at, files: fresh, segment, held: await heldOf(current, fresh) })
    try {
      const before = group !== undefined && undos.at(-1)?.group === group ? importedBy(current, undos.at(-1)!) : 0
      await log(label(before), { type: 'accepted', batch: id, group, sums }, group)
    }
    catch (error) {
      await current.batchDirectory.remove(id).catch(() => {})
      throw error
    }
    current.batches.set(id, index)
    askToPersist(true)
    return { id, group: group ?? id, at, files: fresh.length }
  }

  async function decide(files: readonly string[], taken: boolean): Promise<void> {
    const asked = state.proposals.filter(({ file }) => files.includes(file.hash))
    const batches = [...new Set(asked.map(({ batch }) => batch))]
    if (batches.length > 0)
      await log(told(taken ? 'rereadTaken' : 'rereadLeft', { count: asked.length }), batches.map(batch => ({ type: 'decided', batch, files: asked.filter(each => each.batch === batch).map(({ file }) => file.hash), taken })))
  }

  /** Takes a step back, or does one again that was taken back. */
  async function turn(id: string, again: boolean): Promise<void> {
    const found = reversalOf(current.log, id)
    if (!found)
      throw new WorkspaceError('missing', told('stepGone'))
    const { entries, along, undone } = found
    if (undone === again) {
      const taken = [entries, along].filter(ids => ids.length > 0)
      await append(current, taken.map(entries => ({ ...entry({ type: 'undone', entries }), ...who !== '' && { who } })))
      const last = undos.findIndex(undo => 'entries' in undo && undo.entries.some(own => entries.includes(own)))
      if (last >= 0)
        undos.splice(last, 1)
    }
  }

  async function rehearsed(generation: Generation): Promise<void> {
    await rehearse({ ...derive(generation.log, generation.batches), segments: (batches = new Set(generation.batches.keys())) => segmentsOf(generation, batches, encode) })
  }

  /** Makes `generation` the one that counts and keeps the present one beside it; `lost` tells of damage in it. */
  async function moveTo(generation: Generation, move: Former['move'], label: RecordTold, lost: RecordTold | null = null): Promise<void> {
    // Says in its journal that it counts from now on, should record.json be lost.
    if (!isHollow(generation))
      await append(generation, [entry({ type: 'undone', entries: [] })])
    const { problems } = current
    const former: Former = { ...amountOf(state), problems: problems.length, generation: current.name, successor: generation.name, move, at: new Date().toISOString(), mark: generation.log.length }
    const others = (pointer.former ?? []).filter(kept => kept.generation !== generation.name)
    const damage = [...pointer.damage ?? [], ...lost === null ? [] : [damageOf(lost)]]
    pointer = await point(root, { ...pointer, generation: generation.name, filled: !isHollow(generation), former: [...others, former], damage })
    current = generation
    rechecked = await readRechecked(current)
    undos.push({ label, back: former.generation })
    await look()
  }

  /** Writes a generation, projects it once and makes it the one that counts; nothing of it stays where that fails. */
  async function become(write: (target: string) => Promise<Generation>, move: Former['move'], lost: RecordTold | null): Promise<void> {
    const target = newGeneration()
    try {
      const generation = await write(target)
      await rehearsed(generation).catch((cause: unknown) => {
        throw new WorkspaceError('backup', told('backupFailed', { cause: causeOf(cause) }), cause)
      })
      await moveTo(generation, move, told(move), lost)
    }
    catch (error) {
      if (current.name !== target)
        await root.remove(target).catch(() => {})
      throw error
    }
  }

  async function restore(backup: Blob): Promise<void> {
    const checked = await checkBackup(backup)
    await become(target => unpackBackup(root, target, checked), 'restored', await checkContents(checked))
    await backedUp()
  }

  async function join(backup: Blob, choices: ReadonlyMap<string, 'mine' | 'theirs'>, onShare?: (done: number) => void): Promise<void> {
    const checked = await checkBackup(backup, onShare)
    const damage = await checkContents(checked)
    const log = joinedLog(current.log, checked.log, choices, who)
    if (log)
      await become(target => writeJoined(root, target, current, checked, log), 'joined', damage)
  }

  /** A full disk must not keep one from making a backup. */
  async function backedUp(): Promise<void> {
    pointer = await point(root, withBackup(pointer, current, present)).catch(() => pointer)
    publish(false)
  }

  async function takeBack(name: string): Promise<void> {
    const target = name === current.name ? null : await readGeneration(root, name)
    if (!target)
      throw new WorkspaceError('missing', told('keptGone'))
    const lost = await settle(target)
    await rehearsed(target).catch((cause: unknown) => {
      throw new WorkspaceError('damaged', told('keptFailed', { cause: causeOf(cause) }), cause)
    })
    const left = (pointer.former ?? []).find(kept => kept.generation === name)
    const undone = left?.successor === current.name && left.move !== 'returned' && laterIn(current.log, left.mark) === 0
    const before = undos.findLastIndex(undo => 'back' in undo && undo.back === name)
    const emptied = current
    await moveTo(target, 'returned', told('returned'), lost)
    if (undone)
      undos.splice(Math.max(before, 0))
    else
      undos.splice(0, undos.length - 1)
    if (emptied.log.length === 0 && emptied.batches.size === 0 && emptied.problems.length === 0)
      await drop(emptied.name)
  }

  async function free(name: string): Promise<void> {
    if (name === current.name || !(await generationsIn(root)).includes(name))
      throw new WorkspaceError('missing', told('keptGone'))
    await rehearsed(current).catch((cause: unknown) => {
      throw new WorkspaceError('damaged', told('notFreed', { cause: causeOf(cause) }), cause)
    })
    await drop(name)
  }

  async function drop(name: string): Promise<void> {
    const left = (pointer.former ?? []).find(kept => kept.generation === name)
    const others = (pointer.former ?? []).filter(kept => kept !== left)
    // What gave way to the freed one can still come back in place of the one after it.
    const former = others.map(kept => left && kept.successor === name ? { ...kept, successor: left.successor, mark: left.mark } : kept)
    pointer = await point(root, { ...pointer, former })
    undos.splice(0, 1 + undos.findLastIndex(undo => 'back' in undo && undo.back === name))
    await root.remove(name)
    await look()
  }

  async function undo(): Promise<void> {
    const last = undos.at(-1)
    if (last && 'entries' in last) {
      await append(current, [entry({ type: 'undone', entries: last.entries })])
      return void undos.pop()
    }
    if (!last)
      return
    const left = pointer.former?.find(kept => kept.generation === last.back)
    if (left && left.move !== 'returned' && laterIn(current.log, left.mark) > 0)
      throw new WorkspaceError('conflict', told('notUndone', { action: last.label }))
    await takeBack(last.back)
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
        throw new WorkspaceError('missing', told('fileGone', { file: file.name }))
      return keep([file], segment, () => told('reread', { file: file.name }))
    }),
    reread: (outcome, segment) => change(() => keepReread(current, state, outcome, segment), false),
    decide: (files, taken) => change(() => decide(files, taken)),
    recheck: (rules, findings) => change(async () => {
      rechecked = await writeRechecked(current, { rules, state, findings })
    }),
    report: async (id, batch) => reportOf(current, state, id, batch),
    source: async hash => sourceOf(current, state, hash),
    segments: (batches = new Set(state.reports.map(stored => stored.batch))) => segmentsOf(current, batches, encode),
    packed: async () => packedOf(current, state),
    settle: said => change(() => writeSaid(said)),
    correct: made => change(() => writeSaid({ corrections: [made].flat() })),
    uncorrect: (report, field) => change(async () => {
      if (state.corrections.some(correction => correction.report === report && correction.field === field))
        await log(told('uncorrected'), { type: 'uncorrected', report, field })
    }),
    choose: (report, who) => change(async () => {
      const { file, over } = choiceOf(state, report)
      await log(told('chosen', { file }), { type: 'chosen', report, over, who })
    }),
    saveAgency: agency => change(() => writeSaid({ agencies: [agency] })),
    saveAgencies: agencies => change(() => writeSaid({ agencies })),
    removeAgencies: ids => change(async () => {
      judgeRemoval(state, ids)
      if (ids.length > 0)
        await log(told('agenciesRemoved', { count: ids.length }), ids.map(agency => ({ type: 'agencyRemoved', agency })))
    }),
    mergeAgencies: (from, into) => change(async () => {
      const { gone, heir } = judgeMerge(state, from, into)
      await log(told('agenciesMerged', { from: gone.name, into: heir.name }), { type: 'merged', from, into })
    }),
    keepApart: (one, other) => change(() => log(told('keptApart', { one, other }), { type: 'distinct', agencies: [one, other].sort() })),
    saveCampaign: campaign => change(() => log(campaignLabel(campaign), { type: 'campaign', campaign })),
    sendBack: (...sent) => change(() => log(told('sentBack', { count: sent[0].length }), sendingOf(state, sent))),
    recall: reports => change(() => log(told('recalled', { count: reports.length }), { type: 'undone', entries: sendingsOf(current.log, reports) })),
    deliver: delivered => change(() => log(told('delivered', { count: delivered.reports.length }), { type: 'delivered', ...delivered, reports: [...delivered.reports] })),
    chase: ({ agencies, ...chased }) => change(() => log(told('chased', { count: agencies.length }), { type: 'chased', agencies: [...agencies], ...chased })),
    counted: report => countedOver(state, current.log, current.batches, rechecked, report),
    at: moment => stateAt(current.log, current.batches, rechecked, moment),
    steps: () => stepsOf(current.log, current.batches),
    undoStep: id => change(() => turn(id, false)),
    redoStep: id => change(() => turn(id, true)),
    identify: name => void (who = name.trim()),
    judge: (report, finding, state, reason) => change(() => writeSaid({ verdicts: [{ report, finding, state, reason }] })),
    judgeAll: (findings, state, reason) => change(() => writeSaid({ verdicts: findings.map(({ report, finding, numbers }) => ({ report, finding, numbers, state, reason })) })),
    save: item => change(async () => item.kind === 'draft' ? void await write([{ type: 'saved', item }]) : log(told('saved', { name: item.name }), { type: 'saved', item }), item.kind !== 'draft'),
    discard: id => change(async () => {
      const item = state.saved.find(saved => saved.id === id)
      if (item)
        await log(told('discarded', { name: item.name }), { type: 'discarded', item: id })
    }),
    remove: hashes => change(async () => {
      const files = hashes.filter(hash => state.files.some(file => file.hash === hash))
      if (files.length > 0)
        await log(told('removed', { count: files.length }), { type: 'removed', files })
    }),
    undo: () => change(undo),
    backup: (handedOver = true) => exclusive(name, async () => {
      await refresh()
      const backup = await writeBackup(current)
      if (handedOver)
        await backedUp()
      return backup
    }),
    sinceBackup: () => sinceBackupOf(pointer, current),
    holding: (generation = current.name) => exclusive(name, async () => {
      await refresh()
      const kept = generation === current.name ? current : await readGeneration(root, generation)
      return kept && holdingOf(kept)
    }),
    survey: async backup => holdingOf({ ...await checkBackup(backup), problems: [] }),
    restore: backup => change(() => restore(backup)),
    compare: async (backup, onShare) => {
      const checked = await checkBackup(backup, onShare)
      return exclusive(name, async () => {
        await refresh()
        return { ...joiningOf(current, checked, state), here: holdingOf(current), theirs: holdingOf({ ...checked, problems: [] }) }
      })
    },
    join: (backup, choices, onShare) => change(() => join(backup, choices, onShare)),
    empty: () => change(async () => moveTo(await openGeneration(root, newGeneration()), 'emptied', told('emptied'))),
    takeBack: generation => change(() => takeBack(generation)),
    free: generation => change(() => free(generation)),
    acknowledge: () => change(async () => {
      pointer = await point(root, { ...pointer, damage: [] })
    }),
    storage: () => storageOf(root),
    close() {
      closed = true
      listeners.clear()
      channel.close()
    },
  }
}
