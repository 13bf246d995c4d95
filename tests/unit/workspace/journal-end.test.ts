import type { MemoryDirectory } from './memory'
import type { Directory, Workspace } from '@/workspace'
import { afterEach, expect, it } from 'vitest'
import { openWorkspace } from '@/workspace'
import { importedFile, toldBy } from './make'
import { memoryRoot } from './memory'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function reopen(root: Directory): Promise<Workspace> {
  open.splice(0).forEach(workspace => workspace.close())
  const workspace = await openWorkspace(root)
  open.push(workspace)
  return workspace
}

const fileOf = (memory: MemoryDirectory, name: string) => [...memory.files()].find(([path]) => path.endsWith(name))![1]

async function cutLines(memory: MemoryDirectory, count: number): Promise<void> {
  const journal = fileOf(memory, 'journal.ndjson')
  const lines = (await journal.content.text()).trimEnd().split('\n').filter(line => line !== '')
  journal.content = new Blob([`\n${lines.slice(0, -count).join('\n\n')}\n`])
}

async function filled(root: Directory): Promise<Workspace> {
  const workspace = await reopen(root)
  const file = await importedFile('甲 2023')
  await workspace.accept([file], new Uint8Array([1]))
  for (const after of [5, 6, 7])
    await workspace.correct({ report: file.hash, field: 'applications.received.person', before: 1, after, reason: '核对', who: '李敏' })
  return workspace
}

it('a journal cut off at the end of a line is told, until a person has read of it', async () => {
  const { root, memory } = memoryRoot()
  await filled(root)
  await cutLines(memory, 2)
  for (const visit of [1, 2]) {
    const next = await reopen(root)
    expect(toldBy(next), `visit ${visit}`).toEqual([expect.stringMatching(/末尾缺失 2 条/)])
    expect(next.state.corrections.map(({ after }) => after)).toEqual([5])
  }
  await open[0]!.acknowledge()
  expect(toldBy(await reopen(root))).toEqual([])
})

it('a journal that reaches beyond what was noted is whole: the tab ended between both writes', async () => {
  const { root, memory } = memoryRoot()
  const workspace = await filled(root)
  memory.guard = (path) => {
    if (path.endsWith('journal.end'))
      throw new DOMException('full', 'QuotaExceededError')
  }
  await workspace.judge('x', 'y', 'confirmed', '')
  memory.guard = () => {}
  expect(toldBy(await reopen(root))).toEqual([])
})

it('a note that is damaged says nothing of the journal', async () => {
  const { root, memory } = memoryRoot()
  await filled(root)
  const note = fileOf(memory, 'journal.end')
  note.content = new Blob([(await note.content.text()).replace(/^\d/, digit => String((Number(digit) + 1) % 10))])
  expect(toldBy(await reopen(root))).toEqual([])
})

it('a record kept beside, whose journal was cut meanwhile, tells of it when it is taken back', async () => {
  const { root, memory } = memoryRoot()
  const workspace = await filled(root)
  await workspace.empty()
  await cutLines(memory, 1)
  const next = await reopen(root)
  await next.takeBack(next.state.former[0]!.generation)
  expect(toldBy(next)).toEqual([expect.stringMatching(/末尾缺失 1 条/)])
})

it('a full disk is told in plain words, also when clearing away what was begun fails too', async () => {
  const { root, memory } = memoryRoot()
  const workspace = await filled(root)
  memory.guard = (path) => {
    if (path.includes('batches/'))
      throw new DOMException('The operation failed because it would cause the application to exceed its storage quota.', 'QuotaExceededError')
  }
  const generation = [...memory.children.values()].find(child => child.kind === 'directory') as MemoryDirectory
  const batches = generation.children.get('batches') as MemoryDirectory
  batches.removeEntry = async () => Promise.reject(new DOMException('busy', 'NoModificationAllowedError'))
  await expect(workspace.accept([await importedFile('乙 2023')], new Uint8Array([1]))).rejects.toThrow(/浏览器存储空间不足，这一步没有存入/)
})
