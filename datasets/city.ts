import type { Layout, Scope } from '@/reports'

/** What an issuer of the fictional city is and does, in the size of 2019. Counts are means a year. */
export interface Unit {
  /** Full name, as in its titles. */
  name: string
  /** What it calls itself. */
  self: '我局' | '我委' | '我办' | '我镇' | '我街道' | '本单位'
  /** Key of its topics in `prose/topics.ts`. */
  topic: string
  region: string
  /** Applications received, and their growth a year. */
  applications: number
  growth: number
  /** Share of the handled that is carried into the next year. */
  carried: number
  documents: number
  regulations?: number
  licensing: number
  penalties: number
  coercion: number
  /** 万元. */
  fees: number
  /** First report year with the 2021 layout; 2021 unless it lags behind. */
  newLayoutFrom?: number
  /** Repeats in this year what it published the year before, number by number. */
  repeats?: number
  /** Not counted by the city: its superior is outside. */
  vertical?: boolean
}

/** A government whose own report adds up its region's units. */
export interface Government {
  name: string
  region: string
}

export const city = '云川市'
export const firstYear = 2019
export const lastYear = 2025

type Sizes = [applications: number, growth: number, documents: number, licensing: number, penalties: number, coercion: number, fees: number]

function department(name: string, topic: string, sizes: Sizes, more: Partial<Unit> = {}, region = city): Unit {
  const [applications, growth, documents, licensing, penalties, coercion, fees] = sizes
  const self = name.endsWith('委员会') ? '我委' : name.endsWith('办公室') ? '我办' : '我局'
  return { name: name.startsWith('国家') ? name : `${region.replace('/', '')}${name}`, self, topic, region, applications, growth, carried: 0.05, documents, licensing, penalties, coercion, fees, ...more }
}

const departments: Unit[] = [
  department('人民政府办公室', 'office', [168, 1.06, 64, 0, 0, 0, 0], { regulations: 11 }),
  department('发展和改革委员会', 'planning', [22, 1.04, 18, 260, 3, 0, 0]),
  department('教育局', 'education', [34, 1.08, 21, 340, 4, 0, 260.4]),
  department('科学技术局', 'science', [3, 1.05, 7, 12, 0, 0, 0]),
  department('工业和信息化局', 'industry', [7, 1.02, 6, 40, 2, 0, 0]),
  department('公安局', 'police', [212, 1.11, 15, 186000, 94000, 5200, 3120.55]),
  department('民政局', 'welfare', [18, 1.05, 14, 210, 5, 0, 36.2]),
  department('司法局', 'justice', [26, 1.07, 9, 480, 6, 0, 0]),
  department('财政局', 'finance', [15, 1.03, 16, 95, 7, 0, 0]),
  department('人力资源和社会保障局', 'labour', [96, 1.09, 19, 2300, 41, 12, 88.75]),
  department('自然资源和规划局', 'land', [385, 1.07, 23, 6900, 130, 4, 21450.36]),
  department('生态环境局', 'environment', [58, 1.04, 12, 720, 410, 62, 0]),
  department('住房和城乡建设局', 'housing', [274, 1.08, 26, 5100, 220, 9, 1980.4]),
  department('交通运输局', 'transport', [31, 1.05, 13, 8800, 3600, 210, 0]),
  department('水利局', 'water', [14, 1.03, 8, 170, 38, 5, 640.12]),
  department('农业农村局', 'farming', [47, 1.06, 11, 900, 120, 3, 18.6]),
  department('商务局', 'commerce', [6, 1.02, 5, 130, 2, 0, 0]),
  department('文化广电和旅游局', 'culture', [9, 1.03, 6, 420, 57, 0, 0], { repeats: 2024, carried: 0 }),
  department('卫生健康委员会', 'health', [29, 1.12, 17, 5400, 260, 18, 74.9]),
  department('退役军人事务局', 'veterans', [12, 1.04, 4, 0, 0, 0, 0]),
  department('应急管理局', 'emergency', [16, 1.06, 9, 610, 190, 21, 0]),
  department('审计局', 'audit', [5, 1.01, 2, 0, 0, 0, 0]),
  department('市场监督管理局', 'market', [78, 1.1, 14, 21500, 2900, 340, 42.3]),
  department('统计局', 'statistics', [4, 1.02, 1, 0, 9, 0, 0], { newLayoutFrom: 2022 }),
  department('医疗保障局', 'insurance', [19, 1.09, 8, 0, 64, 0, 0]),
  department('城市管理局', 'streets', [88, 1.05, 10, 3300, 7600, 880, 1260.9]),
  department('行政审批服务局', 'approval', [11, 1.03, 3, 36000, 0, 0, 0]),
  department('信访局', 'petition', [8, 1.02, 0, 0, 0, 0, 0]),
]

