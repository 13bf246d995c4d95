import type { Agency, Listing } from '@/reports'
import type { Campaign, Directory, Workspace } from '@/workspace'
import { afterEach, describe, expect, it } from 'vitest'
import { standardDue } from '@/reports'
import { changedSince, nextCampaign, openWorkspace, sayOfRecord } from '@/workspace'
import { agency, importedFile } from './make'
import { memoryRoot } from './memory'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function start(root: Directory): Promise<Workspace> {
  open.splice(0).forEach(workspace => workspace.close())
  const workspace = await openWorkspace(root)
  open.push(workspace)
  return workspace
}

const segment = new Uint8Array([1])
const listing: Listing = { role: 'due', code: null, parent: null, order: 0, from: null, to: null, exempt: [], contact: null }
const listed = (name: string, over: Partial<Listing> = {}): Agency => ({ ...agency(name), listing: { ...listing, ...over } })
const campaign = (year: number): Campaign => ({ year, due: standardDue(year), office: '甲县政府办公室', contact: { name: '', phone: '' }, letter: null, closed: null })
const content = ({ state }: Workspace): object => ({ ...state, undoable: null, former: [] })
const statesOf = ({ state }: Workspace, year: number) => Object.fromEntries(state.unitYears.filter(each => each.year === year).map(each => [each.agency, each.state]))

/** A county of five listed units in 2023, of which one is new, one exempt and one reports upward. */
async function county(root = memoryRoot().root): Promise<Workspace> {
  const workspace = await start(root)
  workspace.identify('李敏')
  await workspace.saveAgencies([
    listed('甲县教育局'),
    listed('甲县水利局'),
    listed('甲县商务局', { from: 2024 }),
    listed('甲县金融局', { exempt: [{ year: 2023, reason: '并入政府办' }] }),
    listed('国家税务总局甲县税务局', { role: 'vertical' }),
  ])
  await workspace.saveCampaign(campaign(2023))
  return workspace
}

describe('the list of units', () => {
  it('says which units are missing in a collected year, and of no other', async () => {
    const workspace = await county()
    await workspace.accept([await importedFile('甲 2023')], segment)
    expect(statesOf(workspace, 2023)).toEqual({ 甲县教育局: 'accepted', 甲县水利局: 'missing', 甲县金融局: 'exempt' })
    expect(statesOf(workspace, 2022)).toEqual({})
  })

  it('keeps two units from having one name', async () => {
    const workspace = await county()
    await expect(workspace.saveAgency({ ...agency('x'), name: '甲县 水利局' })).rejects.toThrow('同名')
    await workspace.saveAgency({ ...listed('甲县水利局'), aliases: ['水利局'] })
    expect(workspace.state.agencies.filter(({ name }) => name === '甲县水利局')).toHaveLength(1)
  })

  it('takes off an empty unit and no other', async () => {
    const workspace = await county()
    await workspace.accept([await importedFile('甲 2023')], segment)
    await expect(workspace.removeAgencies(['甲县教育局'])).rejects.toThrow('有年报')
    await workspace.removeAgencies(['甲县水利局'])
    expect(workspace.state.agencies.map(({ id }) => id)).not.toContain('甲县水利局')
  })
})

