import type { Format, Refusal } from './document'

/** Values a sentence needs; `name` is the file's name. */
export type RefusalParams = { name: string } & Record<string, string | number>

/** Name of a format in the words of the office, and what to do with a file in it that cannot be read. */
const unreadable: Record<Format, { called: string, advice: string }> = {
  'txt': { called: '文本文件', advice: '请另存为 UTF-8 文本后重新导入' },
  'md': { called: 'Markdown 文本', advice: '请另存为文本后重新导入' },
  'csv': { called: 'CSV 表格', advice: '请另存为 xlsx 后重新导入' },
  'html': { called: '网页', advice: '请在浏览器中打开，全选复制到 Word，另存为 docx 后重新导入' },
  'mht': { called: '网页归档（mht）', advice: '请在浏览器中打开，另存为 html 后重新导入' },
  'docx': { called: 'Word 文档（docx）', advice: '请用 Word 或 WPS 打开，另存为网页（html）后重新导入' },
  'doc': { called: '旧版 Word 文档（doc）', advice: '请用 Word 或 WPS 打开，另存为 docx 后重新导入' },
  'wps': { called: 'WPS 文字文档', advice: '请用 WPS 打开，另存为 docx 后重新导入' },
  'xlsx': { called: 'Excel 工作簿（xlsx）', advice: '请用 Excel 或 WPS 打开，另存为 csv 后重新导入' },
  'xls': { called: '旧版 Excel 工作簿（xls）', advice: '请用 Excel 或 WPS 打开，另存为 xlsx 后重新导入' },
  'et': { called: 'WPS 表格', advice: '请用 WPS 打开，另存为 xlsx 后重新导入' },
  'ods': { called: 'OpenDocument 表格（ods）', advice: '请打开后另存为 xlsx 再重新导入' },
  'pdf': { called: 'PDF 文件', advice: '请向报送单位索取 Word 原稿后重新导入' },
  'zip': { called: '压缩包（zip）', advice: '请先解压，再导入里面的文件' },
  'rar': { called: '压缩包（rar）', advice: '请先解压，再导入里面的文件' },
  '7z': { called: '压缩包（7z）', advice: '请先解压，再导入里面的文件' },
  'ofd': { called: '版式文件（ofd）', advice: '请用 OFD 阅读器打开，导出为 docx 或 PDF 后重新导入' },
  'rtf': { called: 'RTF 文档', advice: '请用 Word 或 WPS 打开，另存为 docx 后重新导入' },
  'odt': { called: 'OpenDocument 文本（odt）', advice: '请打开后另存为 docx 再重新导入' },
  'eml': { called: '电子邮件（eml）', advice: '请在邮件软件中打开，保存附件后导入附件' },
  'image': { called: '图片', advice: '图片中没有文字层，请向报送单位索取 Word 原稿，或在表单中手工录入' },
  'unknown': { called: '无法识别的文件', advice: '请用原来的软件打开，另存为 docx、xlsx 或 PDF 后重新导入' },
}

/** One sentence a code: what happened to which file, that nothing was lost, what to do. */
const sentences: Record<Refusal['code'], (params: RefusalParams) => string> = {
  'empty': ({ name }) => `《${name}》里没有任何文字、表格或图片，没有可读取的内容；文件已原样保留。请核对报送单位是否传错了文件。`,
  'binary': ({ name }) => `《${name}》的内容不是文字，也不是认识的文档格式，无法读取；文件已原样保留。请核对是否传错了文件，或用原来的软件打开后另存为 docx。`,
  'too-large': ({ name, megabytes, limit }) => `《${name}》有 ${megabytes} MB，超过这类文件 ${limit} MB 的上限，没有读取；文件已原样保留。年报一般只有几百 KB，请核对是否传错了文件，或拆分后重新导入。`,
  'unsupported': ({ name, called, advice }) => `《${name}》是${called}，目前不能读取；文件已原样保留。${advice}。`,
  'scan': ({ name }) => `《${name}》是扫描件，没有文字层，读不出数字；文件已原样保留。请向报送单位索取 Word 原稿，或在表单中手工录入。`,
  'encrypted': ({ name }) => `《${name}》设有打开密码，无法读取；文件已原样保留。请用密码打开，去掉密码后另存，再重新导入。`,
  'old-word': ({ name }) => `《${name}》是 Word 97 以前的旧格式，无法读取；文件已原样保留。请用 Word 或 WPS 打开，另存为 docx 后重新导入。`,
  'ofd': ({ name }) => `《${name}》是版式文件（ofd），目前不能读取；文件已原样保留。请用 OFD 阅读器导出为 docx 或 PDF 后重新导入。`,
  'damaged': ({ name }) => `《${name}》已损坏或不完整，无法读取；文件已原样保留。请重新下载，或请报送单位重新发送。`,
  'bomb': ({ name, megabytes, entries }) => `《${name}》解压后过大（${megabytes} MB，${entries} 个文件），为避免拖垮电脑没有解压；文件已原样保留。请自行解压，分批导入里面的文件。`,
  'timeout': ({ name }) => `读取《${name}》用时过长，已停止；文件已原样保留。请单独重新导入这一份，或另存为 docx 后再试。`,
  'exhausted': ({ name }) => `读取《${name}》需要的内存超过所能给的，已停止；文件已原样保留。文件可能已损坏，请用原来的软件打开核对，另存为 docx 或 xlsx 后重新导入。`,
  'left-over': ({ name, archive }) => `《${name}》没有读取：压缩包《${archive}》里的文件读得太慢，整个压缩包的时间已经用完；文件已原样保留。请先解压，再单独导入这一份。`,
  'cancelled': ({ name }) => `《${name}》在读取前被取消；文件已原样保留。需要时请重新导入。`,
  'not-a-report': ({ name }) => `《${name}》里没有找到政府信息公开工作年度报告的内容；文件已原样保留。请核对是否传错了文件。`,
  'no-tables': ({ name }) => `《${name}》里没有找到年报的统计表，没有可用的数字；文件已原样保留。请向报送单位索取带表格的原稿，或在表单中手工录入。`,
  'internal': ({ name }) => `读取《${name}》时程序出错，没有得到任何数字；文件已原样保留。请另存为 docx 或 html 后重新导入，并把这份文件反馈给维护人员。`,
}

/** A name as it fits into a sentence. */
function shortened(name: string): string {
  return name.length > 120 ? `${name.slice(0, 60)}…${name.slice(-40)}` : name
}

function sentence(code: Refusal['code']): (params: RefusalParams) => Refusal {
  return params => ({ code, reason: sentences[code]({ ...params, name: shortened(params.name) }), params })
}

/** Every refusal by its code: `refusals.encrypted({ name })`. */
export const refusals = Object.fromEntries(
  Object.keys(sentences).map(code => [code, sentence(code as Refusal['code'])]),
) as Record<Refusal['code'], (params: RefusalParams) => Refusal>

/** The refusal of a recognised format that has no reader. */
export function unsupported(format: Format, name: string): Refusal {
  return refusals.unsupported({ name, format, ...unreadable[format] })
}

/** The refusal for what stopped a reading that no reader foresaw: memory it did not get, or a defect. */
export function unforeseen(error: unknown, name: string): Refusal {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return /memory|allocation failed|invalid (?:array|string|typed array) length/i.test(detail) ? refusals.exhausted({ name }) : refusals.internal({ name, detail })
}

/** Thrown by a reader that must refuse its file; `read` turns it into the refusal. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.reason)
    this.name = 'Refused'
  }
}
