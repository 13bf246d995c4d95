const annotations = {
  add: '加批注',
  change: '修改批注',
  on: '批注什么',
  point: '这一个数',
  period: '一段年度',
  text: '批注',
  left: '还可写 {count} 字',
  over: '超出 {count} 字',
  added: '已加批注，凡画出这个数的图都会显示。',
  changed: '已修改批注。',
  removed: '已删除批注。',
  colon: '：',
  list: '批注',
  number: '批注 {number}：',
  line: '批注 {number}：{text}（{where}）',
  edit: '改',
  delete: '删',
  changeOf: '修改批注 {number}',
  removeOf: '删除批注 {number}',
}

export default annotations
