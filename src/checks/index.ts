export * from './facts'
export * from './finding'
