import type { Picture } from '@/readers'
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { read } from '@/readers'
import { utf8 } from './helpers'

/** pictures.docx was made with the `docx` package, pictures.doc from it by LibreOffice: a picture in a paragraph, a floating one, one in a cell; 40, 41 and 42 pixels wide. */
function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))
}

async function picturesOf(name: string, bytes: Uint8Array, pictures = true): Promise<{ pictures: Picture[], notes: string[] }> {
  const result = await read({ name, folder: '', bytes }, { pictures })
  if (result.kind !== 'documents')
    throw new Error(JSON.stringify(result))
  return { pictures: result.documents.flatMap(document => document.pictures), notes: result.documents.flatMap(({ notes }) => notes.map(({ code }) => code)) }
}

/** Width in pixels as a PNG or a JPEG says it. */
function widthOf(bytes: Uint8Array | undefined): number {
  const data = Buffer.from(bytes ?? [])
  if (data.toString('latin1', 1, 4) === 'PNG')
    return data.readUInt32BE(16)
  for (let at = 2; at + 9 < data.length; at += 2 + data.readUInt16BE(at + 2)) {
    if (data[at] === 0xFF && data[at + 1]! >= 0xC0 && data[at + 1]! <= 0xC3)
      return data.readUInt16BE(at + 7)
  }
  return 0
}

const [png, other] = ['word/media/', 'word/media/'].map((folder, at) => Object.entries(unzipSync(fixture('pictures.docx'))).filter(([path]) => path.startsWith(folder) && path.endsWith('.png'))[at]![1]) as [Uint8Array, Uint8Array]
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

describe('pictures that a file holds', () => {
  it.each(['pictures.docx', 'pictures.doc'])('are handed out with their place: %s', async (name) => {
    const { pictures, notes } = await picturesOf(name, fixture(name))
    expect(pictures.map(({ afterBlock, place, held, bytes }) => [afterBlock, place, held, widthOf(bytes)])).toEqual([
      [0, { at: 'paragraph', paragraph: 2 }, 1, 40],
      [1, { at: 'paragraph', paragraph: 3 }, 2, 41],
      [2, { at: 'table', table: 1, row: 1, column: 2 }, 3, 42],
    ])
    expect(notes).toContain('picture-held')
  })

  it('bring no bytes unless they are asked for', async () => {
    const { pictures } = await picturesOf('pictures.docx', fixture('pictures.docx'), false)
    expect(pictures.map(({ held, bytes, load }) => [held, bytes, load])).toEqual([[1, undefined, undefined], [2, undefined, undefined], [3, undefined, undefined]])
  })

  it('of a docx whose part is missing or stands elsewhere are not there', async () => {
    const parts = unzipSync(fixture('pictures.docx'))
    const relations = 'word/_rels/document.xml.rels'
    const lost = Object.fromEntries(Object.entries(parts).filter(([path]) => !path.startsWith('word/media/')))
    expect((await picturesOf('a.docx', zipSync(lost))).pictures.map(({ bytes }) => bytes)).toEqual([undefined, undefined, undefined])
    const outside = { ...parts, [relations]: utf8(Buffer.from(parts[relations]!).toString().replaceAll(/Target="media\/[^"]*"/g, 'Target="https://example.com/a.png" TargetMode="External"')) }
    const { pictures, notes } = await picturesOf('a.docx', zipSync(outside))
    expect(pictures.map(({ held }) => held)).toEqual([undefined, undefined, undefined])
    expect(notes).not.toContain('picture-held')
  })

  it('of a page are those of data addresses; others are never fetched', async () => {
    const body = '<p>一、总体情况</p><img src="https://example.com/a.png"><p>二</p>'
      + `<img src="data:image/png;base64,${base64(png)}"><img src="data:image/svg+xml,%3Csvg/%3E"><img src="data:text/html,x"><table><tr><td>甲</td><td><img src="data:image/png;base64,${base64(other)}"></td></tr></table>`
    const { pictures } = await picturesOf('a.html', utf8(body))
    expect(pictures.map(({ held, bytes }) => [held, widthOf(bytes)])).toEqual([[undefined, 0], [1, 40], [2, 0], [undefined, 0], [3, 41]])
  })

  it('of a saved page are its parts, by address or by id', async () => {
    const part = (headers: string, bytes: Uint8Array): string => `--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n${headers}\r\n\r\n${base64(bytes)}\r\n`
    const mht = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
      + '--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: file:///C:/a/report.htm\r\n\r\n<p>一、总体情况</p><img src="report.files/image001.png"><img src="cid:two@x"><img src="absent.png">\r\n'
      + `${part('Content-Location: file:///C:/a/report.files/image001.png', png)}${part('Content-ID: <two@x>', other)}--b--\r\n`
    const { pictures } = await picturesOf('a.mht', utf8(mht))
    expect(pictures.map(({ held, bytes }) => [held, widthOf(bytes)])).toEqual([[1, 40], [2, 41], [undefined, 0]])
  })
})
