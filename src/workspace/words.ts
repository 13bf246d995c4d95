import type { InEach, Language, Phrases, Told } from '@/language'
import { say } from '@/language'

type Values = Readonly<Record<string, string | number>>

const english = (count: string | number | undefined, one: string, many = `${one}s`): string => `${count} ${Number(count) === 1 ? one : many}`
const begun = (values: Values, language: string): string => new Date(values.begun!).toLocaleString(language)

const chinese = {
  // Failures.
  closed: () => '记录已关闭，这一步没有执行。请刷新页面后再试。',
  noRoom: () => '浏览器存储空间不足，这一步没有存入；已有记录未改动。请先备份，清理磁盘空间或移走旧记录后再试。',
  noRoomForBackup: () => '浏览器存储空间不足，备份没有恢复；现有记录未改动。请清理磁盘空间后再试。',
  noStorage: () => '本浏览器（或无痕窗口）不能在本机保存文件，年报台无法打开记录。请用新版 Edge、Chrome 或 Firefox 的普通窗口打开。',
  newer: ({ found, known }: Values) => `这份记录由更新版本的年报台写成（格式 ${found}），本版本只认格式 ${known}。记录未改动，请更新年报台后再打开。`,
  agencyUnknown: ({ agency }: Values) => `机构“${agency}”不在机构库中，更正没有保存。请先把它加入机构库，再更正。`,
  sourceNotKept: ({ file }: Values) => `记录中没有存“${file}”的源文件（例如文件过大、当时没有读入）。请在原来的文件夹中查看。`,
  sourceChanged: ({ file }: Values) => `“${file}”存下的内容与导入时不同，可能是磁盘故障。请恢复备份，或移除后重新导入这个文件。`,
  reportGone: () => '这份年报已不在记录中（可能已在另一窗口移除）。请返回列表。',
  reportDamaged: ({ file }: Values) => `“${file}”的读取结果已损坏，源文件仍在。请移除后重新导入这个文件。`,
  reportMoved: () => '这份年报已不在记录中，或它的机构、年度已改（可能在另一窗口），没有选用。请返回列表。',
  fileGone: ({ file }: Values) => `“${file}”已不在记录中（可能已在另一窗口移除），重新读取的结果没有存入。请重新导入这个文件。`,
  keptGone: () => '这份留存的记录已不在浏览器存储中（可能已在另一窗口释放或取回）。现有记录未改动。',
  keptFailed: ({ cause }: Values) => `这份留存的记录没有取回：试用它生成统计时出错（${cause}）。现有记录和它都未改动。请重新打开本页再试。`,
  notFreed: ({ cause }: Values) => `空间没有释放：现有记录还不能生成统计（${cause}），留存的记录先不删除。请重新打开本页再试。`,
  notUndone: ({ action }: Values) => `“${action}”之后，另一窗口又作了改动，撤销会丢失这些改动，所以没有撤销。请先备份当前记录，或到“数据”页把留存的记录取回。`,
  backupFailed: ({ cause }: Values) => `备份没有恢复：试用它生成统计时出错（${cause}）。现有记录未改动。请重新打开本页再试；仍不行时请换用另一份备份。`,
  backupBroken: ({ what }: Values) => `备份文件无法恢复：${what}。现有记录未改动。请换用另一份备份，或重新下载后再试。`,
  // Damage met on opening.
  pointerLost: ({ what, instead, kept }: Values) => `记录的总目录文件（record.json）${what}，${instead}。没有删除任何数据。${kept}请核对文件是否齐全；如有备份，可以恢复备份。`,
  journalLost: () => '操作记录（journal.ndjson）缺失或为空：年报和源文件都在，已重新列出，但以前的更正、核验意见和移除可能已经丢失。请核对；如有备份，可以恢复备份。',
  journalLines: ({ count, lines }: Values) => `操作记录（journal.ndjson）中有 ${count} 行无法读取（第 ${lines} 行），对应的更正或处理没有生效。年报和源文件不受影响。`,
  batchGone: ({ batch }: Values) => `导入批次 ${batch} 的数据已不在浏览器存储中。其余记录不受影响；如有备份，请恢复备份，或重新导入这一批文件。`,
  batchDamaged: ({ batch, why }: Values) => `导入批次 ${batch} 已损坏（${why}），没有打开；文件原样留在浏览器存储中，其余记录不受影响。如有备份，请恢复备份。`,
  spoiledBefore: ({ count, what }: Values) => `恢复的备份中有 ${count} 处在备份之前就已损坏：${what}。其余内容完好。请重新导入这些文件，或恢复更早的备份。`,
  // What was done, to be undone.
  judged: () => '核验处理',
  imported: ({ count }: Values) => `导入 ${count} 个文件`,
  reread: ({ file }: Values) => `重新读取“${file}”`,
  rereadTaken: ({ count }: Values) => `接受 ${count} 个文件的重新读取`,
  rereadLeft: ({ count }: Values) => `${count} 个文件保留原来的读取`,
  corrected: () => '更正',
  uncorrected: () => '撤回更正',
  chosen: ({ file }: Values) => `选用“${file}”`,
  agencyChanged: ({ agency }: Values) => `修改机构“${agency}”`,
  saved: ({ name }: Values) => `保存“${name}”`,
  discarded: ({ name }: Values) => `删除“${name}”`,
  removed: ({ count }: Values) => `移除 ${count} 个文件`,
  restored: () => '恢复备份',
  returned: () => '取回留存的记录',
  emptied: () => '清空全部记录',
  // Parts of the above.
  missing: () => '缺失或已损坏',
  namesHollow: () => '所指的一份是空的或已损坏',
  namesNone: () => '所指的一份不在浏览器存储中',
  latestOpened: () => '现已打开最近一份能读的记录',
  noneFound: () => '也没有找到别的能读的记录',
  nothing: () => '',
  keptToo: ({ each }: Values) => `另外留存着${each}，可在“数据”页取回。`,
  keptOne: (values: Values) => `始于 ${begun(values, 'zh-CN')} 的一份（${values.units} 个单位、${values.reports} 份报告、${values.files} 个文件、${values.corrections} 处更正）`,
  noBackup: () => '不是年报台的备份文件，或没有下载完整',
  fileUnknown: ({ path }: Values) => `有不认得的文件 ${path}`,
  noPointer: () => 'record.json 缺失或不可读',
  sumMissing: ({ path }: Values) => `缺少 ${path} 或它的校验值`,
  twice: () => '有两个同名的文件',
  fileChanged: ({ path }: Values) => `${path} 的内容与备份时不同`,
  batchUnusable: ({ batch, why }: Values) => `导入批次 ${batch} 不可用（${why}）`,
  batchMissing: ({ batch }: Values) => `缺少导入批次 ${batch}`,
  lineUnreadable: ({ line }: Values) => `操作记录（journal.ndjson）第 ${line} 行不可读`,
  journalEmpty: () => '操作记录（journal.ndjson）缺失或为空',
  notAsKept: ({ what }: Values) => `${what}与导入时不同`,
  segmentOf: ({ batch }: Values) => `导入批次 ${batch} 的统计数据`,
  readingOf: ({ file }: Values) => `“${file}”的读取结果`,
  sourceOf: ({ file }: Values) => `“${file}”的源文件`,
  indexChanged: () => '索引与导入时不同',
  indexNewer: ({ version }: Values) => `由更新版本的年报台写成（格式 ${version}）`,
  indexUnreadable: () => '索引无法读取',
  indexContradicts: () => '索引前后不一致',
  indexOther: ({ batch }: Values) => `索引属于另一批次 ${batch}`,
  sizeOther: ({ part, expected, actual }: Values) => `${part}.bin 应有 ${expected} 字节，实有 ${actual} 字节`,
  written: ({ text }: Values) => String(text),
}

