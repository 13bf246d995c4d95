import type { Element } from './tree'
import { attribute, isElement, rawText } from './tree'

/** Kinds of `<input>` in which nobody writes. */
const pressed = new Set(['button', 'submit', 'reset', 'image', 'checkbox', 'radio', 'file', 'hidden', 'range', 'color'])

/** What stands in a field to be filled in, empty when nothing was saved; null for every other element. */
export function fieldText(element: Element): string | null {
  if (element.tagName === 'input')
    return pressed.has(attribute(element, 'type')?.toLowerCase() ?? 'text') ? null : attribute(element, 'value') ?? ''
  if (element.tagName === 'textarea')
    return rawText(element)
  if (element.tagName !== 'select')
    return null
  const options = element.childNodes.flatMap(node => isElement(node) ? node.tagName === 'optgroup' ? node.childNodes.filter(isElement) : [node] : [])
  const chosen = options.find(option => attribute(option, 'selected') !== null) ?? options[0]
  return chosen ? rawText(chosen) : ''
}
