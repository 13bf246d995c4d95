import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
  '.bcmap': 'application/octet-stream',
  '.gz': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
}

/** The content security policy the page itself declares, so that header and page cannot differ. */
async function policyOf(folder) {
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1]
  if (!policy)
    throw new Error(`${join(folder, 'index.html')} declares no content security policy`)
  return policy
}

/** The file a request asks for, or null when it is outside the folder or not there. */
async function fileOf(folder, url) {
  let path
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
  }
  catch {
    return null
  }
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path))
  if (file.includes('\0') || !file.startsWith(normalize(folder) + sep))
    return null
  const found = await stat(file).catch(() => null)
  return found?.isFile() ? { file, size: found.size, tag: `"${found.size.toString(36)}-${found.mtimeMs.toString(36)}"` } : null
}

/** What is sent with every file of the app in `folder`: headers, and types by extension. A page cannot declare who may frame it, nor its opener policy. */
export async function sentBy(folder) {
  const headers = {
    'content-security-policy': `${await policyOf(folder)}; frame-ancestors 'none'`,
    'cross-origin-opener-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  }
  return { headers, types }
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve(server.address().port)
    })
  })
}

/**
 * Serves the built app in `folder` on 127.0.0.1 only. Takes `port`, or the next free one after it unless `exact`; 0 takes any.
 * The page itself is checked for freshness at every load, so that a new build is what a reload shows.
 * @param {string} folder
 * @param {{ port?: number, exact?: boolean }} [options]
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>} where it listens, and how to end it
 */
export async function serve(folder, { port = 4173, exact = false } = {}) {
  const sent = await sentBy(folder)
  const server = createServer(async (request, response) => {
    const found = request.method === 'GET' || request.method === 'HEAD' ? await fileOf(folder, request.url ?? '/') : null
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404')
      return
    }
    const headers = {
      'content-type': types[extname(found.file)] ?? 'application/octet-stream',
      ...sent.headers,
      // Files under assets/ carry a hash of their content in their name.
      'cache-control': /^\/assets\//.test(request.url ?? '') ? 'public, max-age=31536000, immutable' : 'no-cache',
      'etag': found.tag,
    }
    if (request.headers['if-none-match'] === found.tag) {
      response.writeHead(304, headers).end()
      return
    }
    response.writeHead(200, { ...headers, 'content-length': found.size })
    if (request.method === 'HEAD')
      response.end()
    else
      createReadStream(found.file).on('error', () => response.destroy()).pipe(response)
  })

  for (let next = port; ; next++) {
    try {
      const taken = await listen(server, next)
      return {
        url: `http://127.0.0.1:${taken}/`,
        port: taken,
        close: () => new Promise((resolve) => {
          server.closeAllConnections()
          server.close(() => resolve())
        }),
      }
    }
    catch (error) {
      if (error.code !== 'EADDRINUSE' || exact || next - port >= 50)
        throw error
    }
  }
}
