export * from './annotated'
export { type AnnotationPlace, type ChartSubject, periodOf, pointOf, readPlace, samePlace } from './place'
