const explain = {
  title: '变化由什么构成',
  titleOf: '为什么变化：{name}',
  from: '从',
  to: '到',
  note: '按年报中的数分解，各项相加等于变化；只说明变化落在哪些单位、哪些情形上，不推断原因。点数字看出处。',
  table: '全部 {count} 个单位的分解',
  tableOf: '各单位对变化的贡献',
  notable: '变化最大的几项',
  notableNote: '两年都报送的单位；超出偶然波动（95%，已按所看项数校正）且件数够 30 件的',
}

export default explain
