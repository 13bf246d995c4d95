import { describe, expect, it } from 'vitest'
import { regionPath, resolveAgency } from '@/reports'

/** Name, region path ('' unknown), level, type. */
const cases: [name: string, region: string, level: string | null, type: string][] = [
  // Governments and their offices
  ['江苏省人民政府', '江苏省', 'province', 'government'],
  ['江苏省人民政府办公厅', '江苏省', 'province', 'office'],
  ['宿迁市', '江苏省/宿迁市', 'city', 'government'],
  ['宿迁', '江苏省/宿迁市', 'city', 'government'],
  ['宿迁市人民政府办公室', '江苏省/宿迁市', 'city', 'office'],
  ['洪泽区人民政府', '江苏省/淮安市/洪泽区', 'county', 'government'],
  ['淮安市洪泽区人民政府', '江苏省/淮安市/洪泽区', 'county', 'government'],
  ['洪泽区政府', '江苏省/淮安市/洪泽区', 'county', 'government'],
  ['洪泽区政府办', '江苏省/淮安市/洪泽区', 'county', 'office'],
  ['洪泽区府办', '江苏省/淮安市/洪泽区', 'county', 'office'],
  ['沭阳县政府办公室', '江苏省/宿迁市/沭阳县', 'county', 'office'],
  ['上海市人民政府', '上海市', 'province', 'government'],
  ['上海市人民政府办公厅', '上海市', 'province', 'office'],
  ['北京市朝阳区人民政府', '北京市/朝阳区', 'county', 'government'],
  ['浦东新区人民政府', '上海市/浦东新区', 'county', 'government'],
  ['天津市滨海新区人民政府', '天津市/滨海新区', 'county', 'government'],
  ['重庆市忠县人民政府', '重庆市/忠县', 'county', 'government'],
  ['内蒙古自治区人民政府', '内蒙古自治区', 'province', 'government'],
  ['广西壮族自治区人民政府办公厅', '广西壮族自治区', 'province', 'office'],
  ['恩施土家族苗族自治州人民政府', '湖北省/恩施土家族苗族自治州', 'city', 'government'],
  ['延边州人民政府', '吉林省/延边朝鲜族自治州', 'city', 'government'],
  ['锡林郭勒盟行政公署', '内蒙古自治区/锡林郭勒盟', 'city', 'government'],
  ['阿拉善左旗人民政府', '内蒙古自治区/阿拉善盟/阿拉善左旗', 'county', 'government'],
  ['济源市人民政府', '河南省/济源市', 'county', 'government'],
  ['仙桃市人民政府办公室', '湖北省/仙桃市', 'county', 'office'],
  ['神农架林区人民政府', '湖北省/神农架林区', 'county', 'government'],
  ['东莞市人民政府', '广东省/东莞市', 'city', 'government'],
  ['公安县人民政府', '湖北省/荆州市/公安县', 'county', 'government'],
  ['新疆维吾尔自治区人民政府', '新疆维吾尔自治区', 'province', 'government'],
  ['新疆生产建设兵团', '新疆维吾尔自治区', 'province', 'government'],
  ['新疆生产建设兵团办公厅', '新疆维吾尔自治区', 'province', 'office'],
  ['新疆生产建设兵团教育局', '新疆维吾尔自治区', 'province', 'education'],
  ['新疆生产建设兵团第八师', '新疆维吾尔自治区', 'city', 'government'],
  ['新疆生产建设兵团第八师教育局', '新疆维吾尔自治区', 'city', 'education'],
  // Departments, full and short
  ['湛河区工信局', '河南省/平顶山市/湛河区', 'county', 'industry'],
  ['平顶山市湛河区工业和信息化局', '河南省/平顶山市/湛河区', 'county', 'industry'],
  ['嘉善县经济和信息化局', '浙江省/嘉兴市/嘉善县', 'county', 'industry'],
  ['沭阳县工业信息科技局', '江苏省/宿迁市/沭阳县', 'county', 'industry'],
  ['宿迁市工信局', '江苏省/宿迁市', 'city', 'industry'],
  ['宿迁工信局', '江苏省/宿迁市', 'city', 'industry'],
  ['上海市科委', '上海市', 'province', 'science'],
  ['上海市科学技术委员会', '上海市', 'province', 'science'],
  ['沭阳县发改局', '江苏省/宿迁市/沭阳县', 'county', 'development'],
  ['沭阳县发展和改革局', '江苏省/宿迁市/沭阳县', 'county', 'development'],
  ['杭州市发展和改革委员会', '浙江省/杭州市', 'city', 'development'],
  ['内蒙古发改委', '内蒙古自治区', 'province', 'development'],
  ['洪泽区粮食和物资储备局', '江苏省/淮安市/洪泽区', 'county', 'development'],
  ['海南省教育厅', '海南省', 'province', 'education'],
  ['海南教育厅', '海南省', 'province', 'education'],
  ['淮安市洪泽区教育体育局', '江苏省/淮安市/洪泽区', 'county', 'education'],
  ['洪泽区教体局', '江苏省/淮安市/洪泽区', 'county', 'education'],
  ['吉林省教育厅', '吉林省', 'province', 'education'],
  ['吉林市教育局', '吉林省/吉林市', 'city', 'education'],
  ['沭阳县民族宗教事务局', '江苏省/宿迁市/沭阳县', 'county', 'ethnic'],
  ['洛阳市民宗局', '河南省/洛阳市', 'city', 'ethnic'],
  ['盐城市公安局', '江苏省/盐城市', 'city', 'police'],
  ['盐城市公安局盐都分局', '江苏省/盐城市/盐都区', 'county', 'police'],
  ['公安局盐都分局', '江苏省/盐城市/盐都区', 'county', 'police'],
  ['公安县公安局', '湖北省/荆州市/公安县', 'county', 'police'],
  ['沭阳县民政局', '江苏省/宿迁市/沭阳县', 'county', 'civil'],
  ['沭阳县司法局', '江苏省/宿迁市/沭阳县', 'county', 'justice'],
  ['陵水县财政局', '海南省/陵水黎族自治县', 'county', 'finance'],
  ['沭阳县人力资源和社会保障局', '江苏省/宿迁市/沭阳县', 'county', 'labour'],
  ['嘉善县人社局', '浙江省/嘉兴市/嘉善县', 'county', 'labour'],
  ['盐城市自然资源和规划局盐都分局', '江苏省/盐城市/盐都区', 'county', 'land'],
  ['自然资源和规划局盐都分局', '江苏省/盐城市/盐都区', 'county', 'land'],
  ['上海市规划资源局', '上海市', 'province', 'land'],
  ['北京市规划和自然资源委员会', '北京市', 'province', 'land'],
  ['淮安市洪泽生态环境局', '江苏省/淮安市/洪泽区', 'county', 'environment'],
  ['平顶山市生态环境局湛河分局', '河南省/平顶山市/湛河区', 'county', 'environment'],
  ['沭阳县住房和城乡建设局', '江苏省/宿迁市/沭阳县', 'county', 'housing'],
  ['洪泽区城乡建设局', '江苏省/淮安市/洪泽区', 'county', 'housing'],
  ['上海市住建委', '上海市', 'province', 'housing'],
  ['沭阳县城市管理局', '江苏省/宿迁市/沭阳县', 'county', 'urban'],
  ['嘉善县综合行政执法局', '浙江省/嘉兴市/嘉善县', 'county', 'urban'],
  ['宿迁市城市管理综合行政执法局', '江苏省/宿迁市', 'city', 'urban'],
  ['宿迁城管局', '江苏省/宿迁市', 'city', 'urban'],
  ['沭阳县交通运输局', '江苏省/宿迁市/沭阳县', 'county', 'transport'],
  ['沭阳县水利局', '江苏省/宿迁市/沭阳县', 'county', 'water'],
  ['深圳市水务局', '广东省/深圳市', 'city', 'water'],
  ['嘉善县农业农村和水务局', '浙江省/嘉兴市/嘉善县', 'county', 'agriculture'],
  ['沭阳县乡村振兴局', '江苏省/宿迁市/沭阳县', 'county', 'revitalisation'],
  ['杭州市林业水利局', '浙江省/杭州市', 'city', 'forestry'],
  ['济南市园林和林业绿化局', '山东省/济南市', 'city', 'forestry'],
  ['沭阳县商务局', '江苏省/宿迁市/沭阳县', 'county', 'commerce'],
  ['洪泽区文化广电旅游体育局', '江苏省/淮安市/洪泽区', 'county', 'culture'],
  ['嘉善县文化和广电旅游体育局', '浙江省/嘉兴市/嘉善县', 'county', 'culture'],
  ['江苏省体育局', '江苏省', 'province', 'sports'],
  ['沭阳县卫生健康委员会', '江苏省/宿迁市/沭阳县', 'county', 'health'],
  ['宿迁市卫健委', '江苏省/宿迁市', 'city', 'health'],
  ['沭阳县退役军人事务局', '江苏省/宿迁市/沭阳县', 'county', 'veterans'],
  ['沭阳县应急管理局', '江苏省/宿迁市/沭阳县', 'county', 'emergency'],
  ['沭阳县审计局', '江苏省/宿迁市/沭阳县', 'county', 'audit'],
  ['杭州市人民政府外事办公室', '浙江省/杭州市', 'city', 'foreign'],
  ['杭州市国资委', '浙江省/杭州市', 'city', 'assets'],
  ['宿迁市人民政府国有资产监督管理委员会', '江苏省/宿迁市', 'city', 'assets'],
  ['沭阳县市场监督管理局', '江苏省/宿迁市/沭阳县', 'county', 'market'],
  ['宿迁市市场监管局', '江苏省/宿迁市', 'city', 'market'],
  ['宿迁市场监管局', '江苏省/宿迁市', 'city', 'market'],
  ['洪泽区市管局', '江苏省/淮安市/洪泽区', 'county', 'market'],
  ['沭阳县统计局', '江苏省/宿迁市/沭阳县', 'county', 'statistics'],
  ['沭阳县医保局', '江苏省/宿迁市/沭阳县', 'county', 'insurance'],
  ['杭州市地方金融管理局', '浙江省/杭州市', 'city', 'banking'],
  ['沭阳县信访局', '江苏省/宿迁市/沭阳县', 'county', 'petition'],
  ['沭阳县行政审批局', '江苏省/宿迁市/沭阳县', 'county', 'approval'],
  ['广州市政务服务数据管理局', '广东省/广州市', 'city', 'approval'],
  ['沭阳县数据局', '江苏省/宿迁市/沭阳县', 'county', 'approval'],
  ['沭阳县机关事务管理中心', '江苏省/宿迁市/沭阳县', 'county', 'logistics'],
  ['沭阳县人防办', '江苏省/宿迁市/沭阳县', 'county', 'defence'],
  ['宿迁市国防动员办公室', '江苏省/宿迁市', 'city', 'defence'],
  ['沭阳县档案馆', '江苏省/宿迁市/沭阳县', 'county', 'archives'],
  ['沭阳县残疾人联合会', '江苏省/宿迁市/沭阳县', 'county', 'masses'],
  ['沭阳县科学技术协会', '江苏省/宿迁市/沭阳县', 'county', 'masses'],
  ['沭阳县人民医院', '江苏省/宿迁市/沭阳县', 'county', 'service'],
  // Central agencies on the spot
  ['国家税务总局淮安市洪泽区税务局', '江苏省/淮安市/洪泽区', 'county', 'vertical'],
  ['国家税务总局洪泽区税务局', '江苏省/淮安市/洪泽区', 'county', 'vertical'],
  ['国家税务总局江苏省税务局', '江苏省', 'province', 'vertical'],
  ['国家统计局平顶山调查队', '河南省/平顶山市', 'city', 'vertical'],
  ['中华人民共和国南京海关', '江苏省/南京市', 'city', 'vertical'],
  ['沭阳县气象局', '江苏省/宿迁市/沭阳县', 'county', 'vertical'],
  ['沭阳县消防救援大队', '江苏省/宿迁市/沭阳县', 'county', 'vertical'],
  ['沭阳县烟草专卖局', '江苏省/宿迁市/沭阳县', 'county', 'vertical'],
  ['国家金融监督管理总局宿迁监管分局', '江苏省/宿迁市', 'city', 'vertical'],
  // Townships and sub-districts
  ['嘉善县大云镇人民政府', '浙江省/嘉兴市/嘉善县', 'township', 'township'],
  ['大云镇人民政府', '', 'township', 'township'],
  ['新乡镇人民政府', '', 'township', 'township'],
  ['沭阳县城关镇', '江苏省/宿迁市/沭阳县', 'township', 'township'],
  ['浦东新区陆家嘴街道办事处', '上海市/浦东新区', 'township', 'street'],
  ['北京市朝阳区建外街道办事处', '北京市/朝阳区', 'township', 'street'],
  ['正蓝旗上都镇人民政府', '内蒙古自治区/锡林郭勒盟/正蓝旗', 'township', 'township'],
  // Functional areas
  ['宿迁市湖滨新区管委会', '江苏省/宿迁市', 'county', 'zone'],
  ['湖滨新区管委会', '', 'county', 'zone'],
  ['高新区管委会', '', 'county', 'zone'],
  ['宿迁经济技术开发区管理委员会', '江苏省/宿迁市', 'county', 'zone'],
  ['苏州工业园区管委会', '江苏省/苏州市', 'county', 'zone'],
  ['苏州工业园区教育局', '江苏省/苏州市', 'county', 'education'],
  ['宿迁市湖滨新区教育局', '江苏省/宿迁市', 'county', 'education'],
  ['宿迁经开区市场监管局', '江苏省/宿迁市', 'county', 'market'],
  // Names several provinces have
  ['南京市鼓楼区教育局', '江苏省/南京市/鼓楼区', 'county', 'education'],
  ['福建省福州市鼓楼区教育局', '福建省/福州市/鼓楼区', 'county', 'education'],
  ['江苏省鼓楼区教育局', '江苏省/鼓楼区', 'county', 'education'],
  ['鼓楼区教育局', '鼓楼区', 'county', 'education'],
  ['长春市朝阳区财政局', '吉林省/长春市/朝阳区', 'county', 'finance'],
  // Places the list does not know
  ['云川市青石区教育局', '云川市/青石区', 'county', 'education'],
  ['云川市人民政府', '云川市', 'city', 'government'],
  ['云川市市场监督管理局', '云川市', 'city', 'market'],
  ['青石区城市管理局', '青石区', 'county', 'urban'],
  ['云川市青石区白沙镇人民政府', '云川市/青石区', 'township', 'township'],
  ['平顶山市新某区教育局', '河南省/平顶山市/新某区', 'county', 'education'],
  // No place
  ['教育部', '', 'national', 'education'],
  ['国家发展和改革委员会', '', 'national', 'development'],
  ['国务院办公厅', '', 'national', 'office'],
  ['国务院国有资产监督管理委员会', '', 'national', 'assets'],
  ['市教育局', '', 'city', 'education'],
  ['区市场监管局', '', 'county', 'market'],
  ['市场监督管理局', '', null, 'market'],
  ['城市管理局', '', null, 'urban'],
  ['住房和城乡建设局', '', null, 'housing'],
  ['公安局', '', null, 'police'],
  ['民政局', '', null, 'civil'],
  ['县政府办', '', 'county', 'office'],
]

