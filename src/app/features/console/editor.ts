import type { Completion } from '@codemirror/autocomplete'
import type { DictionaryTable } from './useDictionary'
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { PostgreSQL, schemaCompletionSource, sql, SQLDialect } from '@codemirror/lang-sql'
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** What the page does with the editor. */
export interface Editor {
  text: () => string
  /** Puts `text` in place of everything. */
  replace: (text: string) => void
  /** Puts `text` where the cursor is. */
  insert: (text: string) => void
  complete: (tables: readonly DictionaryTable[]) => void
  /** Marks where the engine stopped understanding; null takes the mark away. */
  point: (at: { line: number, column: number } | null) => void
  focus: () => void
  destroy: () => void
}

/** What DuckDB asks with beyond PostgreSQL. */
const duckdb = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords} asof qualify pivot unpivot sample summarize describe exclude semi anti positional try_cast`,
  types: `${PostgreSQL.spec.types} tinyint utinyint usmallint uinteger ubigint hugeint double varchar list struct map`,
})

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--blue)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--accepted)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--warning)' },
  { tag: [tags.lineComment, tags.blockComment], color: 'var(--ink-3)', fontStyle: 'italic' },
])

const look = EditorView.theme({
  '&': { backgroundColor: 'var(--paper)', color: 'var(--ink)', fontSize: '14px', borderRadius: 'var(--radius)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'ui-monospace, SFMono-Regular, Consolas, "Noto Sans Mono CJK SC", monospace', lineHeight: '1.6', minHeight: '174px', maxHeight: '45vh' },
  '.cm-content': { caretColor: 'var(--ink)', paddingBlock: '8px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--paper-2)', color: 'var(--ink-3)', borderRight: '1px solid var(--line)', borderRadius: 'var(--radius) 0 0 var(--radius)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--blue) 5%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--blue-2)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--paper-3)', outline: '1px solid var(--edge)' },
  '.cm-fault': { textDecoration: 'underline wavy var(--error)', textUnderlineOffset: '3px', backgroundColor: 'color-mix(in srgb, var(--error) 12%, transparent)' },
  '.cm-tooltip': { border: '1px solid var(--edge)', borderRadius: 'var(--radius)', backgroundColor: 'var(--paper)', color: 'var(--ink)', boxShadow: 'var(--shadow)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--blue)', color: 'var(--on-blue)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected] .cm-completionDetail': { color: 'var(--on-blue)' },
  '.cm-completionDetail': { color: 'var(--ink-2)', fontStyle: 'normal' },
  '.cm-completionInfo': { maxWidth: '320px', padding: '6px 10px', fontFamily: 'var(--font)' },
})

const setFault = StateEffect.define<{ from: number, to: number } | null>()
const faultField = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    const next = change.docChanged ? Decoration.none : marks
    return change.effects.reduce((kept, effect) => effect.is(setFault)
      ? effect.value ? Decoration.set([Decoration.mark({ class: 'cm-fault' }).range(effect.value.from, effect.value.to)]) : Decoration.none
      : kept, next)
  },
  provide: field => EditorView.decorations.from(field),
})

function completions(tables: readonly DictionaryTable[]): Record<string, { self: Completion, children: Completion[] }> {
  return Object.fromEntries(tables.map(table => [table.name, {
    self: { label: table.name, apply: table.text, type: table.macro ? 'function' : 'type', detail: table.meaning },
    children: table.macro ? [] : table.columns.map(({ name, type, meaning }) => ({ label: name, type: 'property', detail: type, ...(meaning !== '' && { info: meaning }) })),
  }]))
}

/** A SQL editor in `parent`. Tab is left to the page, so that the keyboard gets out. */
export function createEditor(parent: HTMLElement, { text, label, described, onChange, onRun }: { text: string, label: string, described: string, onChange: (text: string) => void, onRun: () => void }): Editor {
  const schema = new Compartment()
  const language = (tables: readonly DictionaryTable[]) => [
    sql({ dialect: duckdb, upperCaseKeywords: true }),
    duckdb.language.data.of({ autocomplete: schemaCompletionSource({ dialect: duckdb, schema: completions(tables) }) }),
  ]
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion(),
        highlightActiveLine(),
        schema.of(language([])),
        syntaxHighlighting(colours),
        look,
        faultField,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': described }),
        keymap.of([
          { key: 'Mod-Enter', run: () => {
            onRun()
            return true
          } },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of(update => update.docChanged && onChange(update.state.doc.toString())),
      ],
    }),
  })

  return {
    text: () => view.state.doc.toString(),
    replace: next => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, selection: { anchor: next.length } }),
    insert: (piece) => {
      view.dispatch(view.state.replaceSelection(piece))
      view.focus()
    },
    complete: tables => view.dispatch({ effects: schema.reconfigure(language(tables)) }),
    point: (at) => {
      if (!at)
        return view.dispatch({ effects: setFault.of(null) })
      const line = view.state.doc.line(Math.min(Math.max(1, at.line), view.state.doc.lines))
      const from = Math.min(line.from + at.column - 1, line.to)
      const word = /^[\p{L}\p{N}_]+/u.exec(line.text.slice(from - line.from))?.[0].length ?? 1
      const to = Math.min(line.to, from + word)
      view.dispatch({ effects: setFault.of(to > from ? { from, to } : line.length > 0 ? { from: line.to - 1, to: line.to } : null) })
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}
