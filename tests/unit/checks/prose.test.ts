import type { Printed } from './reports'
import { describe, expect, it } from 'vitest'
import { checkReport } from '@/checks'
import { reportOf, sure } from './reports'

/** 30 new, 4 carried in; 31 concluded (20 granted, 5 partly, 3 denied, 3 not processed), 3 carried out; 5 reviews of which 2 pending; 3 court cases. */
const cells: Record<string, Printed> = {
  ...Object.fromEntries(Object.entries({ 'received': 30, 'carriedIn': 4, 'granted': 20, 'partlyGranted': 5, 'denied.internalAffairs': 3, 'notProcessed.petition': 3, 'concluded': 31, 'carriedOut': 3 })
    .flatMap(([row, value]) => [[`applications.${row}.person`, value], [`applications.${row}.total`, value]])),
  'appeals.review.upheld': 3,
  'appeals.review.pending': 2,
  'appeals.review.total': 5,
  'appeals.direct.upheld': 1,
  'appeals.direct.total': 1,
  'appeals.afterReview.upheld': 2,
  'appeals.afterReview.total': 2,
}

function said(overview: string, scope: 'unit' | 'consolidated' = 'unit') {
  return checkReport(reportOf({ cells, overview, change: (report) => {
    report.scope = sure(scope)
  } }))
}

describe('numbers of the prose', () => {
  it.each([
    '2023年共收到政府信息公开申请34件，办结31件，结转下年度3件。',
    '本年度收到政府信息公开申请30件，均已在法定期限内答复28件。',
    '全年受理依申请公开 ３０ 件。',
    '因政府信息公开被申请行政复议3件，提起行政诉讼3件。',
    '因政府信息公开引发行政复议5件、行政诉讼2件。',
  ])('accepts every legitimate reading: %s', (text) => {
    expect(said(text)).toEqual([])
  })

  it.each([
    '2022年共收到政府信息公开申请28件。',
    '共收到政府信息公开申请较上年增加12件。',
    '其中通过网络收到政府信息公开申请12件。',
    '收到政府信息公开申请40余件。',
    '全区各单位共收到政府信息公开申请1200件。',
    '自条例施行以来收到政府信息公开申请300件。',
    '全年审理行政复议案件86件。',
    '未收到要求提供信函申请的情况。',
    '共收到留言120件，收到建议提案15件，办结15件。',
    '（二）依申请公开。收到行政许可申请120件。',
    '全年收到申请120件。',
    '未发生因政府信息公开引起的行政复议被纠错情况。',
    '我局没有政府信息公开申请被提起行政诉讼并败诉的情况。',
    '政府信息公开申请办理流程共5个环节。',
    '依申请公开工作共5项制度。',
    '主动公开目录共12项。',
    '申请发明专利12件。',
    '政协委员提出的提案12件，与依申请公开同步办理。',
    '主动公开与依申请公开并重，解读政策文件12项。',
  ])('is silent when the clause may mean something else: %s', (text) => {
    expect(said(text)).toEqual([])
  })

  it.each([
    ['2023年共收到政府信息公开申请33件。', 'prose-number:received:33', 30, 33],
    ['收到公民、法人和其他组织提出的政府信息公开申请12件。', 'prose-number:received:12', 30, 12],
    ['本年度未收到政府信息公开申请。', 'prose-number:received:0', 30, 0],
    ['共收到政府信息公开申请30件，结转下年度继续办理6件。', 'prose-number:carriedOut:6', 3, 6],
    ['共收到政府信息公开申请30件，已办结41件。', 'prose-number:concluded:41', 31, 41],
    ['因政府信息公开被申请行政复议9件。', 'prose-number:review:9', 5, 9],
    ['因政府信息公开工作被提起行政诉讼8件。', 'prose-number:litigation:8', 3, 8],
    ['受理公民、法人和其他组织向市政府及市政府办公室提出的政府信息公开申请12件，均在法定时限内予以答复。', 'prose-number:received:12', 30, 12],
    ['（二）依申请公开情况。2023年，我局收到申请12件。', 'prose-number:received:12', 30, 12],
    ['2023年，我局依申请公开共12项。', 'prose-number:received:12', 30, 12],
    ['本年度政府信息公开申请总数为12件。', 'prose-number:received:12', 30, 12],
    ['收到12件公民提出的政府信息公开申请。', 'prose-number:received:12', 30, 12],
    ['收到群众提交的信息公开申请0件。', 'prose-number:received:0', 30, 0],
    ['依申请公开情况。2023年申请2件，均已答复。', 'prose-number:received:2', 30, 2],
    ['（二）依申请公开。共2项，均按时答复。', 'prose-number:received:2', 30, 2],
    ['收到公民、法人提出的关于征地补偿的政府信息公开申请2件。', 'prose-number:received:2', 30, 2],
    ['公民提出的政府信息公开申请2件均已答复。', 'prose-number:received:2', 30, 2],
    ['共办理政府信息公开申请2件。', 'prose-number:concluded:2', 31, 2],
    ['本年度无依申请公开事项。', 'prose-number:received:0', 30, 0],
    ['信息公开类行政复议9起，正在办理中。', 'prose-number:review:9', 5, 9],
    ['未发生因政府信息公开引起的行政复议。', 'prose-number:review:0', 5, 0],
    ['没有因政府信息公开被提起行政诉讼的情况。', 'prose-number:litigation:0', 3, 0],
  ])('finds a contradiction: %s', (text, id, expected, actual) => {
    const findings = said(text)
    expect(findings.map(finding => [finding.id, finding.expected, finding.actual])).toEqual([[id, expected, actual]])
    expect(findings[0]!.message).toContain(`都不是 ${actual}`)
  })

  it('compares a consolidated report with what is said of the whole place only', () => {
    expect(said('区政府办公室共收到政府信息公开申请12件。', 'consolidated')).toEqual([])
    expect(said('共收到政府信息公开申请12件。', 'consolidated')).toEqual([])
    expect(said('全区各级行政机关共收到政府信息公开申请12件。', 'consolidated').map(({ id }) => id)).toEqual(['prose-number:received:12'])
  })

  it('says nothing when the tables do not tell', () => {
    const report = reportOf({ cells: { ...cells, 'applications.received.total': null }, overview: '共收到政府信息公开申请12件。' })
    expect(checkReport(report).map(({ rule }) => rule)).toEqual(['incomplete'])
  })
})
