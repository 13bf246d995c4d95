import type { Value } from '../finding'
import type { InEach, Language } from '@/language'
import type { Reading } from '@/reports'
import { grouped } from '../grouped'
import { listIn, listParams } from '../words'

type Source = Reading<unknown>['from']

interface Words {
  names: Record<Source, string>
  and: string
  between: string
  says: (names: string, value: string, text: string) => string
}

const words: InEach<Words> = {
  'zh-CN': {
    names: { title: '标题', period: '报告期', prose: '正文', metadata: '元数据', file: '文件名', folder: '文件夹', heading: '标题行', sheet: '工作表名', person: '人工填写' },
    and: '、',
    between: '，',
    says: (names, value, text) => `${names}写的是 ${value}（“${text}”）`,
  },
  'en': {
    names: { title: 'title', period: 'period', prose: 'text', metadata: 'metadata', file: 'file name', folder: 'folder', heading: 'heading', sheet: 'sheet name', person: 'entry by hand' },
    and: ' and ',
    between: '; ',
    says: (names, value, text) => `${value} by ${names} (“${text}”)`,
  },
}

/** Who says what, as values of a finding: one value a group of sources, with a text it was read from. */
export function sourceParams<T extends string | number>(readings: readonly Reading<T>[]): Record<string, Value> {
  const values = [...grouped(readings, ({ value }) => value)]
  return {
    ...listParams('value', values.map(([value]) => value), values.length),
    ...listParams('from', values.map(([, same]) => [...new Set(same.map(({ from }) => from))].join(' ')), values.length),
    ...listParams('text', values.map(([, same]) => same[0]!.text.trim().slice(0, 40)), values.length),
  }
}

/** Who says what: `标题写的是 2023 年（“…2023年…年度报告”），报告期写的是 2022 年（“…”）`; empty where a finding does not keep it. `show`: a value in words. */
export function sourceWords(params: Readonly<Record<string, Value>>, language: Language, show: (value: string) => string): string {
  const { names, and, between, says } = words[language]
  const [from, texts] = [listIn(params, 'from'), listIn(params, 'text')]
  return listIn(params, 'value').map((value, index) =>
    says(from[index]!.split(' ').map(each => names[each as Source]).join(and), show(value), texts[index]!)).join(between)
}
