/**
 * What the form of 国办公开办函〔2019〕60号 prints and the one of 2021 does not, with the wordings seen in published reports.
 * Labels are bare: letters and digits only, without their ordinal.
 */
export const rows2019: Record<string, readonly string[]> = {
  other: ['其他处理', '其它处理', '其他处理情形', '其他处理情况'],
}

/** Headings of the columns of section 2. */
export const measures2019: Record<string, readonly string[]> = {
  made: ['本年新制作数量', '本年新制作数', '新制作数量', '本年度新制作数量', '本年制作数量'],
  disclosed: ['本年新公开数量', '本年新公开数', '新公开数量', '本年度新公开数量', '本年公开数量'],
  totalDisclosed: ['对外公开总数量', '对外公开总数', '对外公开数量', '公开总数量', '对外公开总量'],
  lastYear: ['上一年项目数量', '上年项目数量', '上一年度项目数量', '上年度项目数量', '上一年项目数'],
  change: ['本年增减', '本年度增减', '本年增减数', '本年增减数量', '增减'],
  projects: ['采购项目数量', '采购项目数', '本年采购项目数量', '项目采购数量'],
  amount: ['采购总金额', '采购总额', '采购金额', '本年采购总金额'],
}

/** Rows of section 2 only this form prints. */
export const subjects2019: Record<string, readonly string[]> = {
  services: ['其他对外管理服务事项', '其它对外管理服务事项', '对外管理服务事项', '其他对外管理服务'],
  procurement: ['政府集中采购', '政府采购', '集中采购'],
}
