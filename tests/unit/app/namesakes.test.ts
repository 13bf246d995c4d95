import type { StoredReport } from '@/workspace'
import { expect, it } from 'vitest'
import { namesakesIn } from '../../../src/app/features/campaign/fictional'
import { agency } from '../workspace/make'

const unit = { ...agency('临江县财政局'), fictional: false, aliases: ['财政局'] }
const report = (more: Partial<StoredReport>) => ({ id: 'r', agency: '虚构/临江县财政局', year: 2025, version: 'counted', fictional: true, read: { year: null }, ...more }) as StoredReport
const found = (own: StoredReport, name: string | null = '临江县财政局') => namesakesIn(2025, [unit], [own], () => name).map(each => each.unit.id)

it('a report that calls itself fictional is a namesake of the listed unit whose name it bears, in its year', () => {
  expect([found(report({})), found(report({}), '财政局')]).toEqual([[unit.id], [unit.id]])
  expect([found(report({ fictional: false })), found(report({ year: 2024 })), found(report({ version: 'copy' })), found(report({ agency: unit.id })), found(report({}), null)]).toEqual([[], [], [], [], []])
})
