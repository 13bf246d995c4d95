import type { ImportedFile, PackageChoice, Workspace } from '@/workspace'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { encodeSegment } from '@/database'
import { labelOf, openPackage, openWorkspace, packageOf, startsAsBackup } from '@/workspace'
import { agency, hashOf, importedFile, rejectedFile } from './make'
import { memoryRoot } from './memory'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function start(): Promise<Workspace> {
  const workspace = await openWorkspace(memoryRoot().root)
  open.push(workspace)
  return workspace
}

const at = new Date('2026-01-31T08:00:00Z')
const encode = async (reports: Parameters<typeof encodeSegment>[0]): Promise<Uint8Array> => encodeSegment(reports)
const none: PackageChoice = { originals: false, names: false }

async function publish(workspace: Workspace, choice = none): Promise<{ data: Blob, sum: string }> {
  return packageOf(await workspace.backup(false), { label: labelOf(choice, '', at), reports: workspace.state.reports, encode })
}

async function opened({ data, sum }: { data: Blob, sum: string }): Promise<Workspace> {
  const { workspace } = await openPackage(data, sum)
  open.push(workspace)
  return workspace
}

async function kept(workspace: Workspace, ...files: ImportedFile[]): Promise<void> {
  await workspace.accept(files, encodeSegment(files.flatMap(({ reports }) => reports.map(({ report }) => report))))
}

/** What a reader is told by a record. */
function telling({ state }: Workspace): object {
  const { reports, agencies, unitYears, campaigns } = state
  return {
    reports: reports.map(({ id, agency, year, scope, version, rivals, findings, facts }) => ({ id, agency, year, scope, version, rivals, findings, numbers: facts.numbers })),
    agencies: agencies.map(({ id, name, listing }) => [id, name, listing?.role ?? null]),
    unitYears,
    due: campaigns.map(({ year, due, closed }) => [year, due, closed]),
  }
}

/** Words that must not go out, each told by a mark no other text has. */
const secret = {
  contact: '密甲联系人',
  phone: '密乙13900000000',
  office: '密丙办公室电话',
  letter: '密丁信件正文',
  note: '密戊退改附言',
  saved: '密己简报草稿',
  original: '密庚原件正文',
  gone: '密辛移除的文件',
  undone: '密壬撤回的理由',
}
const who = '密癸经办人'

const text = (name: string): string => `${name.padEnd(30, '　')}${secret.original}`

/** A record that holds every kind of thing that stays at home. */
async function full(): Promise<{ workspace: Workspace, hashes: string[], cell: string }> {
  const workspace = await start()
  workspace.identify(who)
  const files = [
    await importedFile(text('甲 2023')),
    await importedFile(text('乙 2023'), { agency: '甲县水利局' }),
    await importedFile(text('丙 2023'), { agency: '甲县财政局', year: 2022 }),
  ]
  await kept(workspace, ...files)
  await kept(workspace, await rejectedFile(text('坏文件')))
  await kept(workspace, await importedFile(text(secret.gone), { agency: '甲县林业局' }))
  await workspace.remove([await hashOf(text(secret.gone))])
  await workspace.saveAgencies([...workspace.state.agencies, agency('甲县档案局')].map((each, order) => ({
    ...each,
    listing: { role: 'due' as const, code: null, parent: null, order, from: null, to: null, exempt: [], contact: { name: secret.contact, phone: secret.phone } },
  })))
  await workspace.saveCampaign({
    year: 2023,
    due: { unit: '2024-01-31', county: '2024-02-20', city: '2024-03-10', province: '2024-03-31', vertical: '2024-03-31' },
    office: '甲县政府办公室',
    contact: { name: secret.contact, phone: secret.office },
    letter: secret.letter,
    closed: null,
  })
  const hashes = files.map(({ hash }) => hash)
  const cell = Object.keys(files[0]!.reports[0]!.report.cells)[3]!
  await workspace.correct({ report: hashes[0]!, field: cell, before: 1, after: 9, reason: '按原件', who })
  await workspace.correct({ report: hashes[1]!, field: cell, before: 1, after: 8, reason: secret.undone, who })
  await workspace.undo()
  await workspace.judge(hashes[1]!, 'f', 'dismissed', '核对过')
  await workspace.sendBack([{ report: hashes[1]!, due: '2024-02-10', points: [], note: secret.note }])
  await workspace.chase({ year: 2023, agencies: ['甲县档案局'], how: secret.note })
  await workspace.save({ id: 'b', kind: 'briefing', name: secret.saved, body: { text: secret.saved } })
  return { workspace, hashes, cell }
}

