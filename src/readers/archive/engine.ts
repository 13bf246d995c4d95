import type { Libarchive } from 'libarchive.js/src/webworker/wasm-gen/libarchive.js'
import libarchive from 'libarchive.js/src/webworker/wasm-gen/libarchive.js'

/** An entry's header, as far as it matters here; `path` is as stored, in an encoding that RAR 4 does not name. */
export interface ArchiveEntry {
  path: Uint8Array
  isFile: boolean
  size: number
  encrypted: boolean
}

/** An archive read from front to back. */
export interface OpenArchive {
  /** Moves on to the next entry; null at the end, and where the archive is broken: `failure` then says how. */
  next: () => ArchiveEntry | null
  /** The content of the entry just moved to, null when it cannot be unpacked. This build of libarchive compares no checksums of rar. */
  content: () => Uint8Array<ArrayBuffer> | null
  /** libarchive's own words for the last thing that went wrong, `''` when nothing did. */
  failure: () => string
}

const regularFile = 0o100000

/** In browsers the compiled library comes from our own origin; under Node it finds itself. */
async function wasmBinary(): Promise<Uint8Array | undefined> {
  if (import.meta.env?.SSR !== false)
    return undefined
  const { default: url } = await import('libarchive.js/src/webworker/wasm-gen/libarchive.wasm?url')
  return new Uint8Array(await (await fetch(new URL(url, globalThis.location.href))).arrayBuffer())
}

/**
 * Opens rar and 7z. Each archive has an instance of its own: its memory never shrinks, and is let go with it. The compiled library is called
 * directly, not through libarchive.js' worker, which cannot refuse an entry before unpacking it and drops whatever follows a fault unsaid.
 */
export async function openArchive(bytes: Uint8Array): Promise<OpenArchive> {
  const quiet = (): void => {}
  const library = await libarchive({ wasmBinary: await wasmBinary(), print: quiet, printErr: quiet })
  const store = (data: Uint8Array): number => {
    const pointer = library._malloc(data.length)
    if (pointer === 0)
      throw new RangeError('out of memory')
    library.HEAPU8.set(data, pointer)
    return pointer
  }
  const archive = library._archive_open(store(bytes), bytes.length, 0, store(new TextEncoder().encode('en_US.UTF-8\0')))
  let size = 0
  /** What the library died of: memory it asked for and did not get ends it. */
  let death = ''
  const called = (call: () => number): number => {
    try {
      return death === '' ? call() : 0
    }
    catch (error) {
      death = String(error)
      return 0
    }
  }
  return {
    next() {
      const entry = called(() => library._get_next_entry(archive))
      if (entry === 0)
        return null
      size = Number(library._archive_entry_size(entry))
      return {
        path: stringAt(library, library._archive_entry_pathname(entry)),
        isFile: library._archive_entry_filetype(entry) === regularFile,
        size,
        encrypted: library._archive_entry_is_encrypted(entry) > 0,
      }
    },
    content() {
      const pointer = called(() => library._get_filedata(archive, size))
      // Errors are small negative numbers; addresses above 2 GB, which are negative too, do not occur.
      if (pointer <= 0)
        return null
      const content = library.HEAPU8.slice(pointer, pointer + size)
      library._free(pointer)
      return content
    },
    failure: () => death || new TextDecoder().decode(stringAt(library, library._archive_error_string(archive))),
  }
}

function stringAt({ HEAPU8 }: Libarchive, pointer: number): Uint8Array {
  return pointer === 0 ? new Uint8Array(0) : HEAPU8.slice(pointer, HEAPU8.indexOf(0, pointer))
}
