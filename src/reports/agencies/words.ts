import type { InEach, Phrases, Told } from '@/language'

type Values = Readonly<Record<string, string | number>>

const chinese = {
  exact: ({ agency }: Values) => `与已登记机构“${agency}”同名`,
  alias: ({ text, agency }: Values) => `“${text}”是已登记机构“${agency}”用过的名称`,
  onlyAlike: ({ agency }: Values) => `按“${agency}”理解：名称没有写明地区，已登记的同类机构只有这一个`,
  spelling: ({ agency }: Values) => `按“${agency}”理解：地区和部门相同，只是写法不同`,
  several: ({ count, text, agencies }: Values) => `有 ${count} 个已登记机构可能是“${text}”：${agencies}，不能断定，请选定`,
  unregistered: ({ text }: Values) => `“${text}”尚未登记`,
  regionOfSeveral: ({ count, name, region }: Values) => `全国有 ${count} 个“${name}”，按已登记的其他机构推断为${region}`,
  regionOfKnown: ({ region }: Values) => `名称没有写地区，按已登记机构所在的${region}推断`,
  regionOpen: ({ count, name, regions }: Values) => `全国有 ${count} 个“${name}”：${regions}，名称没有写明是哪一个`,
  regionUnlisted: ({ region }: Values) => `行政区划表中没有“${region}”，按名称自身的省、市、区、县拆分`,
  regionUnsaid: () => '名称没有写明地区',
  regionShort: ({ region }: Values) => `名称用的是简称，按${region}理解`,
  levelOfZone: ({ zone }: Values) => `“${zone}”是功能区，级别不一，暂按县级`,
  levelUnsaid: () => '名称看不出级别',
  levelOfPrefix: () => '按名称开头的省、市、区、县推断',
  typeUnknown: () => '名称中没有已知的部门用语，暂归其他',
  typeOfPlace: () => '名称只写了地区，按政府本级理解',
}

/** Why a name is taken for an agency, and from what its region, level and type were guessed: the keys of its words. */
export type AgencyWord = keyof typeof chinese
export type AgencyTold = Told<AgencyWord>

export const words: InEach<Phrases<AgencyWord>> = {
  'zh-CN': chinese,
  'en': {
    exact: ({ agency }) => `It has the name of the registered agency “${agency}”`,
    alias: ({ text, agency }) => `“${text}” is a name the registered agency “${agency}” was seen under`,
    onlyAlike: ({ agency }) => `Taken for “${agency}”: the name says no place, and no other agency of this kind is registered`,
    spelling: ({ agency }) => `Taken for “${agency}”: place and department are the same, only the spelling differs`,
    several: ({ count, text, agencies }) => `${count} registered agencies may be “${text}”: ${agencies}; it cannot be told which, please choose`,
    unregistered: ({ text }) => `“${text}” is not registered yet`,
    regionOfSeveral: ({ count, name, region }) => `There are ${count} places named “${name}”; by the other registered agencies it is ${region}`,
    regionOfKnown: ({ region }) => `The name says no place; the registered agencies are in ${region}`,
    regionOpen: ({ count, name, regions }) => `There are ${count} places named “${name}”: ${regions}; the name does not say which`,
    regionUnlisted: ({ region }) => `“${region}” is not on the list of divisions; it was taken apart as the name itself is written`,
    regionUnsaid: () => 'The name says no place',
    regionShort: ({ region }) => `The name is a short one, taken for ${region}`,
    levelOfZone: ({ zone }) => `“${zone}” is a functional area; their levels differ, it is taken for a county’s for now`,
    levelUnsaid: () => 'The name does not show the level',
    levelOfPrefix: () => 'By the province, city, district or county at the beginning of the name',
    typeUnknown: () => 'The name holds no known word for a department; it is filed under others for now',
    typeOfPlace: () => 'The name says a place alone; it is taken for the government itself',
  },
}
