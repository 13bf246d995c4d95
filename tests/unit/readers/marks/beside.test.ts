import type { SourceDocument } from '@/readers'
import { describe, expect, it } from 'vitest'
import { noteFindings } from '../../../../src/ingest/status'
import { cellOf } from '../../../../src/tables/cells'
import { slotOf } from '../../../../src/tables/rows/lines'
import { documentOf } from '../helpers'

const place = { at: 'text', line: 1, column: 1 } as const
const key = 'applications.received.person'

describe('what stands beside a number', () => {
  it('a picture makes it doubtful, one alone is no number', () => {
    expect(cellOf(key, slotOf('44', place, 1, 1, true), null)).toMatchObject({ value: 44, doubt: { code: 'unsure' } })
    expect(cellOf(key, slotOf('', place, 1, 1, true), null)).toMatchObject({ state: 'unreadable' })
    expect(cellOf(key, slotOf('44', place), null).doubt).toBeNull()
  })

  it('style sheets that are not in the file are told and hold nothing up', async () => {
    const { notes }: SourceDocument = await documentOf('a.html', '<meta charset="utf-8"><link rel="stylesheet" href="a.css"><p>正文在这里</p>')
    const [finding] = noteFindings({ id: 'r', pictured: [] } as unknown as Parameters<typeof noteFindings>[0], notes)
    expect(finding).toMatchObject({ severity: 'info', rule: 'doubtful', message: expect.stringContaining('样式表不在文件里') })
  })
})
