import type { ZipEntry } from '../zip/directory'
import { packedBytes, readDirectory } from '../zip/directory'
import { inflate } from '../zip/inflate'

/** Office files name their main part near the start of the directory; a plain archive is read no further than this. */
const looked = 2000
/** Neither a type nor a list of some dozen parts is longer. */
const longest = 64 * 1024

/** The paths in a zip, and of an OpenDocument file the types it gives itself: in an entry of its own, which some programs leave out, and in the manifest, for the path `/`. */
export function lookInto(bytes: Uint8Array): { names: string[], types: string[] | null } {
  const entries = readDirectory(bytes, looked) ?? []
  const names = entries.map(entry => entry.name.replaceAll('\\', '/'))
  const [type, manifest] = ['mimetype', 'META-INF/manifest.xml'].map(path => entries[names.indexOf(path)])
  if (!names.includes('content.xml') || (!type && !manifest))
    return { names, types: null }
  const root = /<[^>]*full-path="\/"[^>]*>/.exec(textOf(bytes, manifest))?.[0] ?? ''
  return { names, types: [textOf(bytes, type).trim(), ...[...root.matchAll(/"([^"]*)"/g)].map(([, value]) => value!)] }
}

/** Whether an OpenDocument file is locked with a password. */
export function lockedOpenDocument(bytes: Uint8Array): boolean {
  const manifest = (readDirectory(bytes, looked) ?? []).find(({ name }) => name === 'META-INF/manifest.xml')
  return textOf(bytes, manifest).includes('encryption-data')
}

function textOf(bytes: Uint8Array, entry: ZipEntry | undefined): string {
  const packed = entry && entry.size <= longest ? packedBytes(bytes, entry) : null
  const content = packed && (entry!.method === 0 ? packed : inflate(packed, entry!.size))
  return content ? new TextDecoder().decode(content) : ''
}
