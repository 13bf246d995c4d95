import { expect, it } from 'vitest'
import { pages } from '../../scripts/docs'

it.each(Object.entries(pages))('docs/%s says what the code says (npm run docs writes it)', async (path, page) => {
  await expect(page()).toMatchFileSnapshot(`../../docs/${path}`)
})
