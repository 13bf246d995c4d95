export const ranking = {
  order: { label: '名次按', rate: '按公布的比率', shrunk: '按收缩估计' },
  shrunkName: '收缩估计',
  shrunkColumn: '收缩估计（%）',
  shrunk: '收缩估计 = 向总体 {mean} 靠拢的比率，等于再加 {cases} 件总体水平的案件（经验贝叶斯，贝塔—二项分布，矩估计，{units} 个），件数越少靠得越多；供参考，不是公布的数',
  chance: '收缩估计都等于总体 {mean}：{units} 个之间的差别没有超出偶然（经验贝叶斯，贝塔—二项分布，矩估计）',
  few: '有数的不足 3 个，不作收缩估计',
  byShrunk: '名次按收缩估计，不足 30 件的仍不排名',
}
