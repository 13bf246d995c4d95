import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildReport } from '@/reports'
import { recognized, sourceOf } from './form'

const bare = '2023年政府信息公开工作年度报告'
const titled = (agency: string, year = 2023) => [`${agency}${year}年政府信息公开工作年度报告`]

describe('whose report it is', () => {
  const agency = (parts: Parameters<typeof recognized>[0], source = {}) => buildReport(recognized(parts), sourceOf(source)).agency

  it.each([
    ['由嘉善县大云镇人民政府综合信息指挥室编制', '嘉善县大云镇人民政府'],
    ['本报告由沭阳县发展和改革局办公室负责编制。', '沭阳县发展和改革局'],
    ['编制单位：沭阳县水利局', '沭阳县水利局'],
    ['根据《中华人民共和国政府信息公开条例》规定，沭阳县审计局特编制本年度报告。', '沭阳县审计局'],
  ])('is read from the prose when the title does not say: %s', (line, expected) => {
    expect(agency({ lines: [bare, line] })).toMatchObject({ value: expected, certain: true, doubt: null })
  })

  it('is read from contact, page and file name when nothing disagrees; a folder is a hint', () => {
    expect(agency({ lines: [bare, '如有疑问，请与沭阳县水利局办公室联系（电话：1234）。'] })).toMatchObject({ value: '沭阳县水利局', certain: true })
    expect(agency({ lines: [bare, '如有疑问，请与沭阳县水利局信息中心联系（电话：1234）。'] })).toMatchObject({ certain: false })
    expect(agency({ lines: [bare, '如有疑问，请与沭阳县人民政府办公室联系（电话：1234）。'] })).toMatchObject({ certain: false })
    expect(agency({ lines: [bare], metadata: { 发布机构: '沭阳县水利局' } })).toMatchObject({ value: '沭阳县水利局', certain: true })
    expect(agency({ lines: [bare], metadata: { 发布机构: '沭阳县人民政府' } })).toMatchObject({ value: '沭阳县人民政府', certain: false })
    expect(agency({ lines: [bare] }, { name: '沭阳县水利局2023年政府信息公开工作年度报告.docx' })).toMatchObject({ value: '沭阳县水利局', certain: true })
    expect(agency({ lines: [bare] }, { name: '沭阳县2023年政府信息公开工作年度报告.docx' })).toMatchObject({ certain: false })
    expect(agency({ lines: [bare] }, { folder: '2023/沭阳县水利局' })).toMatchObject({ value: '沭阳县水利局', certain: false })
    expect(agency({ lines: [bare], metadata: { 名称: '沭阳县水利局2023年政府信息公开工作年度报告' } })).toMatchObject({ value: '沭阳县水利局', certain: true })
    expect(agency({ lines: [bare] }, { part: '沭阳县水利局', name: '沭阳县水利局.xlsx' })).toMatchObject({ value: '沭阳县水利局', certain: true })
  })

  it('a web page’s own title names the agency, not the site', () => {
    expect(agency({ page: '沭阳县水利局2023年政府信息公开工作年度报告_沭阳县人民政府', format: 'html' }).value).toBe('沭阳县水利局')
    expect(agency({ lines: [bare], page: '2023年政府信息公开工作年度报告_沭阳县人民政府', format: 'html' }).value).toBeNull()
  })

  it('another spelling of the same agency is no contradiction', () => {
    const claim = agency({ lines: [...titled('湛河区工信局'), '本报告由平顶山市湛河区工业和信息化局编制。'], metadata: { 发布机构: '区工信局' } }, { name: '工信局2023年年报.docx' })
    expect(claim).toMatchObject({ value: '湛河区工信局', certain: true, doubt: null })
    expect(claim.readings.map(({ from }) => from)).toEqual(['title', 'metadata', 'prose', 'file'])
  })

  it.each([
    ['请与嘉善县大云镇人民政府办公室联系', '嘉善县大云镇人民政府'],
    ['请与国家税务总局宿迁市税务局办公室联系', '国家税务总局宿迁市税务局'],
    ['请与淮安市洪泽区人民政府办公室政务公开科联系', '淮安市洪泽区人民政府办公室'],
  ])('an inner office is taken off: %s', (line, expected) => {
    expect(agency({ lines: [bare, line] }).value).toBe(expected)
  })

  it('a file named for the district does not contradict its unit', () => {
    expect(agency({ lines: titled('沭阳县水利局') }, { name: '沭阳县2023年各单位年报.docx' })).toMatchObject({ value: '沭阳县水利局', certain: true })
    expect(agency({ lines: titled('沭阳县水利局') }, { name: '江西省2023年各单位年报.docx' }).certain).toBe(false)
  })

  it('a fuller spelling settles a title without place', () => {
    expect(agency({ lines: [...titled('市教育局'), '本报告由平顶山市教育局编制。'] })).toMatchObject({ value: '平顶山市教育局', certain: true })
    expect(agency({ lines: titled('教育局') })).toMatchObject({ value: '教育局', certain: false })
    expect(agency({ lines: [...titled('鼓楼区教育局'), '如有疑问，请与南京市鼓楼区教育局联系。'] })).toMatchObject({ value: '南京市鼓楼区教育局', certain: true })
  })

  it('a government’s report may be compiled by its office', () => {
    expect(agency({ lines: [...titled('洪泽区人民政府'), '本报告由淮安市洪泽区人民政府办公室编制，如有疑问请与淮安市洪泽区人民政府办公室联系。'] })).toMatchObject({ value: '洪泽区人民政府', certain: true })
    expect(agency({ lines: [bare, '本报告由洪泽区人民政府办公室编制。'] })).toMatchObject({ value: '洪泽区人民政府办公室', certain: false })
    expect(agency({ lines: titled('洪泽区人民政府办公室'), metadata: { 名称: titled('洪泽区人民政府')[0]! } }).certain).toBe(false)
  })

  it.each([
    [{ lines: [...titled('湛河区工信局'), '本报告由湛河区教育局编制。'] }, {}],
    [{ lines: [...titled('湛河区工信局'), '本报告由洪泽区工信局编制。'] }, {}],
    [{ lines: titled('湛河区工信局'), metadata: { 发布机构: '湛河区教育局' } }, {}],
    [{ lines: titled('湛河区工信局') }, { name: '湛河区教育局2023年年报.doc' }],
    [{ lines: [...titled('洪泽区人民政府'), '本报告由沭阳县人民政府办公室编制。'] }, {}],
  ])('sources that disagree make it ask: %j', (parts, source) => {
    const claim = agency(parts, source)
    expect(claim.certain).toBe(false)
    expect(claim.doubt).toMatch(/机构名称不一致：标题写“.[^\n\r\u201D\u2028\u2029]*\u201D.+写“.+”/)
  })

  it('is unknown when nothing names it', () => {
    expect(agency({ lines: [bare, '由于人手不足，我局由办公室编制。'] })).toMatchObject({ value: null, certain: false, readings: [] })
  })
})

