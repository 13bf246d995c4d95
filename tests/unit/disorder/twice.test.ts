import type { Printed } from './make'
import { describe, expect, it } from 'vitest'
import { sayClaim } from '@/reports'
import { draftOf } from '../../golden/make/figures'
import { lookOf } from '../../golden/make/looks'
import { partsOf } from '../mutations/model'
import { fileOf } from '../mutations/render'
import { cameFrom, forms } from './make'

const [layouts] = forms

function report(agency: string, year: number): Printed {
  const draft = draftOf('twice', { agency, year, layouts: layouts!, size: 'middle', gaps: false })
  return { draft, parts: partsOf(draft, lookOf('official')) }
}

const first = report('云川市教育局', 2023)
async function asked(parts: Printed['parts'], style: Parameters<typeof fileOf>[2]) {
  const came = await cameFrom(await fileOf(parts, first.draft, style, 'utf-8'), { ...first, parts })
  return { status: came.read.status, silent: came.silent, told: sayClaim(came.read.report.agency, 'zh-CN') }
}

describe.each(['lines', 'clean', 'docx', 'tabs', 'pipes'] as const)('two reports in one file, in %s', (style) => {
  it.each([['云川市水利局', 2023], ['云川市教育局', 2022]] as const)('are asked, also where their numbers are the same: %s %i', async (agency, year) => {
    const { status, told } = await asked([...first.parts, ...report(agency, year).parts], style)
    expect(status).toBe('review')
    expect(told).toContain('后面还有一份')
  })

  it('are not seen where one report stands, with a link to another behind it', async () => {
    const link: Printed['parts'] = [...first.parts, { ...report('云川市水利局', 2023).parts[0]! }]
    const { status, told } = await asked(link, style)
    expect({ status, told }).toEqual({ status: 'accepted', told: null })
  })
})
