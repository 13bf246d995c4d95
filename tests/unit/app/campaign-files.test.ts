import type { ImportedFile } from '@/workspace'
import { describe, expect, it } from 'vitest'
import { reminderText } from '../../../src/app/features/campaign/reminder'
import { strangeTo } from '../../../src/app/features/campaign/strange'
import { misnamedYear, openYear } from '../../../src/app/ui/use/collected'
import { campaign as words } from '../../../src/app/words/zh-CN/campaign'
import { agency, stored } from './fakes'

function t(key: string, values: Record<string, unknown> = {}): string {
  return key.split('.').slice(1).reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], words)!.toString().replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}
const campaign = (year: number, closed: string | null = null) => ({ year, closed, office: '临江县人民政府办公室', contact: { name: '李敏', phone: '2200617' }, due: {} as never, letter: null })

describe('files brought to a unit’s year', () => {
  const cell = { agency: agency('临江县教育局'), year: 2025 }
  const file = (named: string | null, year: number | null) => ({ name: '一.docx', reports: [{ agency: named === null ? null : agency(named), report: { year: { value: year } } }] }) as unknown as ImportedFile

  it('are asked about when they say another unit or year, and only then', () => {
    expect(strangeTo(cell, [file('临江县教育局', 2025), file(null, 2025), file('临江县教育局', null), file(null, null)])).toEqual([])
    expect(strangeTo(cell, [file('临江县财政局', 2025), file('临江县教育局', 2024)])).toEqual([
      { file: '一.docx', agency: '临江县财政局', year: 2025 },
      { file: '一.docx', agency: '临江县教育局', year: 2024 },
    ])
  })
})

describe('a file of another year than the one collected', () => {
  const report = (name: string, year: number) => stored('r', '临江县教育局', year, { file: { hash: 'r', name, folder: '', format: 'html', part: null } })

  it('is told of where its name says the collected year', () => {
    const open = [campaign(2024, '2025-04-01'), campaign(2025)]
    expect(openYear(open)).toBe(2025)
    expect([misnamedYear(report('教育局2025年报.html', 2024), open), misnamedYear(report('教育局2025年报.html', 2025), open), misnamedYear(report('教育局2024.html', 2024), open)]).toEqual([2025, null, null])
    expect(misnamedYear(report('教育局2025年报.html', 2024), [campaign(2025, '2026-04-01')])).toBeNull()
  })
})

describe('the text of a reminder', () => {
  const chasing = (name: string, date: string) => ({ agency: agency(name), date, times: 0, last: null })
  const text = (...units: ReturnType<typeof chasing>[]) => reminderText(campaign(2025), units, '2026-02-01', { t, sayDate: date => date, comma: '、' })

  it('names the missing by due date, the office and whom to ask, and says of a date that it has passed', () => {
    expect(text(chasing('水利局', '2026-01-31'), chasing('商务局', '2026-01-31'), chasing('青石区人民政府', '2026-02-20'))).toBe('各单位：2025年度政府信息公开工作年度报告，'
      + '期限2026-01-31已过，请尽快报临江县人民政府办公室。尚未收到的单位：水利局、商务局。'
      + '请于2026-02-20前报临江县人民政府办公室。尚未收到的单位：青石区人民政府。'
      + '已报、正在审看的单位不在此列。联系人：李敏 2200617。')
    expect(text(chasing('青石区人民政府', '2026-02-20'))).toContain('请于2026-02-20前报')
    expect(text()).toBe('')
  })
})
