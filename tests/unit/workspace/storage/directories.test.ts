import { memoryDirectory } from '@/workspace'
import { memoryRoot } from '../memory'
import { directoryContract } from './contract'

directoryContract('the private file system', async () => {
  const { root } = memoryRoot()
  return { root, again: async () => root }
})

directoryContract('memory', async () => {
  const root = memoryDirectory('memory')
  return { root, again: async () => root }
})
