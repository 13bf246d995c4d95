import { memoryDirectory } from '@/workspace'
import { indexedDirectory } from '../../../../src/workspace/storage/indexed'
import { memoryRoot } from '../memory'
import { directoryContract } from './contract'
import 'fake-indexeddb/auto'

directoryContract('the private file system', async () => {
  const { root } = memoryRoot()
  return { root, again: async () => root }
})

directoryContract('memory', async () => {
  const root = memoryDirectory('memory')
  return { root, again: async () => root }
})

let databases = 0

directoryContract('IndexedDB', async () => {
  const name = `indexed-${++databases}`
  return { root: indexedDirectory(name), again: async () => indexedDirectory(name) }
})
