import type { RecordPointer } from './format'
import type { Generation } from './generation'
import type { TarEntry } from './tar'
import { namesIn, openFile, sha256, writeFile } from './directory'
import { isQuota, WorkspaceError } from './errors'
import { version } from './format'
import { openGeneration } from './generation'
import { newer } from './pointer'
import { readTar, writeTar } from './tar'

const batchFile = /^batches\/([\w-]{1,60})\/(index\.json|(?:sources|reports|segment)\.bin)$/

/**
 * The backup is a tar archive of the generation's files under their own names, `record.json` first and last `SHA256SUMS`, the sums of
 * all others as sha256sum writes and checks them.
 */
export async function writeBackup(generation: Generation): Promise<Blob> {
  const pointer: RecordPointer = { format: 'nianbao', version, generation: generation.name }
  const entries: TarEntry[] = [{ path: 'record.json', data: new Blob([JSON.stringify(pointer)]) }]
  const journal = await openFile(generation.directory, 'journal.ndjson')
  if (journal)
    entries.push({ path: 'journal.ndjson', data: new Blob([await journal.arrayBuffer()]) })
  for (const id of await namesIn(generation.batchDirectory)) {
    const directory = await generation.batchDirectory.getDirectoryHandle(id)
    for (const name of (await namesIn(directory)).filter(name => batchFile.test(`batches/${id}/${name}`)))
      entries.push({ path: `batches/${id}/${name}`, data: (await openFile(directory, name))! })
  }
  const sums: string[] = []
  for (const { path, data } of entries)
    sums.push(`${await sha256(await data.arrayBuffer())}  ${path}\n`)
  return writeTar([...entries, { path: 'SHA256SUMS', data: new Blob(sums) }])
}

/**
 * Writes a backup into `root` as generation `name`, checking every byte of it. Throws `WorkspaceError` when the backup is not whole;
 * the caller then removes the generation.
 */
export async function readBackup(root: FileSystemDirectoryHandle, name: string, backup: Blob): Promise<Generation> {
  const entries = await readTar(backup).catch((cause: unknown) => {
    throw broken('不是年报台的备份文件，或没有下载完整', cause)
  })
  const texts = new Map(await Promise.all(['record.json', 'SHA256SUMS'].map(async path => [path, await entries.find(entry => entry.path === path)?.data.text() ?? ''] as const)))
  checkFormat(texts.get('record.json')!)
  const sums = new Map(texts.get('SHA256SUMS')!.split('\n').filter(Boolean).map(line => [line.slice(66), line.slice(0, 64)] as const))
  const present = entries.map(entry => entry.path).filter(path => path !== 'SHA256SUMS')
  const odd = [...sums.keys()].find(path => !present.includes(path)) ?? present.find(path => !sums.has(path))
  if (odd)
    throw broken(`缺少 ${odd} 或它的校验值`)

  const directory = await root.getDirectoryHandle(name, { create: true })
  const batches = await directory.getDirectoryHandle('batches', { create: true })
  for (const { path, data } of entries.filter(entry => entry.path !== 'SHA256SUMS')) {
    const bytes = await data.arrayBuffer()
    if (await sha256(bytes) !== sums.get(path))
      throw broken(`${path} 的内容与备份时不同`)
    const [, id, file] = batchFile.exec(path) ?? []
    try {
      if (id && file)
        await writeFile(await batches.getDirectoryHandle(id, { create: true }), file, bytes)
      else if (path === 'journal.ndjson')
        await writeFile(directory, path, bytes)
    }
    catch (error) {
      throw isQuota(error) ? new WorkspaceError('quota', '浏览器存储空间不足，备份没有恢复；现有记录未改动。请清理磁盘空间后再试。', {}, error) : error
    }
  }
  return openGeneration(root, name)
}

function checkFormat(text: string): void {
  let pointer: RecordPointer
  try {
    pointer = JSON.parse(text) as RecordPointer
  }
  catch (cause) {
    throw broken('record.json 缺失或不可读', cause)
  }
  if (pointer.format !== 'nianbao')
    throw broken('不是年报台的备份文件')
  if (pointer.version > version)
    throw newer(pointer.version)
}

function broken(what: string, cause?: unknown): WorkspaceError {
  return new WorkspaceError('backup', `备份文件无法恢复：${what}。现有记录未改动。请换用另一份备份，或重新下载后再试。`, { what }, cause)
}
