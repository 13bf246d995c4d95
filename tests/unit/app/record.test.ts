// @vitest-environment happy-dom
import type { PickedFile } from '../../../src/app/state/importing'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyState } from '../../../src/app/state/derived'
import { useRecord } from '../../../src/app/state/record'
import { agency, fakeStages, fakeWorkspace, finding, stored } from './fakes'

beforeEach(() => {
  setActivePinia(createPinia())
  vi.stubGlobal('navigator', { ...globalThis.navigator, storage: { getDirectory: () => {} }, language: 'zh-CN' })
})

const picked = (name: string, folder = ''): PickedFile => ({ file: new File(['x'], name), folder })
const filled = { ...emptyState, files: [{ hash: 'r1' } as never], agencies: [agency('甲')], reports: [stored('r1', '甲', 2022), stored('r2', '甲', 2023)] }

describe('the record store', () => {
  it('is open before the database answers, and projects again after a change', async () => {
    let answer = () => {}
    const { workspace, become } = fakeWorkspace(filled)
    const project = vi.fn(() => new Promise<never>(resolve => answer = () => resolve({ version: project.mock.calls.length } as never)))
    const record = useRecord()
    const opening = record.open(fakeStages(workspace, { project }))
    await vi.waitFor(() => expect(project).toHaveBeenCalledTimes(1))
    expect([record.opened, record.ready, record.version]).toEqual([true, false, 0])
    become({ agencies: [agency('甲'), agency('乙')] })
    become({ agencies: [agency('甲'), agency('丙')] })
    answer()
    await vi.waitFor(() => expect(project).toHaveBeenCalledTimes(2))
    answer()
    await opening
    expect([record.ready, record.version, project.mock.calls.length]).toEqual([true, 2, 2])
    expect(record.agencyById('丙')?.name).toBe('丙')
  })

  it('keeps its version when the projection did not change, so that nothing is asked again', async () => {
    const { workspace, become } = fakeWorkspace(filled)
    const record = useRecord()
    const stages = fakeStages(workspace)
    await record.open(stages)
    become({ saved: [{ id: 'v', kind: 'view', name: '视图', body: {}, at: '' }] })
    await vi.waitFor(() => expect(stages.project).toHaveBeenCalledTimes(2))
    await vi.waitFor(() => expect(record.checking).toBe(false))
    expect(record.version).toBe(1)
  })

  it('joins a report’s own findings with those of the rules across reports', async () => {
    const { workspace } = fakeWorkspace({ ...filled, reports: [stored('r1', '甲', 2022, { findings: [finding('r1', 'own')] }), stored('r2', '甲', 2023)] })
    const record = useRecord()
    await record.open(fakeStages(workspace, { findAcross: async () => [finding('r1', 'carry'), finding('r2', 'copied')] }))
    expect(record.findingsOf('r1').map(each => each.id)).toEqual(['own', 'carry'])
    expect(record.findingsOf('r2').map(each => each.id)).toEqual(['copied'])
    expect(record.findingsOf('r3')).toEqual([])
    expect(record.findings).toHaveLength(3)
  })

  it('counts a doubt as settled once what it concerns is corrected, and never a sum', async () => {
    const doubts = [finding('r1', 'agency', { rule: 'agency-conflict' }), finding('r1', 'cells', { rule: 'doubtful', cells: ['a', 'b'] }), finding('r1', 'sum', { cells: ['a'] })]
    const correction = (field: string) => ({ report: 'r1', field, before: null, after: 1, reason: '', who: '', when: '' })
    const { workspace, become } = fakeWorkspace({ ...filled, reports: [stored('r1', '甲', 2022, { findings: doubts })], corrections: [correction('a')] })
    const record = useRecord()
    await record.open(fakeStages(workspace))
    expect(record.openFindingsOf('r1').map(each => each.id)).toEqual(['agency', 'cells', 'sum'])
    become({ corrections: [correction('a'), correction('b'), correction('agency')] })
    expect(record.openFindingsOf('r1').map(each => each.id)).toEqual(['sum'])
  })

  it('says what to do when the browser keeps no files, or the database does not start', async () => {
    const { workspace } = fakeWorkspace(filled)
    const record = useRecord()
    await record.open(fakeStages(workspace, { openWorkspace: async () => Promise.reject(Object.assign(new Error('无痕'), { code: 'unsupported' })) }))
    expect([record.failure?.code, record.opened]).toEqual(['noStorage', false])
    await record.open(fakeStages(workspace, { project: async () => Promise.reject(new Error('WebAssembly.instantiate refused')) }))
    expect([record.failure?.code, record.opened, record.ready]).toEqual(['noWasm', true, false])
    vi.stubGlobal('navigator', { storage: {} })
    await record.open(fakeStages(workspace))
    expect(record.failure?.code).toBe('noStorage')
  })

  it('shows every file of an import, archives opened, and projects once at the end', async () => {
    const { workspace, become } = fakeWorkspace(filled)
    const record = useRecord()
    const project = vi.fn(async () => ({}) as never)
    const stages = fakeStages(workspace, {
      project,
      importFiles: async (_, { onProgress }) => {
        const last = (name: string, folder: string, status: 'accepted' | 'rejected') => ({ name, folder, status, hash: name, format: 'txt', refusal: status === 'rejected' ? { code: 'scan', reason: '扫描件', params: {} } : null, reports: [], reader: 1 })
        onProgress({ done: 0, total: 2, last: null })
        onProgress({ done: 1, total: 3, last: last('内.txt', '包.zip/二〇二三', 'accepted') })
        become({ batches: [{ id: 'b1', group: 'b1', at: '', files: 1 }] })
        onProgress({ done: 2, total: 3, last: last('图.pdf', '夹', 'rejected') })
        return [{ id: 'b1', group: 'b1', at: '', files: 2 }]
      },
    })
    await record.open(stages)
    project.mockClear()
    expect(await record.importFiles([picked('包.zip'), picked('图.pdf', '夹')])).toBe('done')
    expect(record.importing.lines.map(line => [[line.folder, line.name].filter(Boolean).join('/'), line.status, line.refusal?.reason ?? null])).toEqual([
      ['包.zip', 'opened', null],
      ['夹/图.pdf', 'rejected', '扫描件'],
      ['包.zip/二〇二三/内.txt', 'accepted', null],
    ])
    expect(project).toHaveBeenCalledTimes(1)
    expect([record.importing.running, record.lastImport.length]).toEqual([false, 1])
  })

  it('cancels, and is free again after a failed import', async () => {
    const { workspace } = fakeWorkspace(filled)
    const record = useRecord()
    await record.open(fakeStages(workspace, { importFiles: (_, { signal }) => new Promise(resolve => signal.addEventListener('abort', () => resolve([]))) }))
    const running = record.importFiles([picked('a.txt')])
    await vi.waitFor(() => expect(record.importing.running).toBe(true))
    await expect(record.importFiles([picked('b.txt')])).rejects.toThrow()
    record.cancelImport('cancelled')
    expect(await running).toBe('cancelled')
    await record.open(fakeStages(workspace, { importFiles: async () => Promise.reject(new Error('磁盘满')) }))
    await expect(record.importFiles([picked('c.txt')])).rejects.toThrow('磁盘满')
    expect(record.importing.running).toBe(false)
  })

  it('looks up in 10,000 reports', () => {
    const record = useRecord()
    const agencies = Array.from({ length: 2000 }, (_, index) => agency(`机构${index}`))
    record.state = { ...emptyState, agencies, reports: agencies.flatMap(each => [2019, 2020, 2021, 2022, 2023].map(year => stored(`${each.id}-${year}`, each.id, year, { findings: [finding(`${each.id}-${year}`, 'f')] }))) }
    expect(record.lookups.byAgency.get('机构1999')?.get(2023)?.id).toBe('机构1999-2023')
    expect(record.findingsOf('机构7-2020')).toHaveLength(1)
    expect(record.lookups.years).toEqual([2019, 2020, 2021, 2022, 2023])
  })
})
