export * from './facts'
export * from './finding'
export type { RuleInfo } from './rule'
export { checkAcross, checkReport, rules } from './rules'
