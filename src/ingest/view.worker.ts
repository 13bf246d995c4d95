import '../older'
import { expose } from 'comlink'
import { viewOf } from './view'

/** What the viewer's worker does: reads one file for looking at it. */
const viewer = { viewOf }

export type ViewWorker = typeof viewer

expose(viewer)
