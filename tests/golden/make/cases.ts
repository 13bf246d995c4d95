import type { Draft, Layouts, Size } from './figures'
import type { Look } from './looks'
import type { Piece } from './story'
import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { draftOf } from './figures'
import { toHtml, toMht } from './html'
import { lookOf, looks } from './looks'
import { toOfd } from './ofd'
import { bySection, toWorkbook } from './sheets'
import { storyOf } from './story'
import { toCsv, toMarkdown, toText } from './text'
import { toDocx } from './word'

/** A file of the corpus: its reports, and its bytes, or what LibreOffice or Chromium make them from. */
export interface Case {
  folder: string
  name: string
  drafts: Draft[]
  bytes?: Uint8Array
  convert?: { bytes: Uint8Array, from: string, to: string }
  print?: { html: string, landscape: boolean }
}

/** Named without years: a file name that says 2021 would be a claim about the report. */
const forms: Record<string, Layouts> = {
  'old': { proactive: '2019', applications: '2019', appeals: '2021' },
  'new': { proactive: '2021', applications: '2021', appeals: '2021' },
  'half-old': { proactive: '2021', applications: '2019', appeals: '2021' },
  'half-new': { proactive: '2019', applications: '2021', appeals: '2021' },
}
const agencies = ['云川市教育局', '云川市发展和改革委员会', '云川市公安局', '云川市水利局', '云川市自然资源和规划局', '云川市交通运输局', '云川市卫生健康委员会', '云川市市场监督管理局']
const years: Record<string, number[]> = { 'old': [2019, 2020], 'new': [2021, 2022, 2024, 2025], 'half-old': [2023, 2024], 'half-new': [2021, 2022] }
const sizes: Size[] = ['small', 'middle', 'large']

const utf8 = new TextEncoder()
/** Chromium gives some characters of Noto as radicals (⽔ for 水); the other font keeps the files small. */
const printStyle = (font: string): string => `body{font-family:"${font}";font-size:11pt}table{border-collapse:collapse;width:100%}td{border:1px solid #000;padding:2px;text-align:center;font-size:8pt}`

function draft(look: Look, form: string, gaps: boolean, at: number): Draft {
  const key = `${look.name}|${form}|${gaps}`
  const year = years[form]![at % years[form]!.length]!
  const consolidated = look.name === 'long'
  return draftOf(key, { agency: consolidated ? '云川市青石县人民政府' : agencies[at % agencies.length]!, year, scope: consolidated ? 'consolidated' : 'unit', layouts: forms[form]!, size: sizes[at % 3]!, gaps })
}

/** Looks whose empty cells say nothing: they can be written one cell a line, or without tabs. */
const gapless = new Set(['official', 'stacked', 'typed', 'list', 'long', 'one-table'])

