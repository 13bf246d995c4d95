import type { Reading } from '@/reports'
import { grouped } from '../grouped'

const names: Record<Reading<unknown>['from'], string> = {
  title: '标题',
  period: '报告期',
  prose: '正文',
  metadata: '元数据',
  file: '文件名',
  folder: '文件夹',
  heading: '标题行',
  sheet: '工作表名',
  person: '人工填写',
}

/** Who says what, one clause a value: `标题写的是 2023 年（“…2023年…年度报告”），报告期写的是 2022 年（“…”）`. */
export function sourceWords<T>(readings: readonly Reading<T>[], show: (value: T) => string): string {
  return [...grouped(readings, ({ value }) => value)].map(([value, same]) => {
    const from = [...new Set(same.map(reading => names[reading.from]))].join('、')
    return `${from}写的是 ${show(value)}（“${same[0]!.text.trim().slice(0, 40)}”）`
  }).join('，')
}
