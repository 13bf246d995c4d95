import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { read } from '@/readers'
import { buildReport } from '@/reports'
import { recognize } from '@/tables'
import { sourceOf } from './form'

const folder = new URL('../../published/', import.meta.url)

async function reportOf(name: string) {
  const result = await read({ name, folder: '', bytes: new Uint8Array(readFileSync(new URL(name, folder))) })
  if (result.kind !== 'documents')
    throw new Error(`${name}: ${JSON.stringify(result)}`)
  return buildReport(recognize(result.documents[0]!), sourceOf({ name, format: result.format }))
}

describe('published reports', () => {
  it.each([
    ['zhanhe-gxj-2023.txt', '湛河区工信局', 'unit'],
    ['hongze-2023.pdf', '洪泽区人民政府', 'consolidated'],
  ])('%s: %s, 2023, %s, all certain', async (name, agency, scope) => {
    const report = await reportOf(name)
    expect([report.agency.value, report.year.value, report.scope.value]).toEqual([agency, 2023, scope])
    expect([report.agency.doubt, report.year.doubt, report.scope.doubt]).toEqual([null, null, null])
    expect(report.fictional).toBe(false)
    expect(Object.keys(report.cells).length).toBeGreaterThan(180)
  })
})
