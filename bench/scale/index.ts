import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { executablePath } from '../../tests/e2e/app'

/** The measurement itself imports SQL, which only the bundler reads. */
export async function run(): Promise<string> {
  const { module } = await runnerImport<typeof import('./measure')>(fileURLToPath(new URL('measure.ts', import.meta.url)), {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    configFile: false,
    resolve: { alias: { '@': fileURLToPath(new URL('../../src', import.meta.url)) } },
  })
  return module.run(executablePath)
}
