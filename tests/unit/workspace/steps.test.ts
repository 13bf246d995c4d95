import type { Agency } from '@/reports'
import type { Workspace } from '@/workspace'
import { afterEach, describe, expect, it } from 'vitest'
import { standardDue } from '@/reports'
import { openWorkspace, sayOfRecord } from '@/workspace'
import { agency, importedFile } from './make'
import { memoryRoot } from './memory'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function start(root = memoryRoot().root): Promise<Workspace> {
  const workspace = await openWorkspace(root)
  workspace.identify('李敏')
  open.push(workspace)
  return workspace
}

const segment = new Uint8Array([1])
const units = ['甲县教育局', '甲县水利局', '甲县商务局', '甲县金融局']
const listed = (name: string): Agency => ({ ...agency(name), listing: { role: 'due', code: null, parent: null, order: 0, from: null, to: null, exempt: [], contact: null } })
const said = (workspace: Workspace) => workspace.steps().map(({ label }) => sayOfRecord(label, 'zh-CN'))
/** Everything that pages, sums and queries are made of. */
const queried = (workspace: Workspace) => ({ ...workspace.state, undoable: null, former: [], counted: workspace.state.reports.slice(0, 2).map(({ id }) => workspace.counted(id).at(-1)?.report ?? null) })

describe('what one click does', () => {
  it('is one step, also where it names a new unit and corrects, or corrects and judges', async () => {
    const workspace = await start()
    const file = await importedFile('甲 2023')
    await workspace.accept([file], segment, 'one')
    const before = queried(workspace)
    const key = Object.keys(file.reports[0]!.report.cells)[0]!
    await workspace.settle({ agencies: [agency('甲县审计局')], corrections: [{ report: file.hash, field: 'agency', before: null, after: '甲县审计局', reason: '', who: '李敏' }] })
    expect(workspace.state.reports[0]!.agency).toBe('甲县审计局')
    await workspace.settle({
      corrections: [{ report: file.hash, field: key, before: 1, after: 1, reason: '', who: '李敏', asRead: true }],
      verdicts: [{ report: file.hash, finding: 'row-sum:received', state: 'dismissed', reason: '看过' }],
    })
    expect(said(workspace).slice(1)).toEqual(['新增机构“甲县审计局”、更正“甲 2023.txt”', '核对 1 格，与原件一致、核验处理'])
    expect(workspace.steps().slice(1).map(({ parts }) => parts.map(({ kind }) => kind))).toEqual([['units', 'corrections'], ['corrections', 'verdicts']])
    await workspace.undo()
    await workspace.undo()
    expect(queried(workspace)).toEqual(before)
  })

  it('is one step with the import it belongs to, and nothing of it is kept where a part cannot be', async () => {
    const workspace = await start()
    await workspace.saveAgencies(units.map(listed))
    const file = await importedFile('甲 2023', { agency: null })
    const before = queried(workspace)
    const { group } = await workspace.accept([file], segment, 'one')
    const corrected = { report: file.hash, field: 'agency', before: null, reason: '', who: '李敏' }
    await workspace.settle({ corrections: [{ ...corrected, after: units[1]! }], group })
    expect(said(workspace).at(-1)).toBe('导入 1 个文件、更正“甲 2023.txt”')
    const now = queried(workspace)
    await expect(workspace.settle({ agencies: [agency('甲县审计局')], corrections: [{ ...corrected, after: 'nobody' }] })).rejects.toThrow('不在机构库中')
    expect(queried(workspace)).toEqual(now)
    await workspace.undo()
    expect(queried(workspace)).toEqual(before)
  })

  it('unfolds into what it was about', async () => {
    const workspace = await start()
    await workspace.saveAgencies(units.map(listed))
    const files = await Promise.all(units.map((name, at) => importedFile(`${at} 2023`, { agency: name })))
    await workspace.accept(files.slice(0, 2), segment, 'one')
    await workspace.accept(files.slice(2), segment, 'one')
    await workspace.correct(files.map(({ hash }) => ({ report: hash, field: 'scope', before: 'unit', after: 'unit', reason: '看过原件', who: '李敏' })))
    await workspace.sendBack(files.slice(0, 2).map(({ hash }) => ({ report: hash, due: null, points: [], note: '' })))
    await workspace.chase({ year: 2023, agencies: units.slice(2), how: '' })
    await workspace.remove([files[3]!.hash])
    const parts = workspace.steps().map(({ parts }) => parts)
    expect(parts[0]!.map(({ word }) => word?.part)).toEqual(units)
    expect(parts[1]!.map(({ name, report }) => [name, report])).toEqual(files.map(({ name, hash }) => [name, hash]))
    expect(parts[2]!.map(({ word }) => [word?.report, word?.side.after])).toEqual(files.map(({ hash }) => [hash, 'unit']))
    expect(parts[3]!.map(({ report }) => report)).toEqual(files.slice(0, 2).map(({ hash }) => hash))
    expect(parts[4]!.map(({ unit }) => unit)).toEqual(units.slice(2))
    expect(parts[5]!.map(({ name }) => name)).toEqual([files[3]!.name])
    await workspace.recall([files[0]!.hash])
    expect(workspace.steps()[3]!).toMatchObject({ undone: false, parts: [{ undone: true }, { undone: false }] })
  })
})

