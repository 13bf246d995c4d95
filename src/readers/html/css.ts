import type { Element, Node } from './tree'
import { attribute, isElement } from './tree'

/** Declarations by property, lower case; `!important` told apart. */
export type Declarations = Map<string, { value: string, important: boolean }>

interface Compound {
  tag: string | null
  id: string | null
  classes: string[]
  attributes: { name: string, value: string | null }[]
  tests: ((element: Element) => boolean)[]
  /** How it hangs on the compound left of it. */
  joined: ' ' | '>' | '+' | '~' | null
}

interface Rule {
  compounds: Compound[]
  declarations: Declarations
  specificity: number
}

/** The rules of a page's own style sheets that can hide, strike out or move text, by the tag, class or id they end with. */
export type StyleSheet = ReadonlyMap<string, readonly Rule[]>

/** Properties that tell whether and how text is seen. */
const wanted = new Set(('display visibility opacity color background background-color background-image -webkit-text-fill-color filter content-visibility font-size font vertical-align text-decoration text-decoration-line '
  + 'text-indent position top bottom left right float height width max-height overflow clip clip-path transform unicode-bidi direction margin-left margin-right margin padding-left padding-right padding '
  + 'mso-hide mso-text-raise font-variant-position font-variant font-feature-settings font-family letter-spacing flex-direction flex-flow order list-style list-style-type -webkit-text-security').split(' '))
