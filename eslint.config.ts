import antfu from '@antfu/eslint-config'
import { stages } from './stages'

const names = Object.keys(stages)

/** The import rule of one stage, from the table in `stages.ts`. */
function importRule(stage: string): ['error', object] {
  const { imports, types = [] } = stages[stage]!
  const closed = names.filter(name => name !== stage && !imports.includes(name))
  const own = stages[stage]!.vendors ?? []
  const foreignVendors = names.flatMap(name => stages[name]!.vendors ?? []).filter(vendor => !own.includes(vendor))
  return ['error', {
    patterns: [
      { regex: '^@/[^/]+/.+', message: 'A stage is imported through its index.ts.' },
      { regex: `^@/${stage}$`, message: 'Inside a stage, imports are relative.' },
      { regex: `^(\\.\\./)+(${names.filter(name => name !== stage).join('|')})(/|$)`, message: 'Another stage is imported as @/stage.' },
      ...closed.map(name => ({
        regex: `^@/${name}$`,
        allowTypeImports: types.includes(name),
        message: `${stage} may not import ${name}: see stages.ts.`,
      })),
      { regex: `^(${foreignVendors.map(vendor => vendor.replace('/', '\\/')).join('|')})(/|$)`, message: `Not a vendor of ${stage}: see stages.ts.` },
    ],
  }]
}

const years = { selector: 'Literal[raw=/^.?(2019|2021).?$/]', message: 'The years of a form are asked of src/forms.' }
const branch = { selector: 'BinaryExpression[operator=/^[!=]==$/][right.value="en"]', message: 'A language is a key of words, never a branch.' }

export default antfu(
  {
    vue: true,
    typescript: true,
    markdown: false,
    jsonc: false,
    yaml: false,
    toml: false,
    ignores: ['datasets/files/**', 'tests/golden/**', 'public/**', 'dist/**', 'bench/RESULTS.md', 'src/reports/agencies/*.json'],
  },
  {
    rules: {
      'no-console': 'error',
      'ts/no-explicit-any': 'error',
      'antfu/no-top-level-await': 'off',
      'node/prefer-global/process': 'off',
      'node/prefer-global/buffer': 'off',
      'max-lines': ['error', 400],
    },
  },
  { files: ['tests/**', 'bench/**', 'scripts/**', 'cli/**', 'datasets/**'], rules: { 'no-console': 'off' } },
  { files: ['tests/**'], rules: { 'max-lines': 'off' } },
  // What old browsers lack comes before all else.
  { files: ['src/main.ts', 'src/**/*worker.ts'], rules: { 'perfectionist/sort-imports': 'off' } },
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: ['src/forms/**', 'src/app/words/**', 'src/figures/**'],
    rules: { 'no-restricted-syntax': ['error', years, branch], 'vue/no-restricted-syntax': ['error', branch] },
  },
  { files: ['src/figures/**'], rules: { 'no-restricted-syntax': ['error', years] } },
  { files: ['src/app/words/**/*.ts', 'cli/**/*.ts', 'scripts/**/*.ts'], rules: { 'no-restricted-syntax': ['error', branch] } },
  ...names.map(stage => ({
    files: [`src/${stage}/**/*.{ts,vue}`],
    rules: { 'ts/no-restricted-imports': importRule(stage) },
  })),
)
