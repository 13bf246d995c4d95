export const spoken = {
  filtered: '已按{labels}筛选：{agencies} 个单位，{reports} 份年报。',
  all: '没有筛选：{agencies} 个单位，{reports} 份年报。',
}
