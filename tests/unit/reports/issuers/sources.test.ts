import { describe, expect, it } from 'vitest'
import { buildReport } from '@/reports'
import { recognized, sourceOf } from '../form'

const bare = '2023年政府信息公开工作年度报告'
const read = (parts: Parameters<typeof recognized>[0], source = {}) => buildReport(recognized(parts), sourceOf(source))

describe('a page printed to PDF glues labels to names', () => {
  it.each([
    ['名称宿迁市2023年政府信息公开工作年度报告', '宿迁市'],
    ['名 称 宿迁市教育局2023年政府信息公开工作年度报告 索引号 014318867/2024-00012', '宿迁市教育局'],
    ['信息名称沭阳县水利局2023年政府信息公开工作年度报告发布机构沭阳县水利局', '沭阳县水利局'],
    ['发布机构宿迁市人民政府办公室索引号014318867', null],
    ['发布机构宿迁市人民政府办公室名称宿迁市2023年政府信息公开工作年度报告', '宿迁市'],
    ['来源宿迁市宿迁市教育局2023年政府信息公开工作年度报告', null],
    ['来源云川市云川市教育局2023年政府信息公开工作年度报告', null],
    ['索引号014318867发布机构沭阳县水利局生成日期2024-01-20', null],
  ])('%s → %s', (line, name) => {
    const { agency } = read({ lines: [line] })
    expect(agency.value).toBe(name)
  })

  it.each(['名称', '标题', '发布机构', '索引号', '信息来源', '责任部门', '文件名', '栏目', '信息类别'])('%s is never part of a name', (label) => {
    for (const name of ['宿迁市', '宿迁市人民政府', '洪泽区教育局', '云川市教育局']) {
      for (const parts of [{ lines: [`${label}${name}2023年政府信息公开工作年度报告`] }, { lines: [bare, `本报告由${label}${name}编制。`] }, { lines: [bare], metadata: { 发布机构: `${label}${name}` } }]) {
        const { agency } = read(parts)
        expect([name, null].includes(agency.value) || !agency.certain, `${JSON.stringify(parts)}: ${agency.value}`).toBe(true)
      }
    }
  })
})

describe('two organs over one report are a doubt', () => {
  it.each(['妇联', '残联', '文联', '侨联', '工商联', '科协', '团委', '党校'])('%s over the content of another', (organ) => {
    const name = `湛江市赤坎区${organ}`
    for (const other of ['湛江市赤坎区民政局', '湛江市赤坎区残疾人联合会办公室', '湛江市霞山区妇联']) {
      expect(read({ lines: [`${name}${bare}`, `本报告由${other}编制。`] }).agency.certain).toBe(other.includes('残疾人') && organ === '残联')
      expect(read({ lines: [`${name}${bare}`], metadata: { 发布机构: '湛江市赤坎区民政局' } }).agency.certain).toBe(false)
    }
    expect(read({ lines: [`湛江市赤坎区民政局${bare}`] }, { name: `${name}2023年年报.docx` }).agency.certain).toBe(false)
    expect(read({ lines: [`湛江市赤坎区民政局${bare}`] }, { name: `${organ}2023年年报.docx` }).agency.certain).toBe(false)
    expect(read({ lines: [`${name}${bare}`] }).agency).toMatchObject({ value: name, certain: true })
  })

  it.each(['湛江市赤坎区妇联', '湛江市赤坎区残联', '湛江市赤坎区教育局'])('%s over a text whose subject is another bureau', (name) => {
    const overview = ['2023年，赤坎区民政局坚持以公开为常态。']
    expect(read({ lines: [`${name}${bare}`], overview }).agency).toMatchObject({ value: name, certain: false })
    expect(read({ lines: [bare], overview }, { name: `${name}2023.docx` }).agency.certain).toBe(false)
    expect(read({ lines: [`${name}${bare}`], overview: [`2023年，${name.slice(3)}坚持以公开为常态。`] }).agency.certain).toBe(true)
    expect(read({ lines: [`${name}${bare}`], overview: ['2023年，赤坎区人民政府办公室认真指导。'] }).agency.certain).toBe(true)
  })

  it('a title whose organ cannot be read leaves the name of another source in doubt', () => {
    const { agency } = read({ lines: [`赤坎关工2023年政府信息公开工作年度报告`, '本报告由湛江市赤坎区教育局编制。'] })
    expect(agency).toMatchObject({ value: '湛江市赤坎区教育局', certain: false, doubt: expect.stringContaining('赤坎关工') })
  })

  it('a title with a place alone is not the government’s when a department compiled it', () => {
    expect(read({ lines: ['赤坎区2023年政府信息公开工作年度报告', '本报告由湛江市赤坎区教育局编制。'] }).agency.certain).toBe(false)
    expect(read({ lines: ['赤坎区2023年政府信息公开工作年度报告', '本报告由湛江市赤坎区人民政府办公室编制。'] }).agency).toMatchObject({ value: '赤坎区', certain: true })
  })
})

