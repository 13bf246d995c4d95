import type { ReportRule, RuleWords } from '../rule'
import type { InEach } from '@/language'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '口径按通知推定',
    explanation: '正文没有说明数字的口径：县级以上人民政府和管理一个区域的管委会的年报按全地区汇总计，其办公室（厅）的年报按本单位计；不对的，在年报页改口径。',
    sentence: ({ params: { value, assumed } }) => `口径：正文没有说明，${assumed}的年报按“${value === 'consolidated' ? '全地区汇总' : '本单位'}”计；不对的，请在年报页改口径`,
  },
  'en': {
    name: 'Scope taken from the notices',
    explanation: 'The text does not say whose numbers these are: the report of a government of a county or higher, or of the committee that governs a zone, is taken as consolidated, that of its office as its own; where that is wrong, correct the scope on the report’s page.',
    sentence: ({ params: { value } }) => `Scope: the text does not say; by the notices the report is taken as ${value === 'consolidated' ? 'consolidated, the sum of all units' : 'the unit’s own'}. Where that is wrong, correct the scope on the report’s page.`,
  },
}

/** Whether a government's report is the sum of its units need not be asked where the notices say it; that it was taken so is shown. */
export const scopeAssumed: ReportRule = {
  id: 'scope-assumed',
  severity: 'info',
  words,
  find: ({ id, scope }) => scope.assumed === undefined || scope.value === null
    ? []
    : [{
        where: 'scope',
        report: id,
        table: null,
        row: null,
        column: null,
        params: { field: 'scope', value: scope.value, assumed: scope.assumed },
        cells: [],
        elsewhere: [],
        expected: null,
        actual: null,
      }],
}
