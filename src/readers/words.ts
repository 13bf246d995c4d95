import type { Refusal } from './document'
import type { InEach, Language } from '@/language'
import { recordLanguage } from '@/language'

/** Formats that are known and have no reader. */
export type OddFile = 'image' | 'unknown'
/** Archives and packed files that are of a known format and still cannot be read. */
export type OddArchive = 'volume' | 'memory' | 'method' | 'zipMethod' | 'nested'

interface Unreadable {
  /** The format in the words of the office; `{method}` is a value of the refusal. */
  called: string
  /** What to do with such a file. */
  advice: string
}

type Values = Readonly<Record<string, string | number>>

interface RefusalWords {
  /** One sentence a code: what happened to which file, that nothing was lost, what to do. */
  refusals: Record<Refusal['code'], (values: Values) => string>
  unreadable: Record<OddFile | OddArchive, Unreadable>
  /** Name of what is left of an archive after the entry that broke it. */
  rest: (archive: string) => string
  /** Name of an entry that has none. */
  unnamed: string
  /** Names of what a message holds, where it names it not. */
  attachment: (number: number) => string
  body: string
  /** What stands in a cell whose formula was saved without its result. */
  formula: string
}

export const words: InEach<RefusalWords> = {
  'zh-CN': {
    refusals: {
      'empty': ({ name }) => `《${name}》里没有任何文字、表格或图片，没有可读取的内容；文件已原样保留。请核对报送单位是否传错了文件。`,
      'binary': ({ name }) => `《${name}》的内容不是文字，也不是认识的文档格式，无法读取；文件已原样保留。请核对是否传错了文件，或用原来的软件打开后另存为 docx。`,
      'too-large': ({ name, megabytes, limit }) => `《${name}》有 ${megabytes} MB，超过这类文件 ${limit} MB 的上限，没有读取；文件已原样保留。年报一般只有几百 KB，请核对是否传错了文件，或拆分后重新导入。`,
      'unsupported': ({ name, called, advice }) => `《${name}》是${called}，目前不能读取；文件已原样保留。${advice}。`,
      'scan': ({ name }) => `《${name}》是扫描件，没有文字层，读不出数字；文件已原样保留。请向报送单位索取 Word 原稿，或照原文人工录入。`,
      'encrypted': ({ name }) => `《${name}》设有打开密码，无法读取；文件已原样保留。请用密码打开，去掉密码后另存，再重新导入。`,
      'old-word': ({ name }) => `《${name}》是 Word 97 以前的旧格式，无法读取；文件已原样保留。请用 Word 或 WPS 打开，另存为 docx 后重新导入。`,
      'damaged': ({ name }) => `《${name}》已损坏或不完整，无法读取；文件已原样保留。请重新下载，或请报送单位重新发送。`,
      'bomb': ({ name, megabytes, entries }) => `《${name}》解压后过大（${megabytes} MB，${entries} 个文件），为避免拖垮电脑没有解压；文件已原样保留。请自行解压，分批导入里面的文件。`,
      'timeout': ({ name }) => `读取《${name}》用时过长，已停止；文件已原样保留。请单独重新导入这一份，或另存为 docx 后再试。`,
      'exhausted': ({ name }) => `读取《${name}》需要的内存超过所能给的，已停止；文件已原样保留。文件可能已损坏，请用原来的软件打开核对，另存为 docx 或 xlsx 后重新导入。`,
      'left-over': ({ name, archive }) => `《${name}》没有读取：压缩包《${archive}》里的文件读得太慢，整个压缩包的时间已经用完；文件已原样保留。请先解压，再单独导入这一份。`,
      'cancelled': ({ name }) => `《${name}》在读取前被取消；文件已原样保留。需要时请重新导入。`,
      'not-a-report': ({ name }) => `《${name}》里没有找到政府信息公开工作年度报告的内容；文件已原样保留。请核对是否传错了文件。`,
      'unit-list': ({ name, count }) => `《${name}》像是一份单位名单（${count} 个单位），不是年报，没有计入；文件已原样保留。请到“单位”页点“导入名单”打开它。`,
      'not-a-list': ({ name }) => `《${name}》里没有找到单位名单，现有名单未改动，文件已原样保留。请换一个文件：每行一个单位，最好有“单位名称”一列；也可以从 Excel 复制后粘贴。`,
      'no-tables': ({ name }) => `《${name}》里没有找到年报的统计表，没有可用的数字；文件已原样保留。请向报送单位索取带表格的原稿，或照原文人工录入。`,
      'internal': ({ name }) => `读取《${name}》时程序出错，没有得到任何数字；文件已原样保留。请另存为 docx 或 html 后重新导入，并把这份文件反馈给维护人员。`,
    },
    unreadable: {
      image: { called: '图片', advice: '图片中没有文字层，请向报送单位索取 Word 原稿，或照原文人工录入' },
      unknown: { called: '无法识别的文件', advice: '请用原来的软件打开，另存为 docx、xlsx 或 PDF 后重新导入' },
      volume: { called: '分卷压缩包中的一卷', advice: '请把各卷放在一起解压，再导入解压后的文件' },
      memory: { called: '解压时需要过多内存的压缩文件', advice: '请用解压软件解压，再导入解压后的文件' },
      method: { called: '用特殊方法压缩的文件', advice: '请用解压软件解压，再导入解压后的文件' },
      zipMethod: { called: '用特殊方法压缩的文件（方法 {method}）', advice: '请先解压，再导入解压后的文件' },
      nested: { called: '嵌套超过 {depth} 层的压缩包', advice: '请先解压，再导入里面的文件' },
    },
    rest: archive => `${archive}（其余部分）`,
    unnamed: '未命名',
    attachment: number => `附件${number}`,
    body: '正文',
    formula: '#公式',
  },
  'en': {
    refusals: {
      'empty': ({ name }) => `“${name}” holds no text, table or picture: there is nothing to read. The file is kept as it is. Check whether the agency sent the wrong file.`,
      'binary': ({ name }) => `“${name}” is neither text nor a known document format and cannot be read. The file is kept as it is. Check whether it is the wrong file, or open it with its own program and save it as docx.`,
      'too-large': ({ name, megabytes, limit }) => `“${name}” has ${megabytes} MB, more than the ${limit} MB such a file may have, and was not read. The file is kept as it is. Reports usually have a few hundred KB: check whether it is the wrong file, or split it and import it again.`,
      'unsupported': ({ name, called, advice }) => `“${name}” is ${called}, which cannot be read yet. The file is kept as it is. ${advice}.`,
      'scan': ({ name }) => `“${name}” is a scan without a text layer, so no numbers can be read. The file is kept as it is. Ask the agency for the Word original, or enter the numbers by hand.`,
      'encrypted': ({ name }) => `“${name}” needs a password to be opened and cannot be read. The file is kept as it is. Open it with the password, save it without one, and import it again.`,
      'old-word': ({ name }) => `“${name}” is of a Word format before Word 97 and cannot be read. The file is kept as it is. Open it with Word or WPS, save it as docx, and import it again.`,
      'damaged': ({ name }) => `“${name}” is damaged or incomplete and cannot be read. The file is kept as it is. Download it again, or ask the agency to send it again.`,
      'bomb': ({ name, megabytes, entries }) => `“${name}” would unpack to too much (${megabytes} MB, ${entries} files) and was not unpacked, to spare this machine. The file is kept as it is. Unpack it yourself and import what is in it in parts.`,
      'timeout': ({ name }) => `Reading “${name}” took too long and was stopped. The file is kept as it is. Import it again by itself, or save it as docx and try again.`,
      'exhausted': ({ name }) => `Reading “${name}” needs more memory than there is and was stopped. The file is kept as it is. It may be damaged: open it with its own program, save it as docx or xlsx, and import it again.`,
      'left-over': ({ name, archive }) => `“${name}” was not read: the files of the archive “${archive}” took so long that its time was used up. The file is kept as it is. Unpack the archive and import this file by itself.`,
      'cancelled': ({ name }) => `“${name}” was cancelled before it was read. The file is kept as it is. Import it again when you need it.`,
      'not-a-report': ({ name }) => `“${name}” holds no annual report on government information disclosure. The file is kept as it is. Check whether it is the wrong file.`,
      'unit-list': ({ name, count }) => `“${name}” looks like a list of units (${count} of them) and not like a report, so nothing of it counts; the file is kept as it is. Open it with “Import list” on the Units page.`,
      'not-a-list': ({ name }) => `“${name}” holds no list of units; the present list is unchanged. Take another file: one unit a row, best with a column “单位名称”, or copy the rows from Excel and paste them.`,
      'no-tables': ({ name }) => `“${name}” holds no statistical tables of the report, so there are no numbers to use. The file is kept as it is. Ask the agency for the original with tables, or enter the numbers by hand.`,
      'internal': ({ name }) => `Reading “${name}” failed by a fault of the program; no numbers were taken. The file is kept as it is. Save it as docx or html, import it again, and send this file to the maintainers.`,
    },
    unreadable: {
      image: { called: 'a picture', advice: 'It has no text layer: ask the agency for the Word original, or enter the numbers by hand' },
      unknown: { called: 'an unknown kind of file', advice: 'Open it with its own program, save it as docx, xlsx or PDF and import that' },
      volume: { called: 'one volume of a split archive', advice: 'Put all volumes in one place, unpack them, and import what comes out' },
      memory: { called: 'a packed file that needs too much memory to unpack', advice: 'Unpack it with an archive program and import what comes out' },
      method: { called: 'a file packed in an unusual way', advice: 'Unpack it with an archive program and import what comes out' },
      zipMethod: { called: 'a file packed in an unusual way (method {method})', advice: 'Unpack it first, then import what comes out' },
      nested: { called: 'an archive within more than {depth} others', advice: 'Unpack it first, then import what is in it' },
    },
    rest: archive => `${archive} (the rest)`,
    unnamed: 'unnamed',
    attachment: number => `attachment ${number}`,
    body: 'message',
    formula: '#formula',
  },
}

/** A name as it fits into a sentence. */
function shortened(name: string): string {
  return name.length > 120 ? `${name.slice(0, 60)}…${name.slice(-40)}` : name
}

/** Why a file was refused, in `language`; undefined for what only its record knows: a code of a later version, a kind of file that an earlier one told in words alone. */
export function sayRefusal(code: string, params: Values, language: Language): string | undefined {
  const { refusals, unreadable } = words[language]
  const kind = unreadable[params.kind as OddArchive] ?? unreadable[params.format as OddFile]
  if (code === 'unsupported' && !kind && (language !== recordLanguage || params.called === undefined))
    return undefined
  const called = kind?.called.replaceAll(/\{(\w+)\}/g, (_, value: string) => String(params[value]))
  return refusals[code as Refusal['code']]?.({ ...params, ...kind, ...called && { called }, name: shortened(String(params.name)) })
}
