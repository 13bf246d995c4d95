import type { ReadResult } from '@/readers'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readReports } from '@/ingest'
import { isArchive, sniff } from '@/readers'
import { reportHtml } from '../ingest/report-html'
import { readBytes, utf8 } from './helpers'

const base64 = (bytes: Uint8Array | string): string => btoa(String.fromCharCode(...typeof bytes === 'string' ? utf8(bytes) : bytes)).replace(/.{76}/g, '$&\r\n')
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, sign => sign.charCodeAt(0))
/** 年报 in GBK. */
const gbk = [0xC4, 0xEA, 0xB1, 0xA8]
const gbkText = String.fromCharCode(...gbk)

function mail(parts: string[], headers = ''): Uint8Array {
  const head = `Received: from a (b)\r\n\tby c; Mon, 1 Jan 2024\r\nFrom: =?utf-8?B?${btoa('a')}?= <a@b.cn>\r\nTo: c@d.cn\r\nSubject: =?gbk?B?${btoa(gbkText.slice(0, 3))}?=\r\n =?gbk?B?${btoa(gbkText.slice(3))}?=\r\n`
  return latin1(`${head}${headers}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="=_x.(1)"\r\n\r\nThis is MIME.\r\n${parts.map(part => `--=_x.(1)\r\n${part}\r\n`).join('')}--=_x.(1)--\r\n`)
}
const attachment = (disposition: string, content: string, type = 'application/octet-stream'): string => `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;${disposition}\r\n\r\n${base64(content)}`
const text = (content: string): string => `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(content)}`
const page = (content: string): string => `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(content)}`
const namesOf = (result: ReadResult): string[] => result.kind === 'container' ? result.files.map(({ name }) => name) : [result.kind]

describe('eml', () => {
  it('is told by its headers and is an archive; a saved page is none', () => {
    expect([sniff(mail([]), '邮件.txt'), isArchive(mail([]))]).toEqual(['eml', true])
    const saved = utf8('From: <Saved by Blink>\r\nSubject: a\r\nDate: Mon\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="a"\r\n\r\n--a\r\nContent-Type: text/html\r\n\r\n<p>1\r\n--a--')
    expect([sniff(saved, 'a.mht'), isArchive(saved)]).toEqual(['mht', false])
    expect(sniff(utf8('To: 各单位\n\n2023年年报\n'), 'a.txt')).toBe('txt')
  })

  it('decodes names of attachments however they are written', async () => {
    const names = [
      ` filename="=?gb2312?B?${btoa(gbkText)}?=.doc"`,
      ` filename="=?UTF-8?Q?=E5=B9=B4=E6=8A=A5_2.doc?="`,
      ` filename*=UTF-8''%E5%B9%B4%E6%8A%A53.doc`,
      ` filename*0*=gbk''%C4%EA;\r\n filename*1*=%B1%A8;\r\n filename*2="4.doc"`,
      ` filename="${gbkText}5.doc"`,
      ` filename=plain.doc`,
      '',
    ]
    const result = await readBytes('a.eml', mail(names.map((name, at) => attachment(name, `${at}`))))
    expect(namesOf(result)).toEqual(['年报.doc', '年报 2.doc', '年报3.doc', '年报4.doc', '年报5.doc', 'plain.doc', '附件7'])
    expect(result.kind === 'container' && new TextDecoder().decode(result.files[6]!.bytes)).toBe('6')
  })

  it('takes the text of a mail as a file where it holds a table or is all there is', async () => {
    expect(namesOf(await readBytes('a.eml', mail([text('请查收附件。'), attachment(' filename=a.doc', '1')])))).toEqual(['a.doc'])
    expect(namesOf(await readBytes('a.eml', mail([text('请查收附件。')])))).toEqual(['年报.txt'])
    const alternative = `Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n${text('1')}\r\n--in\r\n${page('<table><tr><td>1</table>')}\r\n--in--`
    expect(namesOf(await readBytes('a.eml', mail([alternative, attachment(' filename=a.doc', '1')])))).toEqual(['a.doc', '年报.html'])
    const logo = 'Content-Type: image/png; name=logo.png\r\nContent-ID: <1>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo='
    expect(namesOf(await readBytes('a.eml', mail([page('<p>见附件'), logo, attachment(' filename=a.doc', '1')])))).toEqual(['a.doc'])
  })

  it('reads the reports of a mail, of one attached to it and of an archive in it', async () => {
    const zip = String.fromCharCode(...zipSync({ '2022.html': utf8(reportHtml({ year: 2022 })) }))
    const inner = String.fromCharCode(...mail([attachment(' filename=2021.html', reportHtml({ year: 2021 }))])).replaceAll('=_x', '=_y')
    const bytes = mail([
      page(reportHtml()),
      `Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa(zip)}`,
      `Content-Type: message/rfc822\r\n\r\n${inner}`,
    ])
    const files = await readReports({ name: '来信.eml', folder: '', bytes })
    expect(files.map(({ folder, name, reports }) => [folder, name, reports[0]?.report.year.value])).toEqual([
      ['来信.eml/a.zip', '2022.html', 2022],
      ['来信.eml/附件2.eml', '2021.html', 2021],
      ['来信.eml', '年报.html', 2023],
    ])
  })
})
