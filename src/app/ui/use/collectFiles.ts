import type { PickedFile } from '../../state/importing'

/** Files of an `<input type="file">`, with the folder inside the picked one. */
export function collectPicked(files: FileList | readonly File[]): PickedFile[] {
  return Array.from(files, file => ({ file, folder: file.webkitRelativePath.split('/').slice(0, -1).join('/') }))
}

/** Files and folders of a drop, folders walked to the bottom. Entries must be taken before the first await: the browser empties the list after it. */
export async function collectDropped(transfer: DataTransfer): Promise<PickedFile[]> {
  const items = Array.from(transfer.items).filter(item => item.kind === 'file')
  const roots = items.map(item => item.webkitGetAsEntry?.() ?? item.getAsFile())
  const picked = await Promise.all(roots.map(async root => root instanceof File ? [{ file: root, folder: '' }] : root ? walk(root, '') : []))
  return picked.flat()
}

async function walk(entry: FileSystemEntry, folder: string): Promise<PickedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ file, folder }]
  }
  const inside = folder ? `${folder}/${entry.name}` : entry.name
  const found: PickedFile[] = []
  for (const child of await children((entry as FileSystemDirectoryEntry).createReader()))
    found.push(...await walk(child, inside))
  return found
}

/** All entries of a folder: one call gives at most a hundred. */
async function children(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0)
      return all
    all.push(...some)
  }
}
