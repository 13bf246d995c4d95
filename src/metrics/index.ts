export * from './filters'
export * from './rows'
