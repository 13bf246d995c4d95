/** The page's module: takes the folder out of the page, then starts the app. */
import type { Folder } from './folder'
import { answerFrom, unpacked } from './folder'

async function opened(): Promise<Folder> {
  const folder: Folder = { programs: {}, files: {} }
  await Promise.all([...document.querySelectorAll<HTMLScriptElement>('script[data-name]')].map(async (element) => {
    const { name, program } = element.dataset
    const text = element.textContent!
    element.remove()
    if (program === undefined)
      folder.files[name!] = new Blob([text])
    else
      folder.programs[name!] = await new Response(unpacked(text)).blob()
  }))
  return folder
}

const folder = opened()
answerFrom(folder)
await folder
await import('../../../src/main')
