import type { ConsoleAnswer } from '@/database'
import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { measures } from '@/forms'
import { useTerms } from '../../ui/meaning/useTerms'
import dictionarySql from './dictionary.sql?raw'

const known = new Set(measures.map(({ column }) => column))

/** A column with what it means, empty where nobody wrote it down. */
export interface DictionaryColumn {
  name: string
  type: string
  meaning: string
}

/** A table, or a macro with its parameters as columns. */
export interface DictionaryTable {
  name: string
  macro: boolean
  meaning: string
  columns: readonly DictionaryColumn[]
  /** What a click puts into the statement. */
  text: string
}

/** The tables of the console with the meaning of each column in words of the form. */
export function useDictionary() {
  const { t, te } = useI18n()
  const termsOf = useTerms()
  const rows = shallowRef<ConsoleAnswer['rows']>([])

  function meaningOf(table: string, column: string): string {
    if (te(`console.columns.${table}.${column}`))
      return t(`console.columns.${table}.${column}`)
    if (te(`console.parameters.${column}`))
      return t(`console.parameters.${column}`)
    const measure = column.replace(/_gaps$/, '')
    if (!known.has(measure))
      return ''
    const { words } = termsOf([measure], 'numerator')[0]!
    return measure === column ? words : t('console.gapsOf', { words })
  }

  const tables = computed<DictionaryTable[]>(() => [...new Set(rows.value.map(([name]) => String(name)))].map((name) => {
    const parts = rows.value.filter(row => row[0] === name)
    const macro = parts[0]![1] === true
    const columns = parts.map(([,, part, type]) => ({ name: String(part), type: String(type), meaning: meaningOf(name, String(part)) }))
    return { name, macro, meaning: te(`console.tables.${name}`) ? t(`console.tables.${name}`) : '', columns, text: macro ? `${name}(${columns.map(column => column.name).join(', ')})` : name }
  }))

  return {
    tables,
    /** Fills it; `ask` asks the console. */
    load: async (ask: (sql: string) => Promise<ConsoleAnswer>) => void (rows.value = (await ask(dictionarySql)).rows),
  }
}
