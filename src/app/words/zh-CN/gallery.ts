const gallery = {
  title: '图例',
  intro: '每种图各一幅，都用本机的年报、按上方筛选实算。看哪种合用，点“在分析里打开”接着换指标和分组。',
  open: '在分析里打开',
  openKind: '在分析里打开：{kind}',
  fromCatalog: '各种图的用处见“图例”',
  loadMap: '到“分析”按地区分组，载入地图文件',
}

export default gallery
