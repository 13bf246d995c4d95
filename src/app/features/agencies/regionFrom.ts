import type { Region } from '@/reports'

/** The region a person typed. The old division code stays only while the names do: a code for other names would be wrong. */
export function regionFrom(before: Region, typed: { province: string, city: string, county: string }): Region {
  const part = (text: string) => text.trim() || null
  const after = { province: part(typed.province), city: part(typed.city), county: part(typed.county) }
  const same = after.province === before.province && after.city === before.city && after.county === before.county
  return { ...after, code: same ? before.code : null }
}
