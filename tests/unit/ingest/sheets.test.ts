import { describe, expect, it } from 'vitest'
import { sequencesOf } from '@/ingest'
import { jpegOf } from '../../../src/ingest/sheets/sheets'

function proposed(...paths: string[]): string[] {
  const picked = paths.map(path => ({ name: path.split('/').at(-1)!, folder: path.split('/').slice(0, -1).join('/') }))
  return sequencesOf(picked).map(({ at, name }) => `${name}: ${at.map(one => paths[one]!).join(' ')}`)
}

describe('pictures picked together', () => {
  it.each([
    [['10.jpg', '2.jpg', '1.jpg'], ['1: 1.jpg 2.jpg 10.jpg']],
    [['教育局年报-2.png', '教育局年报-1.png'], ['教育局年报: 教育局年报-1.png 教育局年报-2.png']],
    [['年报（1）.jpg', '年报（2）.jpg', '名单.xlsx'], ['年报: 年报（1）.jpg 年报（2）.jpg']],
    [['局第1页.jpg', '局第2页.jpg'], ['局: 局第1页.jpg 局第2页.jpg']],
    [['教育局/1.jpg', '教育局/2.jpg', '民政局/1.jpg', '民政局/2.jpg'], ['教育局: 教育局/1.jpg 教育局/2.jpg', '民政局: 民政局/1.jpg 民政局/2.jpg']],
    [['教育局/封面.jpg', '教育局/表.jpg'], ['教育局: 教育局/表.jpg 教育局/封面.jpg']],
    [['财政局.jpg', '封面.png'], ['财政局: 财政局.jpg 封面.png']],
  ])('%j are proposed as one', (paths, groups) => {
    expect(proposed(...paths)).toEqual(groups)
  })

  it.each([
    [['1.jpg']],
    [['2023.jpg', '2024.jpg', '年报.docx']],
    [['a1.docx', 'a2.docx']],
    [['甲/1.jpg', '乙/1.jpg']],
    [['封面.jpg', '年报.docx']],
  ])('%j are not', (paths) => {
    expect(proposed(...paths)).toEqual([])
  })

  it('numbers count as numbers, and one that stands twice is no order', () => {
    expect(proposed('p9.jpg', 'p10.jpg', 'p11.jpg')).toEqual(['p: p9.jpg p10.jpg p11.jpg'])
    expect(proposed('p1.jpg', 'p01.jpg', 'x.docx')).toEqual([])
  })
})

describe('a photograph', () => {
  const bytes = (...parts: number[][]): Uint8Array => Uint8Array.from(parts.flat())
  const frame = [0xFF, 0xC0, 0, 17, 8, 0, 100, 0, 200, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]
  const exif = (orientation: number): number[] => [0xFF, 0xE1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]

  it('says its size and how it was held', () => {
    expect(jpegOf(bytes([0xFF, 0xD8], frame))).toEqual({ width: 200, height: 100, components: 3, orientation: 1 })
    expect(jpegOf(bytes([0xFF, 0xD8], exif(6), frame))).toEqual({ width: 200, height: 100, components: 3, orientation: 6 })
    expect(jpegOf(bytes([0x89, 0x50, 0x4E, 0x47]))).toBeNull()
    expect(jpegOf(bytes([0xFF, 0xD8], exif(6).slice(0, 20)))).toBeNull()
  })
})
