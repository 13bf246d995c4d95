import type { Plugin } from 'vite'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { runnerImport } from 'vite'
import { defineConfig } from 'vitest/config'

const src = fileURLToPath(new URL('./src', import.meta.url))

/** The system's Chromium; Playwright downloads nothing. */
const chromium = process.env.NIANBAO_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

/** The sample record as `sample/sample.zip`: packed from datasets/ into the build, and on request in development. */
function sample(): Plugin {
  const fileName = 'sample/sample.zip'
  const pack = async () => {
    const { module } = await runnerImport<typeof import('./datasets/pack')>(fileURLToPath(new URL('datasets/pack.ts', import.meta.url)), { resolve: { alias: { '@': src } } })
    return module.packSample()
  }
  return {
    name: 'nianbao:sample',
    configureServer(server) {
      server.middlewares.use(`/${fileName}`, (_request, response, next) => {
        pack().then(bytes => response.setHeader('content-type', 'application/zip').end(bytes), next)
      })
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: await pack() })
    },
  }
}

/** `files.json` in the build: every file of it but itself, with size in bytes and SHA-256, so that the app can hand itself on whole. */
function fileList(): Plugin {
  let folder = ''
  return {
    name: 'nianbao:files',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const found = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile() && entry.name !== 'files.json')
        const files = await Promise.all(found.map(async ({ parentPath, name }) => {
          const bytes = await readFile(join(parentPath, name))
          return { path: join(parentPath, name).slice(join(folder, sep).length).split(sep).join('/'), size: bytes.length, sum: createHash('sha256').update(bytes).digest('hex') }
        }))
        await writeFile(join(folder, 'files.json'), JSON.stringify(files.sort((a, b) => a.path < b.path ? -1 : 1)))
      },
    },
  }
}

/** Chromium 103 knows neither `(width < 700px)` nor the `not (min-width: …)` it would be lowered to. */
function plainWidths(): Plugin {
  return {
    name: 'nianbao:plain-widths',
    enforce: 'pre',
    transform: {
      filter: { id: /\.css(?:\?|$)|[?&]lang\.css/ },
      handler: code => code.replaceAll(/(@media[^{]*)\(width < (\d+)px\)/g, (_, before: string, width: string) => `${before}(max-width: ${Number(width) - 0.02}px)`),
    },
  }
}

export default defineConfig({
  base: './',
  plugins: [vue(), sample(), plainWidths(), fileList()],
  resolve: { alias: { '@': src } },
  worker: { format: 'es' },
  build: {
    target: 'chrome103',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    // What old browsers lack is there before any other part of the page runs.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'older', test: /core-js|src\/older/ }] } } },
  },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node', testTimeout: 30_000, pool: 'threads' },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: { name: 'soak', include: ['tests/soak/**/*.test.ts'], globalSetup: 'tests/e2e/prepare.ts', environment: 'node', testTimeout: 24 * 3_600_000, hookTimeout: 180_000, fileParallelism: false },
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], globalSetup: 'tests/e2e/prepare.ts', environment: 'node', testTimeout: 180_000, hookTimeout: 180_000, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
