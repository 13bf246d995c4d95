import type { Breakdown } from '@/figures'
import type { Dimension, Filters, Grouping } from '@/metrics'
import type { Agency, AgencyLevel } from '@/reports'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { nameIn } from '@/language'
import { wholeOf } from '@/metrics'
import { useRecord } from '../../state/record'
import { useLanguage } from '../../words/useLanguage'
import { useWords } from '../../words/useWords'

export const divisions = ['province', 'city', 'county'] as const
export type Division = typeof divisions[number]

/** Names of dimensions and their groups, and the filters that leave just one of them. */
export function useNames() {
  const { t } = useI18n()
  const language = useLanguage()
  const record = useRecord()
  const { typeName, levelName } = useWords()

  /** Paths of the regions of each level that agencies of the record stand in. */
  const regions = computed(() => Object.fromEntries(divisions.map((division, depth) => [division, new Set(record.state.agencies
    .filter(({ region }) => region[division] !== null)
    .map(({ region }: Agency) => divisions.slice(0, depth + 1).map(level => region[level]).filter(Boolean).join('/')))])) as Record<Division, Set<string>>)

  function regionName(division: Division, path: string, long: boolean): string {
    if (path === '')
      return t('explore.noRegion')
    const name = long ? path.replaceAll('/', '') : path.split('/').at(-1)!
    return regions.value[division].has(path) ? name : t('explore.above', { name })
  }

  /** A column of section 3. */
  function columnName(key: string): string {
    const part = wholeOf('applicants')!.parts.find(each => each.key.endsWith(`.${key}`))
    return !part ? t('explore.totalColumn') : nameIn(language.value, part)
  }

  function groupName(dimension: Grouping, key: string, long: boolean): string {
    switch (dimension) {
      case 'year': return key
      case 'type': return typeName(key)
      case 'level': return levelName(key === '' ? null : key as AgencyLevel)
      case 'agency': return record.agencyById(key)?.name ?? key
      case 'scope': return t(`filters.scope.${key}`)
      case 'applicant': return columnName(key)
      case 'flow': return key
      default: return regionName(dimension, key, long)
    }
  }

  /** Null where no filter leaves just the group. */
  function filterOf(dimension: Grouping, key: string): Partial<Filters> | null {
    switch (dimension) {
      case 'year': return { years: [Number(key), Number(key)] }
      case 'type': return { types: [key] }
      case 'agency': return { agencies: [key] }
      case 'scope': return { scope: key as Filters['scope'] }
      case 'level':
      case 'applicant':
      case 'flow': return null
      default: return regionFilter(dimension, key)
    }
  }

  /** Agencies that stand above the level of the groups are the place alone, unless some in it skip that level: a district of a municipality has no city. */
  function regionFilter(division: Division, path: string): Partial<Filters> | null {
    if (regions.value[division].has(path))
      return { regions: [path] }
    const depth = divisions.indexOf(division) + 1
    return divisions.slice(depth).some(lower => [...regions.value[lower]].some(other => other.startsWith(`${path}/`) && other.split('/').length <= depth)) ? null : { regions: [`${path}/.`] }
  }

  function placeOf(by: Grouping, and: Dimension | null): Breakdown['placeOf'] {
    return (first, second) => {
      const parts = [filterOf(by, first), ...(and !== null && second !== null ? [filterOf(and, second)] : [])]
      return {
        filters: parts.every(part => part !== null) ? Object.assign({}, ...parts) as Partial<Filters> : null,
        agency: by === 'agency' ? first : and === 'agency' ? second : null,
      }
    }
  }

  return {
    regions,
    dimensionName: (dimension: Grouping) => t(`explore.dimension.${dimension}`),
    /** Dimensions that tell something apart in this record. */
    offered: computed<Dimension[]>(() => [
      'year',
      ...divisions.filter(division => regions.value[division].size > 0),
      'type',
      'level',
      'agency',
      'scope',
    ]),
    groupName,
    placeOf,
    /** The regions of a level that agencies stand in, by their paths; of any other dimension none. */
    regionsOf: (dimension: Grouping): ReadonlySet<string> => regions.value[dimension as Division] ?? new Set(),
  }
}
