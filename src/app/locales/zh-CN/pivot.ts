export const pivot = {
  more: '再加指标',
  remove: '去掉指标：{name}',
  none: '不分列',
  legend: '底色深浅',
  hatched: '斜纹：不足 30 件',
  mixed: '各指标单位不同，不加底色；斜纹格不足 30 件。',
  keys: '方向键在格间移动，这里说明每个数的来历；点列名排序。',
  told: '{row}，{column}：{value}（{behind}）',
  nothing: '没有年报',
}