describe('undo, then redo, of any step', () => {
  it('leaves a letter recalled before recalled, and other steps as they are', async () => {
    const workspace = await start()
    const files = await Promise.all(units.slice(0, 3).map((name, at) => importedFile(`${at} 2023`, { agency: name })))
    await workspace.accept(files, segment, 'one')
    const letter = ({ hash }: (typeof files)[number]) => ({ report: hash, due: null, points: [], note: '' })
    await workspace.sendBack(files.slice(0, 2).map(letter))
    await workspace.sendBack([letter(files[2]!)])
    await workspace.recall([files[0]!.hash, files[2]!.hash])
    const before = queried(workspace)
    const [, both, third] = workspace.steps()
    await workspace.undoStep(both!.id)
    await workspace.redoStep(both!.id)
    expect(queried(workspace)).toEqual(before)
    await workspace.redoStep(third!.id)
    expect(workspace.state.sentBack.map(({ report }) => report)).toEqual([files[1]!.hash, files[2]!.hash])
    await workspace.undoStep(third!.id)
    expect(queried(workspace)).toEqual(before)
  })

  it.each([3, 17, 29, 101])('restores every query, whatever was done and taken back before (seed %i)', async (seed) => {
    const random = (below: number): number => (seed = seed * 48271 % 2147483647) % below
    const { root } = memoryRoot()
    const workspace = await start(root)
    await workspace.saveAgencies(units.map(listed))
    await workspace.saveCampaign({ year: 2023, due: standardDue(2023), office: '', contact: { name: '', phone: '' }, letter: null, closed: null })
    const files = await Promise.all(units.flatMap((name, at) => [2022, 2023].map(year => importedFile(`${at} ${year}`, { agency: name, year, value: random(9), status: random(3) === 0 ? 'review' : 'accepted' }))))
    const key = Object.keys(files[0]!.reports[0]!.report.cells)[0]!
    const some = () => files.filter(() => random(3) > 0)
    const one = () => files[random(files.length)]!
    const fresh = files.slice()
    const acts: (() => Promise<unknown>)[] = [
      () => workspace.accept(fresh.splice(0, 1 + random(3)), segment, `g${random(3)}`),
      () => workspace.correct(some().map(({ hash }) => ({ report: hash, field: key, before: 1, after: random(50), reason: '', who: '李敏' }))),
      () => workspace.settle({
        agencies: [agency(`甲县新局${random(3)}`)],
        corrections: some().map(({ hash }) => ({ report: hash, field: 'scope', before: 'unit', after: random(2) ? 'unit' : 'consolidated', reason: '', who: '李敏' })),
        verdicts: some().map(({ hash }) => ({ report: hash, finding: 'a', state: 'confirmed' as const, reason: '' })),
      }),
      () => workspace.judgeAll(some().map(({ hash }) => ({ report: hash, finding: 'a' })), 'dismissed', '看过'),
      () => workspace.saveAgencies(units.filter(() => random(2) > 0).map(name => ({ ...listed(name), aliases: [`别名${random(5)}${name}`] }))),
      () => workspace.mergeAgencies(units[3]!, units[random(3)]!),
      () => workspace.sendBack(workspace.state.reports.filter(() => random(2) > 0).map(({ id }) => ({ report: id, due: null, points: [], note: '' })), [{ report: one().hash, finding: 'b', numbers: { expected: 1, actual: 2, cells: {} } }]),
      () => workspace.recall(workspace.state.sentBack.filter(() => random(2) > 0).map(({ report }) => report)),
      () => workspace.remove([one().hash]),
      () => workspace.save({ id: `v${random(2)}`, kind: 'view', name: '一', body: random(9) }),
      () => workspace.chase({ year: 2023, agencies: units.filter(() => random(2) > 0), how: '' }),
      () => workspace.undo(),
    ]
    await acts[0]!()
    for (let turn = 0; turn < 30; turn++) {
      await acts[random(acts.length)]!().catch(() => {})
      const step = workspace.steps().at(random(workspace.steps().length))!
      if (random(3) === 0)
        await (step.undone ? workspace.redoStep(step.id) : workspace.undoStep(step.id))
    }
    for (const { id, undone } of workspace.steps()) {
      const before = queried(workspace)
      await (undone ? workspace.redoStep(id) : workspace.undoStep(id))
      await (undone ? workspace.undoStep(id) : workspace.redoStep(id))
      expect(queried(workspace)).toEqual(before)
    }
    expect(queried(await start(root))).toEqual(queried(workspace))
  })
})