describe('the year', () => {
  const year = (parts: Parameters<typeof recognized>[0], source = {}) => buildReport(recognized(parts), sourceOf(source)).year

  it.each([
    '本报告统计期限为2023年1月1日至12月31日。',
    '数据统计期限自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止。',
    '统计期限：2023年1月1日—2023年12月31日',
    '数据时限为2023.1.1-2023.12.31',
    '二〇二三年一月一日，本报告统计期为2023年1月至12月。',
  ])('is certain from a stated period: %s', (line) => {
    expect(year({ lines: ['政府信息公开工作年度报告', line] })).toMatchObject({ value: 2023, certain: true, readings: [{ from: 'period' }] })
  })

  it.each([
    ['湛河区工信局2023年度.docx', ''],
    ['2023.docx', ''],
    ['年报.docx', '2023年年报'],
    ['年报.docx', '2023/各单位'],
  ])('from file or folder alone is not certain: %s in %s', (name, folder) => {
    expect(year({ lines: ['政府信息公开工作年度报告'] }, { name, folder })).toMatchObject({ value: 2023, certain: false })
  })

  it.each([
    ['湛河区工信局_2024-01-20.docx', ''],
    ['2024-01-20 湛河区工信局2023年政府信息公开工作年度报告.docx', ''],
    ['t20240120_12345.html', ''],
    ['2024年年报.docx', ''],
    ['a.docx', '2024年年报'],
    ['zhanhe-gxj-2023.txt', '2019-2023'],
  ])('a year of publication does not contradict it: %s in %s', (name, folder) => {
    const claim = year({ lines: titled('湛河区工信局') }, { name, folder })
    expect(claim).toMatchObject({ value: 2023, certain: true, doubt: null })
    expect(new Set(claim.readings.map(({ value }) => value))).toEqual(new Set([2023]))
  })

  it('a template’s leftover in the prose is no reading, a stated period is', () => {
    expect(year({ lines: titled('湛河区工信局', 2024), overview: ['2025年以来，我局认真落实。2022年全年公开信息3条。'] })).toMatchObject({ value: 2024, certain: true })
    const claim = year({ lines: titled('湛河区工信局', 2024), overview: ['本报告统计期限为2023年1月1日至2023年12月31日。'] })
    expect(claim).toMatchObject({ value: 2024, certain: false })
    expect(claim.doubt).toBe('年份不一致：标题写“2024”，统计期限写“2023”，请核对后选定')
  })

  it.each([
    [{ lines: [...titled('湛河区工信局'), '现将2022年度政府信息公开工作情况报告如下。'] }, {}],
    [{ lines: titled('湛河区工信局') }, { name: '湛河区工信局2024年政府信息公开工作年度报告.docx' }],
    [{ lines: titled('湛河区工信局') }, { name: '2021.docx' }],
    [{ lines: titled('湛河区工信局') }, { folder: '2021年年报' }],
    [{ lines: titled('湛河区工信局'), metadata: { 名称: '湛河区工信局2022年政府信息公开工作年度报告' } }, {}],
    [{ lines: [...titled('湛河区工信局'), '数据统计期限为2022年1月1日至2023年12月31日。'] }, {}],
  ])('sources that disagree make it ask: %j', (parts, source) => {
    expect(year(parts, source)).toMatchObject({ value: 2023, certain: false, doubt: expect.stringContaining('年份不一致') })
  })

  it('a Word property left over from last year does not count, a page’s title does', () => {
    const page = '湛河区工信局2022年政府信息公开工作年度报告'
    expect(year({ lines: titled('湛河区工信局'), page, format: 'docx' }).certain).toBe(true)
    expect(year({ lines: titled('湛河区工信局'), page, format: 'html' }).certain).toBe(false)
  })

  it('is unknown outside 2008–2100', () => {
    expect(year({ lines: ['湛河区工信局2007年政府信息公开工作年度报告'] })).toMatchObject({ value: null, certain: false })
    expect(year({ lines: ['湛河区工信局2101年政府信息公开工作年度报告'] })).toMatchObject({ value: null, certain: false })
  })
})

