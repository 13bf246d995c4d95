import type { RecordPointer } from './format'
import { namesIn, openFile, removeEntry, writeFile } from './directory'
import { WorkspaceError } from './errors'
import { version } from './format'

const generationName = /^g\w+$/

/** Which generation counts; a first visit starts one. When the pointer is damaged, the newest generation counts. */
export async function readPointer(root: FileSystemDirectoryHandle): Promise<{ pointer: RecordPointer, damaged: boolean }> {
  const text = await (await openFile(root, 'record.json'))?.text()
  const found = !text ? null : parsePointer(text)
  if (found && found.version > version)
    throw newer(found.version)
  if (found)
    return { pointer: found, damaged: false }
  const generations = (await namesIn(root)).filter(name => generationName.test(name)).sort()
  return { pointer: await point(root, generations.at(-1) ?? newGeneration()), damaged: !!text || generations.length > 0 }
}

function parsePointer(text: string): RecordPointer | null {
  try {
    const pointer = JSON.parse(text) as RecordPointer
    return pointer.format === 'nianbao' && typeof pointer.version === 'number' && generationName.test(pointer.generation) ? pointer : null
  }
  catch {
    return null
  }
}

/** Makes `generation` the one that counts: the single write that commits an emptying, a restoring, or its undoing. */
export async function point(root: FileSystemDirectoryHandle, generation: string): Promise<RecordPointer> {
  const pointer: RecordPointer = { format: 'nianbao', version, generation }
  await writeFile(root, 'record.json', JSON.stringify(pointer))
  return pointer
}

/** A name for a new generation; later ones sort after earlier ones. */
export function newGeneration(): string {
  return `g${Date.now().toString(36).padStart(9, '0')}${crypto.randomUUID().slice(0, 8)}`
}

/** Removes every generation but the one that counts. */
export async function clearAway(root: FileSystemDirectoryHandle, pointer: RecordPointer): Promise<void> {
  const names = await namesIn(root)
  await Promise.all(names.filter(name => generationName.test(name) && name !== pointer.generation).map(name => removeEntry(root, name)))
}

/** The record or backup is of a format that this version does not know. */
export function newer(found: number): WorkspaceError {
  return new WorkspaceError('newer', `这份记录由更新版本的年报台写成（格式 ${found}），本版本只认格式 ${version}。记录未改动，请更新年报台后再打开。`, { found, known: version })
}
