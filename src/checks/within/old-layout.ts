import type { ReportRule } from '../rule'
import { tableNames } from '@/reports'
import { tableWords } from '../words'

/** 国办公开办函〔2021〕30号 replaced the form of 2019 for report years from 2021 on; section 4 is the same in both. */
export const oldLayout: ReportRule = {
  id: 'old-layout',
  severity: 'info',
  name: '沿用旧表样',
  explanation: '2021 年度及以后的年报应使用国办公开办函〔2021〕30号的表样，仍用 2019 年表样的予以提示。',
  find(report) {
    const year = report.year.value
    if (year === null || year < 2021)
      return []
    return tableNames.filter(table => table !== 'appeals' && report.layouts[table] === '2019').map(table => ({
      where: table,
      report: report.id,
      table,
      row: null,
      column: null,
      message: `${tableWords[table]}：${year} 年度年报仍用 2019 年表样（国办公开办函〔2019〕60号），应改用 2021 年表样`,
      params: { year },
      cells: [],
      elsewhere: [],
      expected: null,
      actual: null,
    }))
  },
}
