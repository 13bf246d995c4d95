import type { Directory } from '../directory'

/** A directory that lives as long as the page does: for a record that is read and never kept. */
export function memoryDirectory(name: string): Directory {
  const directories = new Map<string, Directory>()
  const files = new Map<string, Blob>()

  async function directory(inner: string, options: { create: true }): Promise<Directory>
  async function directory(inner: string): Promise<Directory | null>
  async function directory(inner: string, options?: { create: true }): Promise<Directory | null> {
    const found = directories.get(inner)
    if (found || !options)
      return found ?? null
    const made = memoryDirectory(inner)
    directories.set(inner, made)
    return made
  }

  return {
    name,
    kind: 'memory',
    directory,
    open: async inner => files.get(inner) ?? null,
    write: async (inner, ...chunks) => void files.set(inner, new Blob(chunks)),
    append: async (inner, text) => {
      const grown = new Blob([files.get(inner) ?? '', text])
      files.set(inner, grown)
      return grown.size
    },
    names: async () => [...directories.keys(), ...files.keys()],
    remove: async (inner) => {
      directories.delete(inner)
      files.delete(inner)
    },
  }
}
