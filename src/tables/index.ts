export * from './form'
export * from './recognized'
export type { Place } from '@/readers'
