/**
 * What the form of 国办公开办函〔2021〕30号 prints and the one of 2019 does not, with the wordings seen in published reports.
 * Labels are bare: letters and digits only, without their ordinal.
 */
export const rows2021: Record<string, readonly string[]> = {
  'other.notCorrected': [
    '申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请',
    '申请人无正当理由逾期不补正行政机关不再处理其政府信息公开的申请',
    '申请人无正当理由逾期不补正',
    '无正当理由逾期不补正',
    '逾期不补正',
    '逾期未补正',
    '申请人逾期不补正',
  ],
  'other.feeUnpaid': [
    '申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请',
    '申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开的申请',
    '申请人逾期未按收费通知要求缴纳费用',
    '逾期未按收费通知要求缴纳费用',
    '逾期未缴纳费用',
    '逾期不缴费',
    '逾期未缴费',
  ],
  'other.misc': ['其他', '其它', '其他情形', '其他情况'],
}

/** Headings of the columns of section 2. */
export const measures2021: Record<string, readonly string[]> = {
  issued: ['本年制发件数', '本年度制发件数', '制发件数', '本年制发数', '本年制发数量', '本年制定件数'],
  repealed: ['本年废止件数', '本年度废止件数', '废止件数', '本年废止数', '本年废止数量'],
  inForce: ['现行有效件数', '现行有效数', '现行有效数量', '现有效件数', '现行有效'],
  amount: ['本年收费金额单位万元', '本年收费金额万元', '本年收费金额', '收费金额', '收费金额单位万元', '本年收费金额单位元', '本年收费金额元', '本年度收费金额'],
}

/** Both forms head the decisions alike; only the two columns before it tell them apart. */
export const decisionMeasure: readonly string[] = ['本年处理决定数量', '处理决定数量', '本年处理决定数', '处理决定数', '本年度处理决定数量']
