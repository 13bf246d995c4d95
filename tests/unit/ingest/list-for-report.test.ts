import { describe, expect, it } from 'vitest'
import { readReports } from '../../../src/ingest/read'

const units = Array.from({ length: 12 }, (_, at) => `${at + 1}\t临溪县${['教育', '公安', '民政', '司法', '财政', '水利', '审计', '统计', '林业', '医疗保障', '交通运输', '文化和旅游'][at]}局\t0570-62100${at}`)
const refusalOf = async (name: string, lines: readonly string[]) => (await readReports({ name, folder: '', bytes: new TextEncoder().encode(lines.join('\n')) })).map(({ refusal }) => refusal?.code)
const prose = '2025年，本机关认真贯彻落实《中华人民共和国政府信息公开条例》，主动公开各类信息，依法办理申请，回应社会关切，加强平台建设。'

describe('a list of units among reports', () => {
  it('is told as one, also where its title speaks of reports', async () => {
    expect(await refusalOf('名单.txt', ['临溪县2026年度政府信息公开工作年度报告报送单位名单', '序号\t单位名称\t联系电话', ...units])).toEqual(['unit-list'])
    expect(await refusalOf('名单.txt', ['序号\t单位名称\t联系电话', ...units])).toEqual(['unit-list'])
  })

  it('is no report that has lost its tables, whatever units that names', async () => {
    expect(await refusalOf('年报.txt', ['临溪县2025年政府信息公开工作年度报告', prose, prose, prose, prose, ...units])).toEqual(['no-tables'])
  })
})
