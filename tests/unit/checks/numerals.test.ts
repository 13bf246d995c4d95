import { describe, expect, it } from 'vitest'
import { checkReport } from '@/checks'
import { numeralValue, withArabic } from '@/checks/within/numerals'
import { reportOf } from './reports'

/** 12 new, 1 carried in; 13 concluded. */
const rows = { received: 12, carriedIn: 1, granted: 13, concluded: 13, carriedOut: 0 }
const cells = Object.fromEntries(Object.entries(rows).flatMap(([row, value]) => [[`applications.${row}.person`, value], [`applications.${row}.total`, value]]))
const said = (overview: string): string[] => checkReport(reportOf({ cells, overview })).map(({ rule }) => rule)

describe('chinese numerals of the prose', () => {
  it.each([['一', 1], ['两', 2], ['十', 10], ['十二', 12], ['二十', 20], ['二十三', 23], ['一百零三', 103], ['一百一十', 110], ['两百', 200], ['三百四十五', 345], ['一千零六', 1006], ['一千二百三十', 1230], ['一万二千', 12000], ['一万零五', 10005], ['零', 0]])('%s is %i', (text, value) => {
    expect(numeralValue(text)).toBe(value)
  })

  it.each(['三四十', '一百二', '二三', '百', '三五', '一〇三', '万', '一百零', '十百'])('%s is no certain number', (text) => {
    expect(numeralValue(text)).toBeNull()
  })

  it.each([
    ['共收到申请一百零三件', '共收到申请103件'],
    ['收到申请十余件', '收到申请十余件'],
    ['收到申请几十件', '收到申请几十件'],
    ['第三项、每一件、近百件、这两项', '第三项、每一件、近百件、这两项'],
    ['做到收到一件、答复一件', '做到收到一件、答复一件'],
    ['未收到一件申请', '未收到一件申请'],
    ['零件加工', '零件加工'],
    ['收到申请零件', '收到申请0件'],
    ['与群众一起', '与群众一起'],
  ])('%s → %s', (text, arabic) => {
    expect(withArabic(text)).toBe(arabic)
  })

  it.each(['本年度共收到政府信息公开申请十二件，办结十三件。', '全年受理依申请公开十三件。', '收到政府信息公开申请一件、答复一件，件件有回音。', '收到政府信息公开申请十余件。', '收到政府信息公开申请三四十件。', '未收到一件政府信息公开申请以外的来信。'])('that agree or say nothing are left alone: %s', (text) => {
    expect(said(text)).not.toContain('prose-number')
  })

  it.each(['本年度共收到政府信息公开申请一百零三件。', '收到政府信息公开申请两件。', '本年度收到依申请公开申请二十三件，均已答复。', '全年办结政府信息公开申请十二件，共答复申请三百件。'])('that contradict the tables are found: %s', (text) => {
    expect(said(text)).toContain('prose-number')
  })
})
