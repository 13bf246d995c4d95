import type { Filters } from '@/metrics'
import type { AgencyLevel, DepartmentType, Place } from '@/reports'
import { computed, shallowRef } from 'vue'
import { nameIn } from '@/language'
import { levelOf } from '@/metrics'
import { i18n, shownLanguage } from '.'

const types = shallowRef<readonly DepartmentType[]>([])
let loading: Promise<void> | null = null

/** The words of the registry and of places in files, in the interface's language. The registry is loaded on first use; until then a key stands for its name. */
export function useWords() {
  const { t } = i18n.global
  loading ??= import('@/reports').then(({ departmentTypes }) => void (types.value = departmentTypes))
  const names = computed(() => new Map(types.value.map(type => [type.key, nameIn(shownLanguage(), type)])))

  return {
    types,
    typeName: (key: string) => names.value.get(key) ?? key,
    levelName: (level: AgencyLevel | null) => level === null ? t('agencies.noLevel') : t(`agencies.level.${level}`),
    /** Whose reports make a total: `单位合计`, `淮安市本级汇总`. */
    scopeName: (scope: Filters['scope']) => {
      const place = levelOf(scope)
      return place === null ? t(`filters.scope.${scope}`) : t('filters.scope.level', { place: place.split('/').at(-1) || t('filters.scope.nation') })
    },
    placeName: (place: Place | null) => {
      switch (place?.at) {
        case 'text': return t('reports.place.text', { line: place.line, column: place.column })
        case 'table': return t('reports.place.table', { table: place.table, row: place.row, column: place.column })
        case 'paragraph': return t('reports.place.paragraph', { paragraph: place.paragraph })
        case 'sheet': return t('reports.place.sheet', { sheet: place.sheet, address: place.address })
        case 'page': return t('reports.place.page', { page: place.page })
        case 'picture': return t('reports.place.picture', { picture: place.picture })
        case undefined: return ''
      }
    },
  }
}
