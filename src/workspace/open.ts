import type { Workspace } from './record'
import { WorkspaceError } from './errors'
import { openGeneration } from './generation'
import { enter, exclusive } from './locks'
import { clearAway, readPointer } from './pointer'
import { createWorkspace } from './workspace'

/**
 * Opens the durable record in `root`, by default the directory `nianbao` of this site's private file system (OPFS). Any number of tabs may have
 * it open. Throws `WorkspaceError`: `unsupported` where the browser keeps no files, `newer` for a record of a later format.
 */
export async function openWorkspace(root?: FileSystemDirectoryHandle): Promise<Workspace> {
  const directory = root ?? await defaultRoot()
  const name = `nianbao:${directory.name}`
  return exclusive(name, async () => {
    const { pointer, damaged } = await readPointer(directory)
    const { alone, leave } = await enter(name)
    try {
      const generation = await openGeneration(directory, pointer.generation)
      // Emptied and replaced records stay only while a page that could undo it is open.
      if (alone && !damaged)
        await clearAway(directory, pointer)
      if (damaged)
        generation.problems.push('记录的总目录文件已损坏，现已改用最近的一份记录打开。请核对文件是否齐全；如有备份，请恢复备份。')
      return createWorkspace({ root: directory, name, generation, leave })
    }
    catch (error) {
      leave()
      throw error
    }
  })
}

async function defaultRoot(): Promise<FileSystemDirectoryHandle> {
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle('nianbao', { create: true })
  }
  catch (cause) {
    throw new WorkspaceError('unsupported', '本浏览器（或无痕窗口）不能在本机保存文件，年报台无法打开记录。请用新版 Edge、Chrome 或 Firefox 的普通窗口打开。', {}, cause)
  }
}