async function casesOf(look: Look, form: string, at: number): Promise<Case[]> {
  const gaps = at % 2 === 0 || form === 'new'
  const own = draft(look, form, gaps, at)
  const pieces = storyOf(own, look)
  const full = draft(look, form, false, at)
  const fullPieces = storyOf(full, look)
  const cases: Case[] = []
  const put = (folder: string, drafts: Draft[], name: string, more: Omit<Case, 'folder' | 'name' | 'drafts'>): void => {
    cases.push({ folder, name: `${look.name}-${form}${name}`, drafts, ...more })
  }
  const numbered = look.numbered ? storyOf(own, { ...look, numbered: false }) : pieces
  const fullNumbered = look.numbered ? storyOf(full, { ...look, numbered: false }) : fullPieces

  const landscape = at % 4 === 1
  const docx = await toDocx(pieces, look, { landscape })
  put('docx', [own], '.docx', { bytes: docx })
  put('doc', [own], at === 4 ? '.wps' : '.doc', { convert: { bytes: docx, from: 'docx', to: 'doc' } })
  const shape = (['clean', 'word', 'site'] as const)[at % 3]!
  const gb = at % 4 === 3
  const html = toHtml(own, numbered, shape, { charset: gb ? 'gb2312' : 'utf-8', nested: look.nested })
  put('html', [own], `-${shape}${gb ? '-gb18030' : ''}.html`, { bytes: gb ? new Uint8Array(iconv.encode(html, 'gb18030')) : utf8.encode(html) })
  if (at % 3 === 1)
    put('mht', [own], '.mht', { bytes: utf8.encode(toMht(toHtml(own, numbered, 'word', { nested: look.nested }), at % 2 ? 'base64' : 'quoted-printable')) })
  if (at % 3 === 2)
    put('pdf', [own], '-print.pdf', { print: { html: toHtml(own, numbered, 'clean', { nested: look.nested, style: printStyle(form === 'half-old' || look.name === 'long' ? 'Noto Serif CJK SC' : 'Droid Sans Fallback') }), landscape } })
  else
    put('pdf', [own], landscape ? '-landscape.pdf' : '.pdf', { convert: { bytes: docx, from: 'docx', to: 'pdf' } })

  if (look.nested)
    return cases
  if (at % 2 === 0 || look.name === 'official')
    put('ofd', [own], '.ofd', { bytes: toOfd(numbered, (['list', 'glyphs', 'scaled'] as const)[at % 3]!) })
  if (look.name === 'official')
    put('ofd', [own], '-unruled.ofd', { bytes: toOfd(numbered, 'unruled') })
  put('xlsx', [own], '.xlsx', { bytes: toWorkbook([['Sheet1', numbered]], 'xlsx') })
  if (at % 2 === 0)
    put('xls', [own], at === 8 ? '.et' : '.xls', { bytes: toWorkbook([['年报', numbered]], 'xls') })
  else
    put('ods', [own], '.ods', { convert: { bytes: toWorkbook([['年报', numbered]], 'xlsx'), from: 'xlsx', to: 'ods' } })
  const text = (kind: 'tabs' | 'pipes' | 'lines' | 'spaces', gb: boolean): void => {
    const loose = kind === 'lines' || kind === 'spaces'
    const written = toText(loose ? fullNumbered : numbered, kind)
    put('txt', [loose ? full : own], `-${kind}${gb ? '-gb18030' : ''}.txt`, { bytes: gb ? new Uint8Array(iconv.encode(written, 'gb18030')) : utf8.encode(written) })
  }
  text(at % 2 ? 'pipes' : 'tabs', at % 5 === 3)
  if (gapless.has(look.name))
    text(at % 2 ? 'lines' : 'spaces', at % 5 === 1)
  if (at % 2 === 0)
    put('md', [own], '.md', { bytes: utf8.encode(toMarkdown(numbered)) })
  else
    put('csv', [own], '.csv', { bytes: at % 4 === 1 ? utf8.encode(`\uFEFF${toCsv(numbered)}`) : new Uint8Array(iconv.encode(toCsv(numbered), 'gb18030')) })
  return cases
}

/** A workbook; LibreOffice writes ods from xlsx. */
function made(sheets: Parameters<typeof toWorkbook>[0], type: 'xlsx' | 'xls' | 'ods'): Pick<Case, 'bytes' | 'convert'> {
  return type === 'ods' ? { convert: { bytes: toWorkbook(sheets, 'xlsx'), from: 'xlsx', to: 'ods' } } : { bytes: toWorkbook(sheets, type) }
}

/** Workbooks of several sheets. */
function workbooks(): Case[] {
  const official = lookOf('official')
  const story = (at: number, form: string): [Draft, Piece[]] => {
    const own = draftOf(`book|${form}|${at}`, { agency: agencies[at]!, year: form === 'old' ? 2020 : 2023, layouts: forms[form]!, size: sizes[at % 3]!, gaps: at % 2 === 0 })
    return [own, storyOf(own, official)]
  }
  return ['old', 'new', 'half-old'].flatMap((form, at): Case[] => {
    const [own, pieces] = story(at, form)
    const several = [3, 4, 5].map(index => story(index, form))
    const type = (['xlsx', 'xls', 'ods'] as const)[at]!
    const short = (name: string): string => name.replace(/^云川市/, '').slice(0, 20)
    return [
      { folder: type, name: `sheet-a-section-${form}.${type}`, drafts: [own], ...made(bySection(pieces, false), type) },
      { folder: 'xlsx', name: `sheet-a-section-titled-${form}.xlsx`, drafts: [own], bytes: toWorkbook(bySection(pieces, true), 'xlsx') },
      { folder: type, name: `sheet-an-agency-${form}.${type}`, drafts: several.map(([draft]) => draft), ...made(several.map(([draft, pieces]) => [short(draft.agency), pieces] as const), type) },
    ]
  })
}