describe('an agency name taken apart', () => {
  it.each(cases)('%s → %s, %s, %s', (name, region, level, type) => {
    const { agency, match } = resolveAgency(name, [])
    expect([regionPath(agency.region), agency.level, agency.type]).toEqual([region, level, type])
    expect(match).toBe('new')
    expect(agency.name).toBe(name)
  })

  it('gives the code of a listed place and no guess', () => {
    const { agency } = resolveAgency('湛河区工信局', [])
    expect(agency.region).toEqual({ code: '410411', province: '河南省', city: '平顶山市', county: '湛河区' })
    expect(agency.guessed).toEqual({ region: null, level: null, type: null })
  })

  it('keeps the corps apart from the government of its region, without a guess', () => {
    const government = resolveAgency('新疆维吾尔自治区人民政府', []).agency
    const { agency, match } = resolveAgency('新疆生产建设兵团', [government])
    expect(match).toBe('new')
    expect(agency.id).not.toBe(government.id)
    expect(agency.guessed).toEqual({ region: null, level: null, type: null })
    expect(resolveAgency('兵团第八师', [resolveAgency('新疆生产建设兵团第八师', []).agency]).match).toBe('normalised')
    expect(resolveAgency('国务院办公厅', []).agency.guessed).toEqual({ region: null, level: null, type: null })
  })

  it('says why a region is a guess or open', () => {
    const reason = (name: string) => resolveAgency(name, []).agency.guessed.region
    expect(reason('鼓楼区教育局')).toContain('全国有 4 个“鼓楼区”')
    expect(reason('云川市青石区教育局')).toContain('行政区划表中没有“云川市/青石区”')
    expect(reason('宿迁发改委')).toContain('简称')
    expect(reason('教育局')).toContain('没有写明地区')
    expect(reason('教育部')).toBeNull()
    expect(resolveAgency('云川市青石区教育局', []).agency.region.code).toBeNull()
  })
})
