import type { ReportRule } from '../rule'

/** Whether a government's report is the sum of its units need not be asked where the notices say it; that it was taken so is shown. */
export const scopeAssumed: ReportRule = {
  id: 'scope-assumed',
  severity: 'info',
  name: '口径按通知推定',
  explanation: '正文没有说明数字的口径：县级以上人民政府和管理一个区域的管委会的年报按全地区汇总计，其办公室（厅）的年报按本单位计；不对的，在年报页改口径。',
  find({ id, scope }) {
    if (scope.assumed === undefined || scope.value === null)
      return []
    const taken = scope.value === 'consolidated' ? '全地区汇总' : '本单位'
    return [{
      where: 'scope',
      report: id,
      table: null,
      row: null,
      column: null,
      message: `口径：正文没有说明，${scope.assumed}的年报按“${taken}”计；不对的，请在年报页改口径`,
      params: { field: 'scope', value: scope.value },
      cells: [],
      elsewhere: [],
      expected: null,
      actual: null,
    }]
  },
}
