import { register } from 'tsx/esm/api'

register()
const { layers } = await import('./stages.ts')

/** The laws of `stages.ts` that need the whole graph: no cycle, dynamic imports and types included, and the layers of `src/app`. */
export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(layers).map(([layer, below]) => ({
      name: `${layer}-imports-below`,
      severity: 'error',
      from: { path: `^src/app/${layer}/` },
      to: { path: '^src/app/', pathNot: [layer, ...below].map(name => `^src/app/${name}/`) },
    })),
    {
      name: 'features-apart',
      severity: 'error',
      comment: 'What two features share moves down to ui or state.',
      from: { path: '^src/app/features/([^/]+)/' },
      to: { path: '^src/app/features/', pathNot: '^src/app/features/$1/' },
    },
    { name: 'shell-only-from-main', severity: 'error', from: { path: '^src/', pathNot: '^src/(app/shell/|main\\.ts$)' }, to: { path: '^src/app/shell/' } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?' } },
  ],
  options: {
    includeOnly: '^src/',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.vue', '.mjs', '.js'] },
  },
}