const bytesOf = async (data: Blob): Promise<string> => new TextDecoder().decode(await data.arrayBuffer())
const leaks = (bytes: string, marks: readonly string[]): string[] => marks.filter(mark => bytes.includes(mark) || bytes.includes(JSON.stringify(mark).slice(1, -1)))

describe('what a package tells', () => {
  it('is what the record tells, and of its bytes none that stays at home', async () => {
    const { workspace, hashes, cell } = await full()
    const { data, sum } = await publish(workspace)
    const read = await opened({ data, sum })
    expect(telling(read)).toEqual(telling(workspace))
    expect(read.state.unitYears.map(({ state }) => state).sort()).toEqual(workspace.state.unitYears.map(({ state }) => state).sort())
    expect(read.state.corrections).toMatchObject([{ report: hashes[0], field: cell, before: 1, after: 9, reason: '按原件', who: '' }])
    expect([...read.state.verdicts.values()]).toMatchObject([{ state: 'dismissed', reason: '核对过' }])
    expect((await read.report(hashes[0]!)).cells[cell]).toMatchObject({ value: 1, text: '1', place: { at: 'table', row: 1 } })
    expect(leaks(await bytesOf(data), [...Object.values(secret), who])).toEqual([])
    expect(await startsAsBackup(data)).toBe(false)
  })

  it('names an original that is not enclosed, with its hash, and gives one that is', async () => {
    const { workspace, hashes } = await full()
    const without = await opened(await publish(workspace))
    await expect(without.source(hashes[0]!)).rejects.toThrow(new RegExp(`原件没有随发布包附上.*${hashes[0]}`))
    const enclosing = await publish(workspace, { originals: true, names: false })
    const read = await opened(enclosing)
    expect(new TextDecoder().decode(await read.source(hashes[0]!))).toBe(text('甲 2023'))
    expect(leaks(await bytesOf(enclosing.data), [...Object.values(secret).filter(mark => mark !== secret.original), who])).toEqual([])
  })

  it('is no backup: what is not backed up is said as before', async () => {
    const { workspace } = await full()
    const before = workspace.sinceBackup()
    await publish(workspace)
    expect(workspace.sinceBackup()).toEqual(before)
    expect(before).toMatchObject({ at: null, corrections: 1 })
  })

  it('names who worked on it where that was asked', async () => {
    const { workspace } = await full()
    const read = await opened(await publish(workspace, { originals: false, names: true }))
    expect(read.state.corrections[0]!.who).toBe(who)
  })

  it('does not name who typed a report, nor encloses the file that says so', async () => {
    const workspace = await start()
    const file = await importedFile(text('手录 2023'))
    const [read] = file.reports
    read!.report.typed = { who, when: '2026-01-02T03:04:05Z', from: null }
    read!.report.year.readings = [{ value: 2023, from: 'person', text: `${who} 2026-01-02`, place: null }]
    await kept(workspace, file)
    const { data, sum } = await publish(workspace, { originals: true, names: false })
    expect(leaks(await bytesOf(data), [who, secret.original])).toEqual([])
    expect(await (await opened({ data, sum })).report(file.hash)).toMatchObject({ typed: { who: '' }, year: { readings: [{ text: '2026-01-02' }] } })
  })

  it('is refused with a byte changed', async () => {
    const { workspace } = await full()
    const one = await publish(workspace)
    const bytes = new Uint8Array(await one.data.arrayBuffer())
    for (const place of [600, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = bytes.slice()
      changed[place]! ^= 1
      await expect(openPackage(new Blob([changed]), one.sum)).rejects.toThrow('发布包的数据与发布时不同，没有打开')
    }
  })

  it('is read only, whatever is tried', async () => {
    const { workspace, hashes, cell } = await full()
    const read = await opened(await publish(workspace))
    const before = read.state
    const added = await importedFile('新')
    const tries: (() => Promise<unknown>)[] = [
      () => read.correct({ report: hashes[0]!, field: cell, before: 1, after: 2, reason: '', who: '' }),
      () => read.accept([added], new Uint8Array()),
      () => read.remove(hashes),
      () => read.judge(hashes[0]!, 'f', 'confirmed', ''),
      () => read.empty(),
      () => read.undo(),
      () => read.save({ id: 'x', kind: 'view', name: 'x', body: null }),
      () => read.restore(new Blob()),
      () => read.backup(),
    ]
    for (const tried of tries)
      await expect(tried()).rejects.toThrow('只读')
    expect(read.state).toBe(before)
  })

  it('refuses to tell of a record with a damaged report', async () => {
    const { memory, root } = memoryRoot()
    const workspace = await openWorkspace(root)
    open.push(workspace)
    await kept(workspace, await importedFile(text('甲 2023')))
    const [, reports] = [...memory.files()].find(([path]) => path.endsWith('reports.bin'))!
    const bytes = new Uint8Array(await reports.content.arrayBuffer())
    bytes[40]! ^= 1
    reports.content = new Blob([bytes])
    await expect(publish(workspace)).rejects.toThrow(/没有发布：.*甲 2023.*记录未改动/)
  })
})

describe('whatever was done to a record', () => {
  const names = ['甲县教育局', '甲县水利局', '甲县财政局']
  const step = fc.record({ kind: fc.constantFrom('import', 'correctYear', 'correctCell', 'uncorrect', 'judge', 'choose', 'remove', 'undo', 'merge', 'rename', 'sendBack', 'save'), one: fc.nat(9), other: fc.nat(9), value: fc.integer({ min: 1, max: 3 }) })

  it('its package tells the same, and no contact, name or original byte', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const workspace = await start()
      workspace.identify(who)
      for (const [at, { kind, one, other, value }] of steps.entries()) {
        const reports = workspace.state.reports
        const report = reports[one % Math.max(1, reports.length)]
        const field = 'applications.received.person'
        try {
          if (kind === 'import' || !report)
            await kept(workspace, await importedFile(text(`${at} ${one} ${value}`), { agency: names[one % 3], year: 2020 + other % 3, value, status: other > 6 ? 'review' : 'accepted' }))
          else if (kind === 'correctYear')
            await workspace.correct({ report: report.id, field: 'year', before: report.year, after: 2020 + other % 3, reason: '', who })
          else if (kind === 'correctCell')
            await workspace.correct({ report: report.id, field, before: 1, after: value, reason: '', who })
          else if (kind === 'uncorrect')
            await workspace.uncorrect(report.id, other % 2 ? 'year' : field)
          else if (kind === 'judge')
            await workspace.judge(report.id, `f${value}`, 'dismissed', '核对过')
          else if (kind === 'choose')
            await workspace.choose(report.id, who)
          else if (kind === 'remove')
            await workspace.remove([report.file.hash])
          else if (kind === 'undo')
            await workspace.undo()
          else if (kind === 'merge')
            await workspace.mergeAgencies(names[one % 3]!, names[other % 3]!)
          else if (kind === 'rename' && workspace.state.agencies.length > 0)
            await workspace.saveAgency({ ...workspace.state.agencies[other % workspace.state.agencies.length]!, listing: { role: 'due', code: null, parent: null, order: one, from: null, to: null, exempt: [], contact: { name: secret.contact, phone: secret.phone } } })
          else if (kind === 'sendBack')
            await workspace.sendBack([{ report: report.id, due: null, points: [], note: secret.note }])
          else if (kind === 'save')
            await workspace.save({ id: 's', kind: 'query', name: secret.saved, body: secret.saved })
        }
        catch {
          // What the record refuses is not done.
        }
      }
      const made = await publish(workspace)
      const read = await opened(made)
      expect(telling(read)).toEqual(telling(workspace))
      expect(leaks(await bytesOf(made.data), [...Object.values(secret), who])).toEqual([])
    }), { numRuns: 60 })
  })
})
