import { answer } from './answer'

/**
 * What only one tab has at a time, where there are no Web Locks. IndexedDB raises the version of a database only once every other tab has closed it:
 * whoever raised it holds the lease until it closes it. A tab that ends, however it ends, closes it; nothing is polled and nothing runs out.
 * Answers how to give it back.
 */
export async function takeLease(name: string): Promise<() => void> {
  const database = `${name}:lease`
  for (let version = Date.now(); ;) {
    let raised = false
    const request = indexedDB.open(database, version)
    request.onupgradeneeded = () => raised = true
    const opened = await answer(request).catch(async (error: unknown) => {
      // Another raised it beyond: by a clock ahead of ours.
      if (error instanceof DOMException && error.name === 'VersionError')
        return answer(indexedDB.open(database))
      throw error
    })
    if (raised)
      return () => opened.close()
    version = Math.max(version, opened.version) + 1
    opened.close()
  }
}
