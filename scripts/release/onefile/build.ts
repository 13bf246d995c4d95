/** The whole app as one HTML file that opens from the disk, without a server. */
import type { Plugin, Rolldown } from 'vite'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { root as addresses } from './folder'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const at = (path: string): string => join(root, path)
const pdfWorker = 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'

const icon = `data:image/svg+xml;base64,${readFileSync(at('public/favicon.svg')).toString('base64')}`

/**
 * pdf.js loads its worker by address: in the page as a worker, a module that a blob cannot be, wrapped in an `import` where it is of another origin; in our
 * own workers as a part of them.
 */
function pdf(where: 'page' | 'worker'): Plugin {
  const [made, by] = where === 'page' ? [/workerSrc = PDFWorker\._createCDNWrapper\([^;]+;/, ''] as const : [/import\([^()]*this\.workerSrc\)/, `import(${JSON.stringify(pdfWorker)})`] as const
  return {
    name: 'nianbao:pdf',
    enforce: 'pre',
    resolveId: {
      filter: { id: /pdf\.worker\.min\.mjs\?url$/ },
      handler(_source, importer) {
        return where === 'page' ? this.resolve(`${pdfWorker}?worker&url`, importer, { skipSelf: true }) : null
      },
    },
    transform: {
      filter: { id: /legacy\/build\/pdf\.mjs$/ },
      handler(code) {
        if (!made.test(code))
          throw new Error('pdf.js loads its worker in another way now.')
        return code.replace(made, by)
      },
    },
  }
}

/** Keeps the folders of the packages that something is taken from. */
function packagesInto(folders: Set<string>): Plugin {
  return {
    name: 'nianbao:packages',
    moduleParsed({ id }) {
      const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/').replace('\0', ''))?.[0]
      if (folder)
        folders.add(folder)
    },
  }
}

async function bundled(folders: Set<string>): Promise<Rolldown.RolldownOutput['output']> {
  const { output } = await build({
    root,
    configFile: at('vite.config.ts'),
    logLevel: 'warn',
    plugins: [pdf('page'), packagesInto(folders)],
    experimental: { renderBuiltUrl: (name, { type }) => type === 'public' ? icon : addresses + name },
    worker: { format: 'iife', plugins: () => [pdf('worker'), packagesInto(folders)], rolldownOptions: { output: { codeSplitting: false } } },
    build: {
      write: false,
      copyPublicDir: false,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: { input: at('scripts/release/onefile/page.ts'), output: { codeSplitting: false } },
    },
  }) as Rolldown.RolldownOutput
  return output
}

/** What every worker's program begins with. */
async function head(): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { target: 'chrome103', write: false, copyPublicDir: false, rolldownOptions: { input: at('scripts/release/onefile/worker.ts'), output: { format: 'iife' } } },
  }) as Rolldown.RolldownOutput
  return built.output[0].code
}

/** A script's text as it may stand in a page. */
function inlined(code: string): string {
  const text = code.replaceAll(/<(?=\/script|!--|script)/gi, '\\x3C').trim()
  // The parser would change them, and the text would not be what its hash says.
  if (/\r|\0/.test(text))
    throw new Error('A script holds a character that HTML changes.')
  return text
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

function packed(name: string, bytes: string | Uint8Array, program: boolean): string {
  return `<script type="text/plain" data-name="${name}"${program ? ' data-program' : ''}>${gzipSync(bytes, { level: 9 }).toString('base64')}</script>`
}

/** Makes the file, and says of which packages. It may run its own scripts, told by their hashes, and workers it makes itself; it can reach nothing. */
export async function oneFile(): Promise<{ page: string, packages: string[] }> {
  const folders = new Set<string>()
  const [output, before] = [await bundled(folders), await head()]
  const [start, index] = ['public/start.js', 'index.html'].map(path => readFileSync(at(path), 'utf8'))
  const entry = output[0].code
  const assets = output.flatMap(file => file.type === 'asset' ? [{ name: file.fileName, source: file.source, from: file.originalFileNames.join() }] : [])
  const style = assets.filter(({ name }) => name.endsWith('.css')).map(({ source }) => String(source)).join('\n')
  // Tesseract's worker would load its core by address; here it finds it loaded.
  const core = assets.find(({ from }) => from.includes('tesseract-core'))
  const programs = assets.filter(asset => asset.name.endsWith('.js') && asset !== core)
  const files = assets.filter(({ name }) => !/\.(?:css|m?js)$/.test(name))

  const scripts = [inlined(start!), inlined(entry)] as const
  const policy = [
    `default-src 'none'`,
    `script-src ${scripts.map(hashOf).join(' ')} 'wasm-unsafe-eval'`,
    `style-src 'unsafe-inline'`,
    `img-src data: blob:`,
    `font-src data:`,
    `connect-src data: blob:`,
    `worker-src blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
  const parts: [RegExp, string][] = [
    [/(?<=http-equiv="Content-Security-Policy"\s+content=)"[^"]+"/, `"${policy}"`],
    [/href="\.\/favicon\.svg"/, `href="${icon}"`],
    [/ *<\/head>/, `<style>${style.replaceAll('</', '<\\/')}</style>\n  </head>`],
    [/<script src="\.\/start\.js"><\/script>/, `<script>${scripts[0]}</script>`],
    [/<script type="module" src="\/src\/main\.ts"><\/script>/, [
      `<script type="module">${scripts[1]}</script>`,
      ...programs.map(({ name, source, from }) => packed(name, [before, from.includes('tesseract.js/') && core ? core.source : '', source].map(String).join('\n'), true)),
      ...files.map(({ name, source }) => packed(name, source, false)),
    ].join('\n')],
  ]
  const page = parts.reduce((html, [place, text]) => {
    if (!place.test(html))
      throw new Error(`index.html has no ${place.source}`)
    return html.replace(place, () => text)
  }, index!)
  return { page, packages: [...folders].sort() }
}