export type Word = keyof typeof chinese

export const words: InEach<Phrases<Word>> = {
  'zh-CN': chinese,
  'en': {
    closed: () => 'The record is closed and this step was not done. Reload the page and try again.',
    noRoom: () => 'The browser’s storage is full and this step was not kept; the record is unchanged. Make a backup, free disk space or move old records away, then try again.',
    noRoomForBackup: () => 'The browser’s storage is full and the backup was not restored; the present record is unchanged. Free disk space, then try again.',
    noStorage: () => 'This browser (or a private window) cannot keep files on this machine, so the record cannot be opened. Open Nianbao in a normal window of a recent Edge, Chrome or Firefox.',
    newer: ({ found, known }) => `This record was written by a newer version of Nianbao (format ${found}); this version knows format ${known}. The record is unchanged: update Nianbao, then open it.`,
    agencyUnknown: ({ agency }) => `The agency “${agency}” is not in the registry, so the correction was not saved. Add it to the registry first.`,
    sourceNotKept: ({ file }) => `The source of “${file}” is not kept in the record (it was too large, for instance, and not read). Look for it in its own folder.`,
    sourceChanged: ({ file }) => `What is kept of “${file}” differs from what was imported; the disk may be at fault. Restore a backup, or remove the file and import it again.`,
    reportGone: () => 'This report is no longer in the record (it may have been removed in another window). Go back to the list.',
    reportDamaged: ({ file }) => `What was read of “${file}” is damaged; its source is still there. Remove the file and import it again.`,
    reportMoved: () => 'This report is no longer in the record, or its agency or year was changed (perhaps in another window), so it was not chosen. Go back to the list.',
    fileGone: ({ file }) => `“${file}” is no longer in the record (it may have been removed in another window), so the new reading was not kept. Import the file again.`,
    keptGone: () => 'This kept record is no longer in the browser’s storage (it may have been freed or taken back in another window). The present record is unchanged.',
    keptFailed: ({ cause }) => `The kept record was not taken back: making its statistics failed (${cause}). Both it and the present record are unchanged. Open this page again and try once more.`,
    notFreed: ({ cause }) => `No space was freed: the statistics of the present record cannot be made yet (${cause}), so the kept record stays. Open this page again and try once more.`,
    notUndone: ({ action }) => `After “${action}” another window made changes that undoing would lose, so nothing was undone. Make a backup first, or take the kept record back on the Data page.`,
    backupFailed: ({ cause }) => `The backup was not restored: making its statistics failed (${cause}). The present record is unchanged. Open this page again and try once more; if it still fails, use another backup.`,
    backupBroken: ({ what }) => `The backup cannot be restored: ${what}. The present record is unchanged. Use another backup, or download it again.`,
    pointerLost: ({ what, instead, kept }) => `The record’s table of contents (record.json) ${what}; ${instead}. Nothing was deleted. ${kept}Check that all files are there; if there is a backup, it can be restored.`,
    journalLost: () => 'The journal (journal.ndjson) is missing or empty: reports and sources are there and listed again, but earlier corrections, verdicts and removals may be lost. Please check; if there is a backup, it can be restored.',
    journalLines: ({ count, lines }) => `${english(count, 'line')} of the journal (journal.ndjson) cannot be read (line ${lines}); the corrections or verdicts on them have no effect. Reports and sources are not affected.`,
    batchGone: ({ batch }) => `The data of import ${batch} is no longer in the browser’s storage. The rest of the record is not affected; restore a backup if there is one, or import these files again.`,
    batchDamaged: ({ batch, why }) => `Import ${batch} is damaged (${why}) and was not opened; its files stay in the browser’s storage as they are, and the rest of the record is not affected. Restore a backup if there is one.`,
    spoiledBefore: ({ count, what }) => `In the restored backup ${english(count, 'part was', 'parts were')} damaged before it was made: ${what}. All else is whole. Import these files again, or restore an earlier backup.`,
    judged: () => 'verdict on findings',
    imported: ({ count }) => `import of ${english(count, 'file')}`,
    reread: ({ file }) => `new reading of “${file}”`,
    rereadTaken: ({ count }) => `new reading of ${english(count, 'file')} accepted`,
    rereadLeft: ({ count }) => `${english(count, 'file')} left as read before`,
    corrected: () => 'correction',
    uncorrected: () => 'correction taken back',
    chosen: ({ file }) => `choice of “${file}”`,
    agencyChanged: ({ agency }) => `change of the agency “${agency}”`,
    saved: ({ name }) => `saving of “${name}”`,
    discarded: ({ name }) => `deletion of “${name}”`,
    removed: ({ count }) => `removal of ${english(count, 'file')}`,
    restored: () => 'restoring of a backup',
    returned: () => 'taking back of a kept record',
    emptied: () => 'emptying of the record',
    missing: () => 'is missing or damaged',
    namesHollow: () => 'names a record that is empty or damaged',
    namesNone: () => 'names a record that is not in the browser’s storage',
    latestOpened: () => 'the latest record that can be read was opened',
    noneFound: () => 'and no other record that can be read was found',
    nothing: () => '',
    keptToo: ({ each }) => `Also kept, to be taken back on the Data page: ${each}. `,
    keptOne: values => `one begun on ${begun(values, 'en')} (${english(values.units, 'agency', 'agencies')}, ${english(values.reports, 'report')}, ${english(values.files, 'file')}, ${english(values.corrections, 'correction')})`,
    noBackup: () => 'it is no backup of Nianbao, or was not downloaded whole',
    fileUnknown: ({ path }) => `it holds the unknown file ${path}`,
    noPointer: () => 'record.json is missing or unreadable',
    sumMissing: ({ path }) => `${path} or its checksum is missing`,
    twice: () => 'two files have the same name',
    fileChanged: ({ path }) => `${path} is not as it was when the backup was made`,
    batchUnusable: ({ batch, why }) => `import ${batch} cannot be used (${why})`,
    batchMissing: ({ batch }) => `import ${batch} is missing`,
    lineUnreadable: ({ line }) => `line ${line} of the journal (journal.ndjson) is unreadable`,
    journalEmpty: () => 'the journal (journal.ndjson) is missing or empty',
    notAsKept: ({ what }) => `${what}: not as imported`,
    segmentOf: ({ batch }) => `the statistics of import ${batch}`,
    readingOf: ({ file }) => `what was read of “${file}”`,
    sourceOf: ({ file }) => `the source of “${file}”`,
    indexChanged: () => 'its index is not as it was imported',
    indexNewer: ({ version }) => `written by a newer version of Nianbao (format ${version})`,
    indexUnreadable: () => 'its index cannot be read',
    indexContradicts: () => 'its index contradicts itself',
    indexOther: ({ batch }) => `its index belongs to import ${batch}`,
    sizeOther: ({ part, expected, actual }) => `${part}.bin should have ${expected} bytes and has ${actual}`,
    written: ({ text }) => String(text),
  },
}

export type RecordTold = Told<Word>

/** Whether this version can say it. */
export const isKnown = ({ word }: RecordTold): boolean => word in chinese

/** What the record tells, in `language`. */
export function sayOfRecord(told: RecordTold, language: Language): string {
  return say(words, told, language)
}

/** `told('batchDamaged', { batch, why })`. */
export function told(word: Word, params: RecordTold['params'] = {}): RecordTold {
  return { word, params }
}