describe('the scope', () => {
  const scope = (issuer: string, overview: string[], received?: number) => buildReport(recognized({ lines: titled(issuer), overview, received }), sourceOf()).scope

  it.each([
    ['洪泽区人民政府', '2023年全区受理政府信息公开申请 21 件，均在法定期限答复。', 21, 'consolidated', true],
    ['宿迁市', '2023年，全市各级行政机关共收到政府信息公开申请3，511件。', 3511, 'consolidated', true],
    ['洪泽区政府办', '全区共收到申请21件，其中区政府办公室收到政府信息公开申请5件。', 21, 'consolidated', true],
    ['洪泽区人民政府办公室', '2023年，我办共收到政府信息公开申请5件，全区收到申请21件。', 5, 'unit', true],
    ['洪泽区人民政府', '区政府及所属各部门共收到政府信息公开申请21件。', undefined, 'consolidated', true],
    ['洪泽区人民政府', '我们做了很多工作。', 21, 'consolidated', true],
    ['洪泽区人民政府', '全区共收到政府信息公开申请30件。', 21, 'consolidated', false],
    ['洪泽区人民政府办公室', '指导各部门办理政府信息公开申请8件。', 5, 'unit', true],
    ['洪泽区人民政府办公室', '', 5, 'unit', true],
    ['嘉善县大云镇人民政府', '全镇共收到政府信息公开申请3件。', 3, 'unit', true],
    ['湛河区工信局', '', 0, 'unit', true],
  ] as const)('%s: %s (%s) → %s, certain %s', (issuer, line, received, value, certain) => {
    const claim = scope(issuer, [line], received)
    expect(claim).toMatchObject({ value, certain })
    expect(claim.doubt === null).toBe(certain)
  })
})

describe('the report', () => {
  it('marks what is made up, and only that', () => {
    const fictional = (line: string, source = {}) => buildReport(recognized({ lines: [line] }), sourceOf(source)).fictional
    expect(fictional('云川市教育局2023年政府信息公开工作年度报告（虚构）')).toBe(true)
    expect(fictional('本报告中的机构和数据均为虚构。')).toBe(true)
    expect(fictional('湛河区工信局2023年报', { folder: '虚构样本' })).toBe(true)
    expect(fictional('严肃查处捏造、虚构事实的行为。')).toBe(false)
  })

  it('copies cells with place and raw text, sections and notes, and has a stable id', () => {
    const tables = recognized({ lines: titled('湛河区工信局'), overview: ['正文'], received: 0 })
    const report = buildReport(tables, sourceOf({ part: '表一' }))
    expect(report.id).toBe('a1b2#表一')
    expect(report.cells).toEqual({ 'applications.received.total': { value: 0, state: 'number', text: '0', place: { at: 'text', line: 30, column: 1 }, doubt: null } })
    expect(report.layouts).toEqual({ proactive: null, applications: '2021', appeals: null })
    expect(report.sections[0]).toEqual({ kind: 'overview', heading: '一、总体情况', paragraphs: [{ text: '正文', place: { at: 'text', line: 11, column: 1 } }] })
    expect(report.notes).toEqual([{ code: 'charset-guessed', message: '编码是推断的' }])
    expect(buildReport(tables, sourceOf({ part: '表一' }))).toEqual(report)
  })

  it('takes any text without failing and never claims certainty against a reading', () => {
    const word = fc.constantFrom('湛河区工信局', '洪泽区', '人民政府', '2023年', '2022年1月1日至12月31日', '政府信息公开', '工作年度报告', '由', '编制', '全区收到申请', '5件', '（', '《', '\n', ' ', '_2025-12-30', '虚构')
    const text = fc.oneof(fc.array(word, { maxLength: 8 }).map(words => words.join('')), fc.string({ unit: 'grapheme' }))
    fc.assert(fc.property(fc.array(text, { maxLength: 5 }), fc.array(text, { maxLength: 3 }), text, text, (lines, overview, name, folder) => {
      const { year, agency, scope } = buildReport(recognized({ lines, overview }), sourceOf({ name, folder }))
      if (year.certain)
        expect(year.readings.every(({ value }) => value === year.value)).toBe(true)
      for (const claim of [year, agency, scope])
        expect(claim.certain).toBe(claim.doubt === null)
    }), { numRuns: 300 })
  })
})