/** Name under which an element is told that a rule may apply to it that hides or marks text; no property is called so. */
export const unsure = '\0unsure'
const shorthands: Record<string, string[]> = { 'font': ['font-size', 'font-family'], 'list-style': ['list-style-type'], 'background': ['background-color', 'background-image'], 'text-decoration': ['text-decoration-line'] }
const concealing: Record<string, RegExp> = {
  'display': /none|var\(/,
  'visibility': /hidden|collapse|var\(/,
  'opacity': /^0?(?:\.0\d*)?%?$|var\(/,
  'content-visibility': /hidden/,
  'font-size': /^[0-2](?:\.\d+)?(?:px|pt)?$/,
  'font': /(?:^|\s)0(?:px|pt)?(?:[\s/]|$)/,
  'vertical-align': /super|sub|text-/,
  'text-decoration': /line-through/,
  'text-decoration-line': /line-through/,
  'color': /transparent|white|^#f{3,6}$/,
  '-webkit-text-fill-color': /./,
  'filter': /opacity/,
  'text-indent': /^-/,
  'clip': /rect/,
  'clip-path': /inset|circle|polygon/,
  'transform': /scale[xy]?\(\s*0/,
  'mso-hide': /all/,
  'font-variant-position': /su(?:b|per)/,
  'font-variant': /su(?:b|per)/,
  'font-feature-settings': /su[bp]s|sinf/,
  'flex-direction': /reverse/,
  '-webkit-text-security': /disc|circle|square/,
}
/** States that a page at rest is not in. */
const passing = /:(?:hover|focus|focus-within|focus-visible|active|visited|target|checked|disabled|fullscreen|placeholder-shown|selection)\b/i
const generated = /::?(?:before|after)\b/i
const mostRules = 5000
const mostCss = 500_000

/** Adds a declaration; a shorthand takes back what was said before it. */
function put(declarations: Declarations, name: string, declaration: { value: string, important: boolean }): void {
  if (!declaration.important && declarations.get(name)?.important)
    return
  for (const long of shorthands[name] ?? []) {
    if (declaration.important || !declarations.get(long)?.important)
      declarations.delete(long)
  }
  declarations.set(name, declaration)
}

function conceals(declarations: Declarations): boolean {
  return [...declarations].some(([name, { value }]) => concealing[name]?.test(value))
}

/** Characters written by their number. */
function unescaped(css: string): string {
  return css.replace(/\\([\da-f]{1,6})\s?/gi, (whole, code: string) => {
    const value = Number.parseInt(code, 16)
    const sign = value > 0 && value <= 0x10FFFF ? String.fromCodePoint(value) : ''
    return /^[\w\u0080-\uFFFF]$/.test(sign) ? sign : whole
  })
}

export function declarationsOf(block: string): Declarations {
  const declarations: Declarations = new Map()
  for (const part of block.split(';')) {
    const colon = part.indexOf(':')
    const name = part.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    if (!wanted.has(name))
      continue
    const important = /!\s*important\s*$/i.test(part)
    const value = part.slice(colon + 1).replace(/!\s*important\s*$/i, '').trim().toLowerCase()
    put(declarations, name, { value, important })
  }
  return declarations
}

function siblings(element: Element): Element[] {
  return element.parentNode?.childNodes.filter((node: Node): node is Element => isElement(node)) ?? []
}

function nth(formula: string): ((position: number) => boolean) | null {
  const plain = formula.replace(/\s/g, '')
  const [, step, sign, offset] = /^(?:([+-]?\d*)n)?([+-])?(\d+)?$/.exec(plain === 'odd' ? '2n+1' : plain === 'even' ? '2n' : plain) ?? []
  if (plain === '' || (step === undefined && offset === undefined))
    return null
  const a = step === undefined ? 0 : step === '' || step === '+' ? 1 : step === '-' ? -1 : Number(step)
  const b = Number(offset ?? 0) * (sign === '-' ? -1 : 1)
  return position => a === 0 ? position === b : (position - b) % a === 0 && (position - b) / a >= 0
}

function pseudo(name: string, argument: string | undefined): ((element: Element) => boolean) | null {
  const place = (element: Element): [number, number] => {
    const all = siblings(element)
    return [all.indexOf(element) + 1, all.length]
  }
  switch (name) {
    case 'first-child':
      return element => place(element)[0] === 1
    case 'last-child':
      return (element) => {
        const [at, count] = place(element)
        return at === count
      }
    case 'only-child':
      return element => place(element)[1] === 1
    case 'nth-child': {
      const test = nth((argument ?? '').toLowerCase())
      return test && (element => test(place(element)[0]))
    }
    case 'not': {
      const inner = compoundOf(argument ?? '', null)
      return inner && (element => !fits(element, inner))
    }
    default:
      return null
  }
}

/** One compound of a selector; null when it holds what is not understood, which `loose` leaves out. */
function compoundOf(text: string, joined: Compound['joined'], loose = false): Compound | null {
  const compound: Compound = { tag: null, id: null, classes: [], attributes: [], tests: [], joined }
  const pattern = /([\w-]+|\*)|\.((?:[\w\u0080-\uFFFF-]|\\.)+)|#((?:[\w\u0080-\uFFFF-]|\\.)+)|\[([\w:-]+)(?:=["']?([^"'\]]*)["']?)?\]|:([\w-]+)(?:\(([^()]*)\))?/y
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text)
    if (!match)
      return loose ? compound : null
    const [, tag, name, id, attributeName, value, pseudoName, argument] = match
    if (tag) {
      compound.tag = tag === '*' ? null : tag.toLowerCase()
    }
    else if (name) {
      compound.classes.push(name.replace(/\\/g, ''))
    }
    else if (id) {
      compound.id = id.replace(/\\/g, '')
    }
    else if (attributeName) {
      compound.attributes.push({ name: attributeName.toLowerCase(), value: value ?? null })
    }
    else {
      const test = pseudo(pseudoName!, argument)
      if (test)
        compound.tests.push(test)
      else if (!loose)
        return null
    }
  }
  return compound
}

/** Compounds and combinators apart by single spaces; none within brackets. */
function spaced(selector: string): string {
  let depth = 0
  let result = ''
  for (const sign of selector) {
    depth += /[[(]/.test(sign) ? 1 : /[\])]/.test(sign) ? -1 : 0
    if (depth > 0)
      result += /\s/.test(sign) ? '' : sign
    else
      result += /[>+~]/.test(sign) ? ` ${sign} ` : /\s/.test(sign) ? ' ' : sign
  }
  return result
}

function selectorOf(text: string): Compound[] | null {
  const compounds: Compound[] = []
  let joined: Compound['joined'] = null
  for (const part of spaced(text).split(' ').filter(part => part !== '')) {
    if (part === '>' || part === '+' || part === '~') {
      joined = part
      continue
    }
    const compound = compoundOf(part, compounds.length === 0 ? null : joined ?? ' ')
    if (!compound)
      return null
    compounds.push(compound)
    joined = null
  }
  return compounds.length > 0 ? compounds : null
}

function specificityOf(compounds: readonly Compound[]): number {
  return compounds.reduce((sum, { tag, id, classes, attributes, tests }) => sum + (id ? 10_000 : 0) + (classes.length + attributes.length + tests.length) * 100 + (tag ? 1 : 0), 0)
}

/** Blocks of a style sheet with what stands before each, and whether it may not apply; those of a screen's at-rules are opened, nested ones may apply. */
function* blocksOf(css: string, maybe = false): Generator<[string, string, boolean]> {
  let at = 0
  while (at < css.length) {
    const open = css.indexOf('{', at)
    if (open < 0)
      return
    const head = css.slice(at, open).replace(/^[\s\S]*;/, '').trim()
    let depth = 1
    let end = open + 1
    while (end < css.length && depth > 0) {
      const sign = css[end++]
      depth += sign === '{' ? 1 : sign === '}' ? -1 : 0
    }
    const body = css.slice(open + 1, depth === 0 ? end - 1 : end)
    if (/^@(?:media\s+(?:only\s+)?(?:all|screen)\s*$|supports|layer)/i.test(head)) {
      yield* blocksOf(body, maybe)
    }
    else if (/^@(?:media|container|scope)/i.test(head) && !/print|max-/i.test(head)) {
      yield* blocksOf(body, true)
    }
    else if (!head.startsWith('@')) {
      yield [head, body.replace(/[^;{}]*\{[\s\S]*\}/, ''), maybe]
      if (body.includes('{'))
        yield* blocksOf(body, true)
    }
    at = end
  }
}

/** A selector of which only the end is known, for rules that may apply. */
function endOf(selector: string): Compound[] {
  const last = spaced(selector.replace(/&/g, '')).split(' ').filter(part => !/^[>+~]?$/.test(part)).at(-1) ?? '*'
  return [compoundOf(last, null, true)!]
}

/** Whether a rule prints digits of its own; a name: those of that attribute. */
function printsDigits(body: string): boolean | string {
  const content = /(?:^|[;\s])content\s*:([^;]*)/i.exec(unescaped(body).replace(/\\[\da-f]+|url\([^)]*\)/gi, ''))?.[1] ?? ''
  const named = /attr\(\s*([\w-]+)/i.exec(content)?.[1]
  return /\d|counters?\(/i.test(content.replace(/attr\([^)]*\)/gi, '')) || (named?.toLowerCase() ?? false)
}

/** The rules of `css` that matter to what is seen. Where a selector is not understood and its rule would hide or mark text, what it may be meant for is told so. */
export function parseSheet(css: string): StyleSheet {
  const sheet = new Map<string, Rule[]>()
  const doubt = (value: string): Declarations => new Map([[unsure, { value, important: false }]])
  let count = 0
  const plain = css.slice(0, mostCss).replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, ' ')
  for (const [head, body, maybe] of blocksOf(plain)) {
    const declarations = declarationsOf(body)
    const printing = generated.test(head) && printsDigits(body)
    if (declarations.size === 0 && !printing)
      continue
    for (const selector of unescaped(head).split(/,(?![^[(]*[\])])/)) {
      if (passing.test(selector))
        continue
      const isGenerated = generated.test(selector)
      const exact = maybe || isGenerated ? null : selectorOf(selector)
      if ((!exact && !(isGenerated ? printing : conceals(declarations))) || count++ >= mostRules)
        continue
      const compounds = exact ?? endOf(selector)
      if (isGenerated && typeof printing === 'string')
        compounds.at(-1)!.tests.push(element => /\d/.test(attribute(element, printing) ?? ''))
      const { id, classes: [name], tag } = compounds.at(-1)!
      const key = id ? `#${id}` : name ? `.${name}` : tag ?? '*'
      sheet.set(key, [...sheet.get(key) ?? [], { compounds, declarations: exact ? declarations : doubt(isGenerated ? 'printed' : ''), specificity: specificityOf(compounds) * mostRules + count }])
    }
  }
  return sheet
}

function classesOf(element: Element): string[] {
  return attribute(element, 'class')?.split(/\s+/) ?? []
}

function fits(element: Element, { tag, id, classes, attributes, tests }: Compound): boolean {
  if ((tag && tag !== element.tagName) || (id && id !== attribute(element, 'id')))
    return false
  const own = classes.length > 0 ? classesOf(element) : []
  return classes.every(name => own.includes(name))
    && attributes.every(({ name, value }) => value === null ? attribute(element, name) !== null : attribute(element, name) === value)
    && tests.every(test => test(element))
}

function parentOf(element: Element): Element | null {
  return element.parentNode && isElement(element.parentNode) ? element.parentNode : null
}

function matches(element: Element, compounds: readonly Compound[], at = compounds.length - 1): boolean {
  if (!fits(element, compounds[at]!))
    return false
  const { joined } = compounds[at]!
  if (joined === null)
    return true
  if (joined === '+' || joined === '~') {
    const all = siblings(element)
    const before = all.slice(0, all.indexOf(element))
    return (joined === '+' ? before.slice(-1) : before).some(other => matches(other, compounds, at - 1))
  }
  for (let above = parentOf(element); above; above = joined === '>' ? null : parentOf(above)) {
    if (matches(above, compounds, at - 1))
      return true
  }
  return false
}

const mostInline = 2000
const inlineStyles = new Map<string, Declarations>()

/** The declarations of a `style` attribute: Word writes the same few on thousands of runs. */
function inlineOf(style: string): Declarations {
  const held = inlineStyles.get(style)
  if (held)
    return held
  if (inlineStyles.size >= mostInline)
    inlineStyles.clear()
  const declarations = declarationsOf(style)
  inlineStyles.set(style, declarations)
  return declarations
}

/** What style sheet and `style` attribute declare for an element. */
export function declared(element: Element, sheet: StyleSheet): Declarations {
  const inline = attribute(element, 'style')
  const own: Declarations = inline ? inlineOf(inline) : new Map()
  if (sheet.size === 0)
    return own
  const id = attribute(element, 'id')
  const keys = ['*', element.tagName, ...id ? [`#${id}`] : [], ...classesOf(element).map(name => `.${name}`)]
  const rules = keys.flatMap(key => sheet.get(key) ?? []).filter(({ compounds }) => matches(element, compounds)).sort((a, b) => a.specificity - b.specificity)
  if (rules.length === 0)
    return own
  const all: Declarations = new Map()
  for (const declarations of [...rules.map(rule => rule.declarations), own]) {
    for (const [name, declaration] of declarations) {
      put(all, name, declaration)
    }
  }
  return all
}
