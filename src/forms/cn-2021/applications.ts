import type { RowDefinition, TableDefinition } from '../definition'
import { outcomesAfterOther, outcomesBeforeOther, applications as the2019Table } from '../cn-2019/applications'

/** 其他处理 in three items. */
const others: readonly RowDefinition[] = [
  { key: 'other.notCorrected', group: 'other', label: {
    zh: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    en: 'Not corrected in time',
    aliases: ['申请人无正当理由逾期不补正行政机关不再处理其政府信息公开的申请', '申请人无正当理由逾期不补正', '无正当理由逾期不补正', '逾期不补正', '逾期未补正', '申请人逾期不补正'],
  } },
  { key: 'other.feeUnpaid', group: 'other', label: {
    zh: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    en: 'Fee not paid in time',
    aliases: ['申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开的申请', '申请人逾期未按收费通知要求缴纳费用', '逾期未按收费通知要求缴纳费用', '逾期未缴纳费用', '逾期不缴费', '逾期未缴费'],
  } },
  { key: 'other.misc', group: 'other', label: { zh: '3.其他', en: 'Other', aliases: ['其它', '其他情形', '其他情况'] } },
]

export const applications: TableDefinition = { ...the2019Table, rows: [...outcomesBeforeOther, ...others, ...outcomesAfterOther] }