describe('two units that are one', () => {
  it('have one series, with corrections and verdicts, and come apart again', async () => {
    const { root } = memoryRoot()
    const workspace = await county(root)
    const files = [await importedFile('洪泽县 2022', { agency: '洪泽县教育局', year: 2022 }), await importedFile('洪泽区 2023', { agency: '洪泽区教育局', year: 2023 })]
    await workspace.accept(files, segment)
    const key = Object.keys(files[0]!.reports[0]!.report.cells)[0]!
    await workspace.correct({ report: files[0]!.hash, field: key, before: 1, after: 2, reason: '', who: '李敏' })
    await workspace.judge(files[0]!.hash, 'f1', 'dismissed', '')
    const before = content(workspace)

    await workspace.mergeAgencies('洪泽县教育局', '洪泽区教育局')
    const own = () => workspace.state.reports.filter(({ agency }) => agency === '洪泽区教育局').map(({ year }) => year)
    expect(own()).toEqual([2022, 2023])
    expect([...workspace.state.verdicts.keys()]).toEqual(['洪泽区教育局|2022|unit|f1'])
    expect(workspace.state.agencies.find(({ id }) => id === '洪泽区教育局')!.aliases).toEqual(['洪泽县教育局'])
    expect(workspace.state.agencies.some(({ id }) => id === '洪泽县教育局')).toBe(false)
    // A later report of the old name goes the same way.
    await workspace.accept([await importedFile('洪泽县 2021', { agency: '洪泽县教育局', year: 2021 })], segment)
    expect(own()).toEqual([2022, 2023, 2021])
    await workspace.undo()

    const again = await start(root)
    const merge = again.steps().at(-2)!
    expect(sayOfRecord(merge.label, 'zh-CN')).toBe('把“洪泽县教育局”并入“洪泽区教育局”')
    await again.undoStep(merge.id)
    expect(content(again)).toEqual(before)
  })

  it('ask which report counts where both have one of a year', async () => {
    const workspace = await county()
    await workspace.accept([await importedFile('县', { agency: '洪泽县教育局', value: 1 }), await importedFile('区', { agency: '洪泽区教育局', value: 2 })], segment)
    expect(workspace.state.reports.map(({ version }) => version)).toEqual(['counted', 'counted'])
    await workspace.mergeAgencies('洪泽县教育局', '洪泽区教育局')
    expect(workspace.state.reports.map(({ version }) => version)).toEqual(['waiting', 'waiting'])
  })

  it('are not merged with one that is gone, or with itself', async () => {
    const workspace = await county()
    await expect(workspace.mergeAgencies('甲县水利局', '甲县水利局')).rejects.toThrow('没有合并')
    await expect(workspace.mergeAgencies('乙', '甲县水利局')).rejects.toThrow('没有合并')
  })
})

describe('a report sent back', () => {
  it('goes on counting until its replacement is accepted', async () => {
    const workspace = await county()
    const first = await importedFile('甲 2023')
    await workspace.accept([first], segment)
    await workspace.sendBack([{ report: first.hash, due: '2024-02-10', points: [{ finding: 'row-sum:received', numbers: null }], note: '' }])
    expect([statesOf(workspace, 2023).甲县教育局, workspace.state.reports[0]!.current, workspace.state.sentBack[0]!.who]).toEqual(['returned', true, '李敏'])
    const second = await importedFile('甲 2023 改', { value: 3 })
    await workspace.accept([second], segment)
    expect([statesOf(workspace, 2023).甲县教育局, workspace.state.reports[0]!.current]).toEqual(['waiting', true])
    await workspace.choose(second.hash, '李敏')
    expect([statesOf(workspace, 2023).甲县教育局, workspace.state.reports.map(({ current }) => current)]).toEqual(['accepted', [false, true]])
  })
})

describe('a letter', () => {
  it('confirms its points in the same step, notes how it went, and is recalled alone', async () => {
    const workspace = await county()
    const [one, other] = [await importedFile('甲 2023'), await importedFile('乙 2023', { agency: '甲县水利局' })]
    await workspace.accept([one, other], segment)
    const numbers = { expected: 2, actual: 1, cells: {} }
    await workspace.sendBack([one, other].map(({ hash }) => ({ report: hash, due: null, points: [], note: '' })), [{ report: one.hash, finding: 'row-sum:received', numbers }])
    await workspace.deliver({ reports: [one.hash], how: 'mail', on: '2024-02-01' })
    expect(workspace.state.sentBack.map(({ went }) => went)).toEqual([{ how: 'mail', on: '2024-02-01', who: '李敏' }, null])
    expect(workspace.steps().slice(-2).map(({ label }) => label.params)).toEqual([{ count: 2 }, { count: 1 }])
    await workspace.recall([other.hash])
    expect([statesOf(workspace, 2023).甲县教育局, statesOf(workspace, 2023).甲县水利局]).toEqual(['returned', 'accepted'])
    await workspace.undo()
    expect(statesOf(workspace, 2023).甲县水利局).toBe('returned')
  })
})

