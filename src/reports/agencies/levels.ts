import type { AgencyLevel } from '../report'

/** Levels of government from above, with their names. */
export const agencyLevels: readonly { key: AgencyLevel, name: string, nameEn: string }[] = [
  { key: 'national', name: '国家级', nameEn: 'National' },
  { key: 'province', name: '省级', nameEn: 'Province' },
  { key: 'city', name: '市级', nameEn: 'City' },
  { key: 'county', name: '县级', nameEn: 'County' },
  { key: 'township', name: '乡镇级', nameEn: 'Township' },
]
