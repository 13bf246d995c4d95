/** Stands at the head of every worker's program: the first message is the folder. */
import type { Folder } from './folder'
import { answerFrom } from './folder'

answerFrom(new Promise(resolve => addEventListener('message', (event: MessageEvent<Folder>) => {
  event.stopImmediatePropagation()
  resolve(event.data)
}, { once: true })))