describe('what names an agency or a year, and what does not', () => {
  it.each(['新疆生产建设兵团第八师石河子市', '兵团第八师石河子市教育局', '第八师石河子市人民政府办公室', '交通运输部长江航务管理局', '水利部珠江水利委员会', '天津市河东区人民政府大王庄街道办事处', '中共湛江市委党校', '国营南平农场'])('%s is one name', (name) => {
    expect(read({ lines: [`${name}${bare}`] }).agency).toMatchObject({ value: name, certain: true })
  })

  it('the government whose site puts a report up does not contradict its department', () => {
    const agency = (publisher: string) => read({ lines: [`湛江市赤坎区司法局${bare}`], metadata: { 发布机构: publisher } }).agency
    for (const publisher of ['湛江市赤坎区人民政府', '赤坎区人民政府办公室', '湛江市人民政府', '赤坎区政府网'])
      expect(agency(publisher)).toMatchObject({ value: '湛江市赤坎区司法局', certain: true })
    for (const publisher of ['湛江市霞山区人民政府', '赤坎区教育局', '淮安市人民政府'])
      expect(agency(publisher).certain).toBe(false)
  })

  it('来源：X区 is the site', () => {
    expect(read({ lines: [`湛江市赤坎区教育局${bare}`], metadata: { 来源: '赤坎区' } }).agency).toMatchObject({ value: '湛江市赤坎区教育局', certain: true })
    expect(read({ lines: [bare], metadata: { 来源: '赤坎区' } }).agency.value).toBeNull()
  })

  it.each([
    '应急管理部公告（2024年第1号）：应急管理部2023年政府信息公开工作报告',
    '应急管理部2023年政府信息公开工作报告（2024年第3号）',
    '应急管理部公告2024年第1号 应急管理部2023年政府信息公开工作报告',
  ])('the year of a document’s number is none: %s', (line) => {
    expect(read({ lines: [line] }, { name: '公告2024年第1号.html' })).toMatchObject({ agency: { value: '应急管理部', certain: true }, year: { value: 2023, certain: true } })
  })

  it.each([
    '特向社会公布《杨陵区应急管理局2023年政府信息公开年度报告》。',
    '现将《杨陵区应急管理局2023年政府信息公开工作年度报告》公布如下：',
    '根据《条例》规定,特发布《杨陵区应急管理局2023年度政府信息公开工作报告》,请社会各界监督。',
  ])('a title in 《》 that is announced is the title: %s', (line) => {
    expect(read({ lines: [line] })).toMatchObject({ agency: { value: '杨陵区应急管理局', certain: true }, year: { value: 2023, certain: true } })
  })

  it('a title in 《》 that is gone by is none', () => {
    expect(read({ lines: ['按照《杨陵区应急管理局2022年政府信息公开年度报告》的体例编写。'] })).toMatchObject({ agency: { value: null }, year: { value: null } })
  })

  it.each([
    '按照《条例》，湛江市赤坎区司法局现公布2023年政府信息公开工作年度报告。',
    '如对本报告有疑问，请联系：湛江市赤坎区司法局办公室，电话0759-1234567',
    '本年度报告由湛江市赤坎区司法局根据各科室报送的数据汇总编制而成。',
    '湛江市赤坎区司法局关于发布2023年政府信息公开工作年度报告的通告',
  ])('names its agency: %s', (line) => {
    expect(read({ lines: [bare, line] }).agency).toMatchObject({ value: '湛江市赤坎区司法局', certain: true })
  })

  it('traditional signs name a place and an organ as simplified ones do', () => {
    const { agency, year } = read({ lines: ['根據《中華人民共和國政府信息公開條例》規定，現將遂溪縣北坡鎮2022年政府信息公開工作年度報告進行公開。', '如有疑問，請與遂溪縣北坡鎮黨政綜合辦公室聯系。'] })
    expect([agency.value, agency.certain, year.value, year.certain]).toEqual(['遂溪县北坡镇', true, 2022, true])
  })

  it('half-width punctuation is no part of a name', () => {
    const { agency, year } = read({ lines: ['年报', '根据《中华人民共和国政府信息公开条例》和省、市有关要求,淮安市自然资源和规划局编制了2021年政府信息公开年度报告。本报告中所列数据的统计期限自2020年1月1日起至2020年12月31日止。'] })
    expect(agency).toMatchObject({ value: '淮安市自然资源和规划局', certain: true })
    expect(year.certain).toBe(false)
  })

  it.each([
    '为进一步做好政府信息公开工作领导小组办公室',
    '由各有关单位编制。',
    '由全市各级行政机关编制。',
    '由我局办公室编制。',
    '由本机关编制。',
    '由各乡镇人民政府、街道办事处编制。',
    '由社会编制。',
    '请与本机关信息公开办公室联系。',
    '2023年，全区教育系统认真落实。',
    '2023年，各级政府网站认真落实。',
    '2023年，赤坎区认真落实。',
  ])('no agency is read from: %s', (line) => {
    expect(read({ lines: [bare], overview: [line] }).agency.value).toBeNull()
  })
})

describe('the year', () => {
  const year = (parts: Parameters<typeof recognized>[0], source = {}) => read(parts, source).year

  it('of a file’s name that the sentences begin with is certain, alone it is asked', () => {
    expect(year({ overview: ['2020年，县审计局认真贯彻执行条例。2020年全年主动公开26条。'] }, { name: '审计局2020.txt' })).toMatchObject({ value: 2020, certain: true })
    expect(year({ overview: ['2019年，县审计局认真贯彻执行条例。'] }, { name: '审计局2020.txt' }).certain).toBe(false)
    expect(year({ overview: ['县审计局认真贯彻执行条例。'] }, { name: '审计局2020.txt' }).certain).toBe(false)
  })

  it('of the sentence that announces the report is certain unless others begin with another', () => {
    const lines = ['根据《条例》，现将湛江市赤坎区司法局2023年政府信息公开工作年度报告公布如下：']
    expect(year({ lines })).toMatchObject({ value: 2023, certain: true })
    expect(year({ lines, overview: ['2023年，我局认真贯彻。'] }).certain).toBe(true)
    expect(year({ lines, overview: ['2024年，我局认真贯彻。'] }).certain).toBe(false)
    expect(year({ lines: ['结合2023年赤坎区民政局政府信息公开工作实际,编制本年度报告。'] })).toMatchObject({ value: 2023, certain: true })
  })
})
