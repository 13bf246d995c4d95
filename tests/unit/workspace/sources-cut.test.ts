import type { Directory, Workspace } from '@/workspace'
import { afterEach, expect, it } from 'vitest'
import { openWorkspace } from '@/workspace'
import { importedFile, toldBy } from './make'
import { memoryRoot } from './memory'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function reopen(root: Directory): Promise<Workspace> {
  open.splice(0).forEach(workspace => workspace.close())
  const workspace = await openWorkspace(root, async () => {}, async () => new Uint8Array([9, 9]))
  open.push(workspace)
  return workspace
}

async function damaged(name: string, cut: (content: Blob) => Blob) {
  const { root, memory } = memoryRoot()
  const files = [await importedFile('甲 2023'), await importedFile('乙 2023', { agency: '乙局' })]
  await (await reopen(root)).accept(files, new Uint8Array([1, 2, 3]))
  const [, file] = [...memory.files()].find(([path]) => path.endsWith(name))!
  file.content = cut(file.content)
  return { root, files, next: await reopen(root) }
}

it('sources that lack their end take no report with them, are told, and can be brought again', async () => {
  const { root, files: [first, second], next } = await damaged('sources.bin', content => content.slice(0, content.size - 2))
  expect(next.state.reports).toHaveLength(2)
  expect(toldBy(next)).toEqual([expect.stringMatching(/源文件不完整（sources\.bin 应有 \d+ 字节，实有 \d+ 字节）/)])
  expect(await next.source(first!.hash)).toEqual(first!.bytes)
  await expect(next.source(second!.hash)).rejects.toThrow(/与导入时不同/)
  expect(await next.report(second!.hash)).toEqual(second!.reports[0]!.report)
  await next.remove([second!.hash])
  await next.accept([second!], new Uint8Array([4]))
  expect(await (await reopen(root)).source(second!.hash)).toEqual(second!.bytes)
})

it('a source with a wrong byte can be brought again', async () => {
  const { files: [first], next } = await damaged('sources.bin', content => new Blob(['X', content.slice(1)]))
  await expect(next.source(first!.hash)).rejects.toThrow(/移除后重新导入/)
  await next.remove([first!.hash])
  await next.accept([first!], new Uint8Array([4]))
  expect(await next.source(first!.hash)).toEqual(first!.bytes)
})

it('a backup of what lacks sources is restored, and says which', async () => {
  const { next, files: [first] } = await damaged('sources.bin', content => content.slice(0, content.size - 2))
  const elsewhere = await reopen(memoryRoot().root)
  await elsewhere.restore(await next.backup())
  expect(elsewhere.state.reports).toHaveLength(2)
  expect(toldBy(elsewhere).join()).toMatch(/1 处在备份之前就已损坏.*乙 2023/)
  expect(await elsewhere.source(first!.hash)).toEqual(first!.bytes)
})

it('a segment of another size is made again of its reports, without a word', async () => {
  for (const cut of [(content: Blob) => content.slice(0, 1), (content: Blob) => new Blob([content, 'x']), () => new Blob()]) {
    const { next } = await damaged('segment.bin', cut)
    expect(toldBy(next)).toEqual([])
    expect((await next.segments()).map(({ bytes }) => [...bytes])).toEqual([[9, 9]])
  }
})
