import type { Directory } from '@/workspace'
import { describe, expect, it } from 'vitest'
import { memoryDirectory } from '@/workspace'
import { openInbox } from '../../../src/workspace/inbox'

const files = Array.from({ length: 150 }, (_, index) => ({ file: new File([`第 ${index} 份`], `${index}.txt`), folder: index % 2 === 0 ? '' : '夹' }))
const text = async (file: Pick<File, 'arrayBuffer'>) => new TextDecoder().decode(await file.arrayBuffer())
/** The directory as another page finds it after a crash, whose lock the browser gave back. */
const afterCrash = (root: Directory): Directory => ({ ...root, name: `${root.name} again` })

/** An import that never ends: what it had copied when `stop` was called stays. */
async function crash(root: Directory, copied: (pack: number) => boolean = () => true): Promise<void> {
  const inbox = await root.directory('inbox', { create: true })
  const guarded: Directory = {
    ...root,
    directory: (async () => ({
      ...inbox,
      directory: async (name: string) => {
        const own = await inbox.directory(name, { create: true })
        return { ...own, write: async (file: string, ...chunks: BlobPart[]) => copied(Number.parseInt(file)) || file === 'list.json' ? own.write(file, ...chunks) : new Promise<void>(() => {}) }
      },
    })) as unknown as Directory['directory'],
  }
  await new Promise<void>((resolve) => {
    void openInbox(guarded).take(files, async (intake) => {
      await intake.files[0]!.file.arrayBuffer()
      await new Promise(wait => setTimeout(wait, 20))
      resolve()
      return new Promise(() => {})
    })
  })
}

describe('the inbox', () => {
  it('hands files on as they were copied, and is empty once the import ended', async () => {
    const inbox = openInbox(memoryDirectory('r'))
    await inbox.take(files, async (intake) => {
      expect(await Promise.all(intake.files.map(async ({ file, folder }) => [file.name, folder, await text(file)]))).toEqual(files.map(({ file, folder }, index) => [file.name, folder, `第 ${index} 份`]))
      expect(await inbox.left()).toMatchObject([{ id: intake.id, files: 150, later: false }])
      return 'ended'
    })
    expect(await inbox.left()).toEqual([])
  })

  it('holds what was picked after a crash, and names what had not been copied', async () => {
    const root = memoryDirectory('r')
    await crash(root, pack => pack === 0)
    const inbox = openInbox(afterCrash(root))
    const [left] = await inbox.left()
    expect(left).toMatchObject({ files: 150, later: false })
    expect(await inbox.resume(left!.id, async ({ id, files: held }) => {
      expect(id).toBe(left!.id)
      expect(held.map(({ file }) => file.uncopied === true)).toEqual(files.map((_, index) => index >= 64))
      expect(await text(held[63]!.file)).toBe('第 63 份')
      await expect(held[64]!.file.arrayBuffer()).rejects.toThrow()
      return 'ended'
    })).toBe(true)
    expect(await inbox.resume(left!.id, async () => 'ended')).toBe(false)
  })

  it('keeps everything for later when a person says so, or the import fails', async () => {
    const root = memoryDirectory('r')
    const inbox = openInbox(root)
    await inbox.take(files, async () => 'later')
    await expect(inbox.take(files, async () => Promise.reject(new Error('满')))).rejects.toThrow('满')
    expect((await inbox.left()).map(({ later }) => later)).toEqual([true, true])
    const [first, second] = await inbox.left()
    await inbox.resume(first!.id, async ({ files: held }) => {
      expect(await text(held[149]!.file)).toBe('第 149 份')
      return 'ended'
    })
    await inbox.drop(second!.id)
    expect(await inbox.left()).toEqual([])
  })

  it('reads from where files lie when the disk is full', async () => {
    const root = memoryDirectory('r')
    const full: Directory = { ...root, directory: (async () => Promise.reject(new DOMException('full', 'QuotaExceededError'))) as unknown as Directory['directory'] }
    await openInbox(full).take(files, async (intake) => {
      expect(await text(intake.files[5]!.file)).toBe('第 5 份')
      return 'ended'
    })
  })
})
