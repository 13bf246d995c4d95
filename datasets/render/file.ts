import type { Draft } from '../draft'
import type { Style } from './style'
import { Buffer } from 'node:buffer'
import iconv from 'iconv-lite'
import { layOut } from './document'
import { toHtml } from './html'
import { toText } from './text'

/** Extension and bytes of a draft in a style. */
export function renderFile(draft: Draft, style: Style): { extension: string, bytes: Uint8Array } {
  const report = layOut(draft, style)
  const { shape, encoding } = style
  if (shape === 'page' || shape === 'site' || shape === 'word')
    return { extension: 'html', bytes: new Uint8Array(iconv.encode(toHtml(report, shape, encoding), encoding)) }
  return { extension: shape === 'markdown' ? 'md' : 'txt', bytes: new Uint8Array(Buffer.from(toText(report, shape), 'utf8')) }
}
