import type { Parts } from './parts'
import { walkXml } from '../docx/xml'

/** An element of an OFD part, its name without the prefix. */
export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: Element[]
  text: string
}

/** A part as a tree under a root without a name; `whole` says whether it was well formed, what came before the fault is kept. */
export function parseTree(xml: string): { root: Element, whole: boolean } {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const whole = walkXml(xml, {
    open(name, _, attributes) {
      const element: Element = { name, attributes, children: [], text: '' }
      open.at(-1)!.children.push(element)
      open.push(element)
    },
    close() {
      open.pop()
    },
    text(text) {
      open.at(-1)!.text += text
    },
  })
  return { root, whole }
}

/** The elements that a path of names leads to. */
export function elementsAt(from: Element, ...path: string[]): Element[] {
  return path.reduce<Element[]>((found, name) => found.flatMap(({ children }) => children.filter(child => child.name === name)), [from])
}

/** The text of the first element a path leads to, null when there is none or it is blank. */
export function textAt(from: Element, ...path: string[]): string | null {
  return elementsAt(from, ...path)[0]?.text.trim() || null
}

/** Numbers written one behind the other. */
export function numbersOf(text: string | undefined): number[] {
  return (text ?? '').split(/[\s,]+/).filter(token => token !== '').map(Number).filter(Number.isFinite)
}

/** A part as a tree, null when it cannot be unpacked. */
export function readTree(parts: Parts, path: string): ReturnType<typeof parseTree> | null {
  const text = parts.text(path)
  return text === null ? null : parseTree(text)
}