const others: Unit[] = [
  { ...department('高新技术产业开发区管理委员会', 'zone', [17, 1.07, 0, 850, 25, 0, 0]), carried: 0, self: '本单位' },
  { ...department('国家税务总局云川市税务局', 'tax', [24, 1.06, 2, 14200, 3100, 260, 0]), vertical: true },
]

function district(name: string, scale: number, places: readonly string[], lagging: string): Unit[] {
  const region = `${city}/${name}`
  const sized: [string, string, Sizes][] = [
    ['人民政府办公室', 'office', [30 * scale, 1.05, 22, 0, 0, 0, 0]],
    ['教育局', 'education', [13 * scale, 1.06, 8, 90, 1, 0, 74.3]],
    ['民政局', 'welfare', [7 * scale, 1.04, 5, 60, 2, 0, 8.6]],
    ['住房和城乡建设局', 'housing', [66 * scale, 1.07, 9, 640, 70, 6, 310.25]],
  ]
  return [
    ...sized.map(([office, topic, sizes]) => department(office, topic, sizes, {}, region)),
    ...places.map((place, index): Unit => ({
      name: `${city}${name}${place}${place.endsWith('镇') ? '人民政府' : '办事处'}`,
      self: place.endsWith('镇') ? '我镇' : '我街道',
      topic: place.endsWith('镇') ? 'town' : 'street',
      region,
      applications: [9, 3, 5, 0][index]! * scale,
      growth: 1.04,
      carried: 0.04,
      documents: 0,
      licensing: [46, 30, 18, 0][index]!,
      penalties: [14, 9, 22, 5][index]!,
      coercion: 0,
      fees: 0,
      newLayoutFrom: place === lagging ? 2023 : undefined,
    })),
  ]
}

/** Every unit that reports for itself, each year. */
export const units: readonly Unit[] = [
  ...departments,
  ...others,
  ...district('青石区', 1, ['溪桥镇', '芦荻镇', '桐溪街道', '鹭渚街道'], '芦荻镇'),
  ...district('柳湾区', 0.7, ['梅坞镇', '雁汀镇', '云澜街道', '河埠街道'], '云澜街道'),
]

/** Governments that publish the sum of their units. 柳湾区 has none: its units count towards the city one by one. */
export const governments: readonly Government[] = [
  { name: '云川市人民政府', region: city },
  { name: '云川市青石区人民政府', region: `${city}/青石区` },
]

/** The units a government adds up. */
export function unitsOf({ region }: Government): Unit[] {
  return units.filter(unit => !unit.vertical && (unit.region === region || unit.region.startsWith(`${region}/`)))
}

/** The form a unit fills in; governments are never late. */
export function layoutOf(year: number, unit?: Unit): Layout {
  return year >= (unit?.newLayoutFrom ?? 2021) ? '2021' : '2019'
}

/** An issuer in one year. */
export interface Issuer {
  name: string
  region: string
  scope: Scope
  unit: Unit | null
}

export const issuers: readonly Issuer[] = [
  ...units.map(unit => ({ name: unit.name, region: unit.region, scope: 'unit' as const, unit })),
  ...governments.map(({ name, region }) => ({ name, region, scope: 'consolidated' as const, unit: null })),
]
