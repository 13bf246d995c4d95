/** The 34 divisions of the first level laid out by hand, a row a line, a dot an empty place: a scheme of who lies beside whom, no map. */
export const divisionLayout = `
  .      .      .      .      .      .      黑龙江省
  .      .      .      .      内蒙古自治区  .  吉林省
  新疆维吾尔自治区 甘肃省 宁夏回族自治区 山西省 河北省 北京市 辽宁省
  .      青海省 陕西省 河南省 山东省 天津市 .
  西藏自治区 四川省 重庆市 湖北省 安徽省 江苏省 上海市
  .      云南省 贵州省 湖南省 江西省 浙江省 .
  .      .      广西壮族自治区 广东省 福建省 . 台湾省
  .      .      海南省 澳门特别行政区 香港特别行政区 . .
`

/** A division as its people call it. */
export const shortDivision = (name: string): string => name.replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/, '')

/** Properties that hold the name, the code of a shape in the maps people have. */
export const nameKeys = ['name', 'fullname', 'full_name', 'name_chn', 'xzqmc', '名称', '地名', '行政区', '行政区名称', 'label', 'title']
export const codeKeys = ['adcode', 'code', 'xzqdm', 'pac', 'gb', '代码', '区划代码', '行政区划代码', 'adcode99', 'id']
