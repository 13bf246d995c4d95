import antfu from '@antfu/eslint-config'
import { sharedVendors, stages } from './stages'

const names = Object.keys(stages)

/** The import rule of one stage, from the table in `stages.ts`. */
function importRule(stage: string): ['error', object] {
  const { imports, types = [] } = stages[stage]!
  const closed = names.filter(name => name !== stage && !imports.includes(name))
  const own = stages[stage]!.vendors ?? []
  const foreignVendors = [...sharedVendors, ...names.flatMap(name => stages[name]!.vendors ?? [])].filter(vendor => !own.includes(vendor))
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

/**
 * Chinese in code. What a person reads stands under `'zh-CN'`, or beside its `nameEn`, so that no language is forgotten; what a document is only compared
 * with is no text of ours.
 */
const han = '/[\\u4E00-\\u9FFF]/'
const free = [
  'Property[key.value="zh-CN"] *',
  'ObjectExpression:has(> Property[key.name="nameEn"]) *',
  'NewExpression[callee.name="RegExp"] *',
  'CallExpression[callee.property.name=/^(includes|startsWith|endsWith|indexOf|lastIndexOf|replace|replaceAll|split|has|get)$/] > *',
  'BinaryExpression[operator=/^[!=]==$/] > *',
  'Property > .key',
  'TSLiteralType *',
].map(kind => `:not(${kind})`).join('')
const message = 'What a person reads stands in a word file, in every language. Labels that a document prints: labels.ts, patterns.ts or the list in eslint.config.ts.'
const chinese = [`Literal[value=${han}]${free}`, `TemplateElement[value.raw=${han}]${free}`].map(selector => ({ selector, message }))
const chineseText = { selector: `VElement[name="template"] VText[value=${han}]`, message }

/** Where Chinese is data: word files, forms, and what recognisers look for in a document or an official document has to look like. */
const dataFiles = [
  'src/**/words.ts',
  'src/app/words/**',
  'src/forms/**',
  // Doubts of src/tables are keys of its words by their type.
  'src/tables/**',
  'src/**/{labels,patterns,vocabulary}.ts',
  'src/readers/{numbering,pdf/radicals}.ts',
  'src/reports/{normal,printed,prose,scope,stated,year}.ts',
  'src/reports/agencies/{divisions,inner,names,organ,rules,stems,types}.ts',
  'src/checks/within/{numerals,prose-claims}.ts',
  'src/metrics/parts.ts',
  'src/exports/{docx/official,letter/docx,letter/letter}.ts',
]

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
    ignores: ['src/forms/**', 'src/app/words/**'],
    rules: { 'no-restricted-syntax': ['error', years, branch], 'vue/no-restricted-syntax': ['error', branch] },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: dataFiles,
    rules: { 'no-restricted-syntax': ['error', years, branch, ...chinese], 'vue/no-restricted-syntax': ['error', branch, ...chinese, chineseText] },
  },
  { files: ['src/app/words/**/*.ts', 'scripts/**/*.ts'], rules: { 'no-restricted-syntax': ['error', branch] } },
  { files: ['cli/**/*.ts'], rules: { 'no-restricted-syntax': ['error', branch, ...chinese] } },
  ...names.map(stage => ({
    files: [`src/${stage}/**/*.{ts,vue}`],
    rules: { 'ts/no-restricted-imports': importRule(stage) },
  })),
)
