import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../../scripts/serve.mjs'

const outer = mkdtempSync(join(tmpdir(), 'nianbao-serve-'))
let served: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  writeFileSync(join(outer, 'index.html'), '<meta http-equiv="Content-Security-Policy"\n content="default-src \'self\'" />')
  writeFileSync(join(outer, 'engine.wasm'), 'x')
  writeFileSync(join(outer, 'main.js'), 'x')
  served = await serve(outer, { port: 0 })
})
afterAll(async () => {
  await served.close()
  rmSync(outer, { recursive: true })
})

/** A request whose path is sent as it stands: `fetch` would resolve the dots. */
function raw(path: string): Promise<number> {
  return new Promise((resolve, reject) => request({ host: '127.0.0.1', port: served.port, path }, response => resolve(response.statusCode ?? 0)).on('error', reject).end())
}

describe('the static server', () => {
  it('sends the page with its own policy, and types a browser accepts', async () => {
    const page = await fetch(served.url)
    expect(page.headers.get('content-security-policy')).toBe('default-src \'self\'; frame-ancestors \'none\'')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect((await fetch(`${served.url}engine.wasm`)).headers.get('content-type')).toBe('application/wasm')
    expect((await fetch(`${served.url}main.js`)).headers.get('content-type')).toMatch('text/javascript')
  })

  it('asks for freshness each time and answers 304 while nothing changed', async () => {
    const first = await fetch(`${served.url}main.js`)
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const again = await fetch(`${served.url}main.js`, { headers: { 'if-none-match': first.headers.get('etag')! } })
    expect(again.status).toBe(304)
  })

  it('gives nothing outside its folder', async () => {
    for (const path of ['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc/passwd', '/%00', '/%', '/missing.js'])
      expect(await raw(path), path).toBe(404)
  })

  it('takes the next free port when its own is taken', async () => {
    const other = await serve(outer, { port: served.port })
    expect(other.port).toBeGreaterThan(served.port)
    await expect(serve(outer, { port: served.port, exact: true })).rejects.toThrow('EADDRINUSE')
    await other.close()
  })
})