/** Archives of a few of the others. */
function archives(all: readonly Case[]): Case[] {
  const picked = (names: readonly string[]): Case[] => names.map((name) => {
    const found = all.find(item => item.name === name && item.bytes)
    if (!found)
      throw new Error(`no case ${name}`)
    return found
  })
  const zip = (items: readonly Case[], gbk: boolean): Uint8Array => {
    const entries = Object.fromEntries(items.map(({ drafts, name, bytes }, at) => [`${drafts[0]!.agency}/${at}-${name}`, [bytes!, { mtime: '2024-01-15' }] as const]))
    const packed = zipSync(entries as Parameters<typeof zipSync>[0])
    return gbk ? asGbk(packed, Object.keys(entries)) : packed
  }
  const one = picked(['official-old-tabs.txt', 'stacked-new-site.html', 'cut-new.docx'].filter(name => all.some(item => item.name === name)))
  const inner: Case = { folder: 'zip', name: 'inner.zip', drafts: one.flatMap(({ drafts }) => drafts), bytes: zip(one, false) }
  const two = all.filter(item => item.bytes && ['xlsx', 'html'].includes(item.folder)).slice(3, 5)
  return [
    { folder: 'zip', name: 'utf8.zip', drafts: inner.drafts, bytes: inner.bytes },
    { folder: 'zip', name: 'gbk-names.zip', drafts: two.flatMap(({ drafts }) => drafts), bytes: zip(two, true) },
    { folder: 'zip', name: 'nested.zip', drafts: [...two.flatMap(({ drafts }) => drafts), ...inner.drafts], bytes: zip([...two, inner], false) },
  ]
}

/** The archive with the names of its entries in GBK and the UTF-8 flag off, as Windows packs it: names keep their length by padding. */
function asGbk(bytes: Uint8Array, names: readonly string[]): Uint8Array {
  const result = new Uint8Array(bytes)
  const view = new DataView(result.buffer)
  const encoded = new Map(names.map(name => [name, iconv.encode(name, 'gb18030')]))
  const decoder = new TextDecoder()
  const rename = (header: number, flag: number, length: number, at: number): void => {
    const size = view.getUint16(header + length, true)
    const name = decoder.decode(result.subarray(header + at, header + at + size))
    const gbk = encoded.get(name)!
    const extension = name.slice(name.lastIndexOf('.'))
    const padded = Buffer.concat([gbk.subarray(0, gbk.length - extension.length), Buffer.alloc(size - gbk.length, '_'), Buffer.from(extension)])
    result.set(padded, header + at)
    view.setUint16(header + flag, view.getUint16(header + flag, true) & ~0x800, true)
  }
  for (let at = 0; at < result.length - 4; at++) {
    const signature = view.getUint32(at, true)
    if (signature === 0x04034B50)
      rename(at, 6, 26, 30)
    else if (signature === 0x02014B50)
      rename(at, 8, 28, 46)
  }
  return result
}

/** Every file of the corpus, in order. */
export async function allCases(): Promise<Case[]> {
  const cases: Case[] = []
  let at = 0
  for (const look of looks) {
    const more = ['cut', 'unmerged'].includes(look.name) ? ['half-old'] : ['stacked', 'repeated'].includes(look.name) ? ['half-new'] : []
    for (const form of ['old', 'new', ...more])
      cases.push(...await casesOf(look, form, at++))
  }
  const all = [...cases, ...workbooks()]
  return [...all, ...archives(all)]
}
