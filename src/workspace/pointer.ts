import type { Directory } from './directory'
import type { Damage, RecordPointer } from './format'
import type { Generation } from './generation'
import type { RecordTold } from './words'
import { recordLanguage } from '@/language'
import { derive } from './derive'
import { WorkspaceError } from './errors'
import { parsePointer, version } from './format'
import { begunAt, isHollow, openGeneration, readGeneration, settle } from './generation'
import { amountOf } from './holding'
import { isKnown, sayOfRecord, told } from './words'

const generationName = /^g\w+$/

/** The record that counts. */
export interface Pointed {
  pointer: RecordPointer
  generation: Generation
}

/**
 * Opens the generation that counts; a first visit starts one. A pointer to what is not there is damage, never a new record: the generation that reads
 * and was written to last counts, the damage is told, and nothing is deleted. `known`: the generation as it was opened before, if the pointer still names it.
 */
export async function openPointed(root: Directory, known?: Generation): Promise<Pointed> {
  const text = await (await root.open('record.json'))?.text() || null
  const found = text === null ? null : parsePointer(text)
  if (found?.generation === null)
    throw newer(found.version)
  if (found && known && found.generation === known.name)
    return { pointer: found, generation: known }
  const names = await generationsIn(root)
  if (text === null && names.length === 0)
    return begin(root)
  const named = found && await readGeneration(root, found.generation)
  if (named && !isHollow(named))
    return settled(root, found, named)
  const emptied = named && named.problems.length === 0
  if (emptied && found.filled === false)
    return settled(root, found, named)
  const [other, ...others] = await readable(root, names.filter(name => name !== found?.generation))
  if (!other && emptied && !found.filled)
    return settled(root, found, named)
  // A first visit that ended before the pointer was written.
  if (!other && text === null)
    return begin(root, {}, names.at(-1))
  return recover(root, { text, found, others, generation: other ?? named, what: !found ? 'missing' : named ? 'namesHollow' : 'namesNone' })
}

/** The generations that read, the one whose journal was written to last first: it counted last, though another may have been begun after it. */
async function readable(root: Directory, names: readonly string[]): Promise<Generation[]> {
  const found: { generation: Generation, last: number }[] = []
  for (const name of [...names].reverse()) {
    const generation = await readGeneration(root, name)
    if (generation && !isHollow(generation))
      found.push({ generation, last: generation.log.reduce((last, { at }) => Math.max(last, Date.parse(at)), 0) })
  }
  return found.sort((a, b) => b.last - a.last).map(({ generation }) => generation)
}

function tellKept(others: readonly Generation[]): RecordTold {
  const each = others.map(({ name, log, batches }) => {
    const { units, reports, files, corrections } = amountOf(derive(log, batches))
    return told('keptOne', { begun: begunAt(name), units, reports, files, corrections })
  })
  return each.length > 0 ? told('keptToo', { each }) : told('nothing')
}

async function begin(root: Directory, more: Partial<RecordPointer> = {}, name = newGeneration()): Promise<Pointed> {
  const generation = await openGeneration(root, name)
  return { generation, pointer: await point(root, { ...more, generation: generation.name, filled: false }) }
}

interface Damaged { text: string | null, found: RecordPointer | null, generation: Generation | null, others: readonly Generation[], what: 'missing' | 'namesHollow' | 'namesNone' }

async function recover(root: Directory, { text, found, generation, others, what }: Damaged): Promise<Pointed> {
  if (text !== null)
    await root.write('record.damaged.json', text)
  const instead = told(generation && !isHollow(generation) ? 'latestOpened' : 'noneFound')
  const former = (found?.former ?? []).filter(kept => kept.generation !== generation?.name)
  const more = { former, damage: [...found?.damage ?? [], damageOf(told('pointerLost', { what: told(what), instead, kept: tellKept(others) }))] }
  return generation
    ? settled(root, await point(root, { ...more, generation: generation.name, filled: !isHollow(generation) }), generation)
    : begin(root, more)
}

/** Takes up what a crash left behind in `generation`, and keeps telling of damage that this makes invisible. */
async function settled(root: Directory, pointer: RecordPointer, generation: Generation): Promise<Pointed> {
  const lost = await settle(generation)
  const filled = !isHollow(generation)
  if (lost === null && (pointer.filled ?? false) === filled)
    return { pointer, generation }
  const damage = [...pointer.damage ?? [], ...lost === null ? [] : [damageOf(lost)]]
  return { generation, pointer: await point(root, { ...pointer, filled: filled || pointer.filled, damage }) }
}

/** Makes a generation the one that counts: the single write that commits an emptying, a restoring, or its undoing. */
export async function point(root: Directory, named: Omit<RecordPointer, 'format' | 'version'>): Promise<RecordPointer> {
  const text = JSON.stringify({ ...named, format: 'nianbao', version } satisfies RecordPointer)
  const pointer = parsePointer(text)
  if (!pointer?.generation)
    throw new TypeError(`not a pointer: ${text}`)
  await root.write('record.json', text)
  return pointer
}

/** Damage that has left no other trace, then what of this generation cannot be read. */
export function problemsOf({ damage = [] }: RecordPointer, { problems }: Generation): RecordTold[] {
  return [...damage.map(({ message, told: lost }) => lost && isKnown(lost) ? lost : told('written', { text: message })), ...problems]
}

/** Damage that is told until a person has read of it. */
export function damageOf(lost: RecordTold): Damage {
  return { at: new Date().toISOString(), message: sayOfRecord(lost, recordLanguage), told: lost }
}

/** A name for a new generation; later ones sort after earlier ones. */
export function newGeneration(): string {
  return `g${Date.now().toString(36).padStart(9, '0')}${crypto.randomUUID().slice(0, 8)}`
}

/** Names of the generations on disk, oldest first. */
export async function generationsIn(root: Directory): Promise<string[]> {
  return (await root.names()).filter(name => generationName.test(name)).sort()
}

/** The record or backup is of a format that this version does not know. */
export function newer(found: number): WorkspaceError {
  return new WorkspaceError('newer', told('newer', { found, known: version }))
}
