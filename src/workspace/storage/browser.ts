import type { Directory } from '../directory'
import { WorkspaceError } from '../errors'
import { told } from '../words'
import { answer } from './answer'
import { indexedDirectory } from './indexed'
import { opfsDirectory } from './opfs'

/**
 * Where this browser keeps the record of that name at this address: in the private file system, or in IndexedDB where there is none that can be
 * written to (plain http, a file, an older browser), or where a record lies in it already.
 */
export async function browserDirectory(name: string): Promise<Directory> {
  try {
    const files = await privateFiles()
    return files === null || await holdsRecord(name)
      ? indexedDirectory(name)
      : opfsDirectory(await files.getDirectoryHandle(name, { create: true }))
  }
  catch (cause) {
    throw new WorkspaceError('unsupported', told('noStorage'), cause)
  }
}

async function privateFiles(): Promise<FileSystemDirectoryHandle | null> {
  const { storage } = navigator as Partial<Navigator>
  if (!isSecureContext || typeof storage?.getDirectory !== 'function' || typeof FileSystemFileHandle.prototype.createWritable !== 'function')
    return null
  try {
    return await storage.getDirectory()
  }
  catch (error) {
    // A page opened as a file. Any other failure is told: an empty record elsewhere would look like the loss of this one.
    if (error instanceof DOMException && error.name === 'SecurityError' && typeof indexedDB !== 'undefined')
      return null
    throw error
  }
}

/** Whether anything lies in the database of that name; makes none. */
async function holdsRecord(name: string): Promise<boolean> {
  if (typeof indexedDB === 'undefined')
    return false
  const request = indexedDB.open(name)
  let made = false
  request.onupgradeneeded = () => {
    made = true
    request.transaction!.abort()
  }
  const opened = await answer(request).catch((error: unknown) => {
    if (made)
      return null
    throw error
  })
  opened?.close()
  return opened !== null && (await indexedDirectory(name).names()).length > 0
}
