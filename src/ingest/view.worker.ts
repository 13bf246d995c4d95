import '../older'
import { expose } from 'comlink'
import { unitListOf } from './unitList'
import { viewOf } from './view'

/** What the viewer's worker does: reads one file for looking at it, or for the list of units in it. */
const viewer = { viewOf, unitListOf }

export type ViewWorker = typeof viewer

expose(viewer)
