import type { Plugin } from 'vite'
import { existsSync } from 'node:fs'
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
  plugins: [vue(), sample(), plainWidths()],
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