describe('steps', () => {
  it('tell who did what, what stands on what, and are undone and redone after a visit', async () => {
    const { root } = memoryRoot()
    const workspace = await county(root)
    const file = await importedFile('甲 2023')
    await workspace.accept([file], segment, 'one')
    await workspace.accept([await importedFile('乙 2023', { agency: '甲县水利局' })], segment, 'one')
    const key = Object.keys(file.reports[0]!.report.cells)[0]!
    await workspace.correct({ report: file.hash, field: key, before: 1, after: 2, reason: '', who: '王芳' })
    const before = content(workspace)

    const again = await start(root)
    const steps = again.steps()
    expect(steps.map(({ label, who }) => [sayOfRecord(label, 'zh-CN'), who])).toEqual([['新增 5 个单位', '李敏'], ['修改 2023 年度收报', '李敏'], ['导入 2 个文件', '李敏'], ['更正“甲 2023.txt”', '王芳']])
    expect(steps[2]!.dependents).toEqual([steps[3]!.id])
    for (const { id } of steps) {
      await again.undoStep(id)
      expect(again.steps().find(step => step.id === id)!.undone).toBe(true)
      expect(content(again)).not.toEqual(before)
      await again.redoStep(id)
      expect(content(again)).toEqual(before)
    }
    // Twice undone is once undone.
    await again.undoStep(steps[0]!.id)
    await again.undoStep(steps[0]!.id)
    await again.redoStep(steps[0]!.id)
    expect(content(again)).toEqual(before)
    await expect(again.undoStep('none')).rejects.toThrow('没有撤销')
  })

  it('of any order of undoing and redoing amount to the steps that stand', async () => {
    let seed = 7
    const random = (below: number): number => (seed = seed * 48271 % 2147483647) % below
    const workspace = await county()
    const files = [await importedFile('甲 2023'), await importedFile('乙 2023', { agency: '甲县水利局' })]
    for (const file of files)
      await workspace.accept([file], segment)
    await workspace.judgeAll([{ report: files[0]!.hash, finding: 'a' }, { report: files[1]!.hash, finding: 'b' }], 'confirmed', '')
    await workspace.save({ id: 'v', kind: 'view', name: '一', body: 1 })
    const steps = workspace.steps().map(({ id }) => id)
    const full = content(workspace)
    for (let turn = 0; turn < 60; turn++) {
      const id = steps[random(steps.length)]!
      await (random(2) ? workspace.undoStep(id) : workspace.redoStep(id))
    }
    for (const id of steps)
      await workspace.redoStep(id)
    expect(content(workspace)).toEqual(full)
    expect(workspace.steps().map(({ id, undone }) => [id, undone])).toEqual(steps.map(id => [id, false]))
  })
})

describe('a year that is closed', () => {
  const sent = { layout: '2021' as const, cells: { 'applications.newNatural.total': 5, 'applications.newNatural.other': null }, reports: [{ report: 'r1', agency: '甲县教育局', name: '甲县教育局' }] }

  it('keeps what was sent up, also after a visit, and is reopened by undo', async () => {
    const { root } = memoryRoot()
    const workspace = await county(root)
    await workspace.saveCampaign({ ...campaign(2023), closed: '2024-03-01T02:00:00.000Z', sent })
    // The level it was added up at is kept where one was chosen; of before it was a choice there is none.
    await workspace.saveCampaign({ ...campaign(2022), closed: '2023-03-01T02:00:00.000Z', sent: { ...sent, scope: 'at 江苏省/淮安市' } })
    expect((await start(root)).state.campaigns[0]!.sent!.scope).toBe('at 江苏省/淮安市')
    const again = await start(root)
    await again.undoStep(again.steps().at(-1)!.id)
    expect(again.state.campaigns).toEqual([{ ...campaign(2023), closed: '2024-03-01T02:00:00.000Z', sent }])
    const step = again.steps().find(({ undone, label }) => !undone && label.word === 'campaignClosed')!
    expect(sayOfRecord(step.label, 'zh-CN')).toContain('结束 2023 年度收报')
    await again.undoStep(step.id)
    expect(again.state.campaigns).toEqual([campaign(2023)])
  })

  it('tells cells that changed since, and a blank from a zero', () => {
    expect(changedSince({ a: 5, b: null, c: 3, d: 1 }, { a: 5, b: 0, c: 4, e: 2 })).toEqual([
      { cell: 'b', sent: null, now: 0 },
      { cell: 'c', sent: 3, now: 4 },
      { cell: 'd', sent: 1, now: null },
      { cell: 'e', sent: null, now: 2 },
    ])
  })

  it('is what the next begins from, each date a year on', () => {
    const last = { ...campaign(2023), due: { ...standardDue(2023), unit: '2024-02-29', county: '2024-02-09' }, letter: '请于限期内重报。', contact: { name: '李敏', phone: '2200617' }, closed: '2024-03-01T02:00:00.000Z', sent }
    const next = nextCampaign(last)
    expect(next).toEqual({ ...last, year: 2024, due: { ...standardDue(2024), unit: '2025-02-28', county: '2025-02-09' }, closed: null, sent: undefined })
    expect(next).not.toHaveProperty('sent')
  })
})
