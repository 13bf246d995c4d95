import type { Directory } from '@/workspace'
import { Buffer } from 'node:buffer'
import { opfsDirectory } from '../../../src/workspace/storage/opfs'

/** An origin private file system in memory: atomic `createWritable`, failures on demand, every byte open to tampering. */

/** Called before each write reaches "the disk"; throws to make it fail. `path` is relative to the root. */
export type Guard = (path: string) => void

function notFound(name: string): DOMException {
  return new DOMException(`${name} is not there`, 'NotFoundError')
}

class MemoryFile {
  readonly kind = 'file'
  content: Blob = new Blob()

  constructor(readonly name: string, private readonly path: string, private readonly root: MemoryDirectory) {}

  async getFile(): Promise<File> {
    return new File([this.content], this.name)
  }

  async createWritable({ keepExistingData = false } = {}): Promise<unknown> {
    let bytes = keepExistingData ? new Uint8Array(await this.content.arrayBuffer()) : new Uint8Array()
    let position = 0
    return {
      seek: async (offset: number) => void (position = offset),
      write: async (chunk: Blob | BufferSource | string) => {
        this.root.guard(this.path)
        const added = new Uint8Array(await new Blob([chunk]).arrayBuffer())
        const grown = new Uint8Array(Math.max(bytes.length, position + added.length))
        grown.set(bytes)
        grown.set(added, position)
        bytes = grown
        position += added.length
      },
      close: async () => {
        this.root.guard(this.path)
        this.content = new Blob([bytes])
      },
      abort: async () => {},
    }
  }
}

export class MemoryDirectory {
  readonly kind = 'directory'
  readonly children = new Map<string, MemoryFile | MemoryDirectory>()
  guard: Guard = () => {}

  constructor(readonly name: string, private readonly path = '', private readonly root?: MemoryDirectory) {}

  async getDirectoryHandle(name: string, { create = false } = {}): Promise<MemoryDirectory> {
    return this.child(name, create, path => new MemoryDirectory(name, path, this.root ?? this)) as MemoryDirectory
  }

  async getFileHandle(name: string, { create = false } = {}): Promise<MemoryFile> {
    return this.child(name, create, path => new MemoryFile(name, path, this.root ?? this)) as MemoryFile
  }

  async removeEntry(name: string): Promise<void> {
    if (!this.children.delete(name))
      throw notFound(name)
  }

  async* keys(): AsyncIterableIterator<string> {
    yield* [...this.children.keys()]
  }

  private child(name: string, create: boolean, make: (path: string) => MemoryFile | MemoryDirectory): MemoryFile | MemoryDirectory {
    const found = this.children.get(name)
    if (found)
      return found
    if (!create)
      throw notFound(name)
    const made = make(this.path ? `${this.path}/${name}` : name)
    this.children.set(name, made)
    return made
  }

  /** Every file under this directory by path. */
  files(): Map<string, MemoryFile> {
    return new Map([...this.children].flatMap(([name, child]) =>
      child instanceof MemoryFile ? [[name, child] as const] : [...child.files()].map(([path, file]) => [`${name}/${path}`, file] as const)))
  }
}

let roots = 0

/** A fresh root; its name is unique, since locks and channels go by it. */
export function memoryRoot(): { root: Directory, memory: MemoryDirectory } {
  const memory = new MemoryDirectory(`memory-${process.pid}-${Math.random().toString(36).slice(2)}-${++roots}`)
  return { root: opfsDirectory(memory as unknown as FileSystemDirectoryHandle), memory }
}

/** A root that holds `files`: text by path, or bytes as `base64:…`. */
export function stored(files: Record<string, string>): ReturnType<typeof memoryRoot> {
  const made = memoryRoot()
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/')
    const name = parts.pop()!
    let directory = made.memory
    let at = ''
    for (const part of parts) {
      at += at ? `/${part}` : part
      const next = directory.children.get(part) ?? new MemoryDirectory(part, at, made.memory)
      directory.children.set(part, next)
      directory = next as MemoryDirectory
    }
    const file = new MemoryFile(name, path, made.memory)
    file.content = new Blob([text.startsWith('base64:') ? Buffer.from(text.slice(7), 'base64') : text])
    directory.children.set(name, file)
  }
  return made
}
