export const ocr = {
  start: '在本机识别（OCR）',
  startFile: '在本机识别（OCR）：{file}',
  what: '不联网，一页约半分钟。认出的数只是建议，每个数都要对照原图核对。',
  waiting: '等前面的文件识别完',
  loading: '正在准备识别，共 {pages} 页',
  page: '正在识别第 {page} 页，共 {pages} 页',
  share: '识别《{file}》的进度',
  cancel: '取消识别',
  cancelled: '已取消识别《{file}》，原来的结果没有改动。',
  done: '《{file}》已识别，归入“待看”。每个数都要对照原图核对。',
  nothing: '《{file}》的图片里没有认出年报的表格，原来的结果没有改动，文件已原样保留。请换更清晰的扫描件（300 dpi、摆正），或向报送单位索取 Word 原稿。',
  failed: '识别《{file}》没有完成，原来的结果没有改动，文件已原样保留。请刷新本页后再试。{detail}',
}
