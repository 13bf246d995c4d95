import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readReports } from '@/ingest'

const page = readFileSync(fileURLToPath(new URL('../../published/zhanhe-gxj-2023.txt', import.meta.url)), 'utf8')

async function read(agency: string, name: string) {
  const [file] = await readReports({ name, folder: '', bytes: new TextEncoder().encode(page.replaceAll('湛河区工信局', agency)) })
  const { report, status } = file!.reports[0]!
  return { agency: report.agency.value, status }
}

describe('a file named by a shorter word for its agency', () => {
  it.each([
    ['平潭综合实验区自然资源局', '平潭.txt'],
    ['平潭综合实验区自然资源局', '平潭2023年报.txt'],
    ['平潭综合实验区自然资源局', '平潭自然资源局.txt'],
    ['平潭综合实验区管委会', '平潭.txt'],
    ['平潭综合实验区', '平潭综合实验区2023.txt'],
  ])('%s in %s asks nothing', async (agency, name) => {
    expect(await read(agency, name)).toEqual({ agency, status: 'accepted' })
  })

  it.each([
    ['平潭综合实验区自然资源局', '平潭教育局.txt'],
    ['平潭综合实验区自然资源局', '福清市自然资源局.txt'],
    ['湛河区工信局', '卫东区工信局.txt'],
  ])('%s in %s is asked', async (agency, name) => {
    expect(await read(agency, name)).toMatchObject({ status: 'review' })
  })
})
