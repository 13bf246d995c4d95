export { type DerivedState, verdictKey } from './derive'
export { WorkspaceError, type WorkspaceErrorCode } from './errors'
export { openWorkspace } from './open'
export * from './record'
