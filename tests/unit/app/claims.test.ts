// @vitest-environment happy-dom
import type { Report } from '@/reports'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import ClaimCard from '../../../src/app/features/reports/ClaimCard.vue'
import { emptyState } from '../../../src/app/state/derived'
import { useRecord } from '../../../src/app/state/record'
import { useWho } from '../../../src/app/state/who'
import ClaimDialog from '../../../src/app/ui/claims/ClaimDialog.vue'
import { i18n, showLanguage } from '../../../src/app/words'
import { agency, fakeStages, fakeWorkspace, stored } from './fakes'

const report = {
  id: 'r1',
  fictional: false,
  agency: { value: null, certain: false, doubt: '各处不一致', readings: [{ value: '湛河区工信局', from: 'title', text: '湛河区工信局2023年报', place: null }, { value: '新华区工信局', from: 'file', text: '新华区.txt', place: null }] },
  year: { value: 2023, certain: true, doubt: null, readings: [{ value: 2023, from: 'title', text: '2023', place: null }] },
  scope: { value: null, certain: false, doubt: '正文没有说明', readings: [] },
} as unknown as Report

async function opened() {
  const kept = { settle: vi.fn(async () => {}) }
  const fake = fakeWorkspace({ ...emptyState, agencies: [agency('湛河区工业和信息化局', { aliases: ['湛河区工信局'] })], reports: [stored('r1', null, 2023)] })
  Object.assign(fake.workspace, kept)
  await useRecord().open(fakeStages(fake.workspace))
  useWho().unnamed = true
  return kept
}

beforeEach(async () => {
  setActivePinia(createPinia())
  vi.stubGlobal('navigator', { ...globalThis.navigator, storage: { getDirectory: () => {} }, language: 'zh-CN' })
  await showLanguage('zh-CN')
})

function show(component: typeof ClaimCard | typeof ClaimDialog, field: 'agency' | 'year' | 'scope') {
  return mount(component, { props: { field, report, stored: stored('r1', null, 2023) }, global: { plugins: [i18n] }, attachTo: document.body })
}

describe('a doubtful claim', () => {
  it('is settled with one click, under the registry’s id of that name', async () => {
    const kept = await opened()
    const card = show(ClaimCard, 'agency')
    expect(card.text()).toContain('待确认')
    await card.findAll('button').find(button => button.text().includes('湛河区工信局'))!.trigger('click')
    await flushPromises()
    expect(kept.settle).toHaveBeenCalledWith({ agencies: [], corrections: [expect.objectContaining({ report: 'r1', field: 'agency', before: null, after: '湛河区工业和信息化局' })] })
  })

  it('puts a name the registry does not have into it, in one step', async () => {
    const kept = await opened()
    await show(ClaimCard, 'agency').findAll('button').find(button => button.text().includes('新华区工信局'))!.trigger('click')
    await flushPromises()
    expect(kept.settle).toHaveBeenCalledTimes(1)
    expect(kept.settle).toHaveBeenCalledWith({ agencies: [expect.objectContaining({ id: '新华区工信局' })], corrections: [expect.objectContaining({ field: 'agency', after: '新华区工信局' })] })
  })

  it('offers both scopes where the file says nothing', async () => {
    await opened()
    expect(show(ClaimCard, 'scope').findAll('button.button').map(button => button.text())).toEqual(['采用“本单位”', '采用“汇总”'])
  })
})

describe('a typed year', () => {
  it('must be one reports can have, and is kept as a number', async () => {
    const kept = await opened()
    const dialog = show(ClaimDialog, 'year')
    await dialog.findAll('input[type=radio]').at(-1)!.setValue(true)
    await dialog.find('input[type=number]').setValue('1999')
    await dialog.findAll('input[type=text]')[0]!.setValue('看过原文')
    await dialog.find('form').trigger('submit')
    await flushPromises()
    expect(dialog.find('[role=alert]').text()).toContain('四位年份')
    expect(kept.settle).not.toHaveBeenCalled()
    await dialog.find('input[type=number]').setValue('2022')
    await dialog.find('form').trigger('submit')
    await flushPromises()
    expect(kept.settle).toHaveBeenCalledWith({ agencies: [], corrections: [expect.objectContaining({ field: 'year', before: 2023, after: 2022, reason: '看过原文' })] })
  })
})
