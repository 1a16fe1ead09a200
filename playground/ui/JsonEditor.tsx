import { defaultKeymap } from '@codemirror/commands'
import { json, jsonParseLinter } from '@codemirror/lang-json'
import { bracketMatching, syntaxHighlighting } from '@codemirror/language'
import { linter } from '@codemirror/lint'
import { StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  highlightSpecialChars,
  keymap
} from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { useEffect, useId, useRef } from 'preact/hooks'
import { keysAt, nameRangeOf, rangeOf } from './jsonPath'
import { useEditor } from './useEditor'

/** A property that looks different: all of it if it is lit up, or only its name. */
export interface Mark {
  keys: readonly string[]
  look: 'lit' | 'unsent' | 'untaken' | 'open'
}

const setMarks = StateEffect.define<Mark[]>()

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { effects, state, changes }) => {
    const effect = effects.find((one) => one.is(setMarks))
    if (!effect) return before.map(changes)
    const ranges = effect.value.flatMap(({ keys, look }) => {
      const range = look === 'lit' ? rangeOf(state, keys) : nameRangeOf(state, keys)
      return range ? [Decoration.mark({ class: `mark-${look}` }).range(range.from, range.to)] : []
    })
    return Decoration.set(ranges, true)
  },
  provide: (field) => EditorView.decorations.from(field)
})

const parse = jsonParseLinter()

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  /** What is wrong with the text, said below the editor. */
  error?: string | undefined
  /** What the text is good for, said below the editor while nothing is wrong. */
  hint?: string
  /** What looks different in it. */
  marked?: Mark[]
  /** Somebody points at what these keys lead to. */
  onPoint?: (keys: readonly string[]) => void
}

/** An editor for JSON that says what is wrong with it as you type. Tab leaves it. */
export function JsonEditor({ label, value, onChange, error, hint, marked, onPoint }: Props) {
  const id = useId()
  const point = useRef(onPoint)
  point.current = onPoint
  const props = { label, value, onChange, describedBy: id, isInvalid: error !== undefined }
  const { parent, view } = useEditor(props, () => [
    json(),
    // Nothing at all is fine if an object may be left out.
    linter((edited) => (edited.state.doc.length === 0 ? [] : parse(edited)), { delay: 200 }),
    syntaxHighlighting(classHighlighter),
    bracketMatching(),
    highlightSpecialChars(),
    marks,
    keymap.of(defaultKeymap.filter(({ key }) => key !== 'Mod-Enter')),
    EditorView.lineWrapping,
    EditorView.domEventHandlers({
      mousemove: ({ clientX: x, clientY: y }, editor) => {
        const position = editor.posAtCoords({ x, y })
        if (position !== null) point.current?.(keysAt(editor.state, position))
      },
      mouseleave: () => point.current?.([])
    }),
    EditorView.updateListener.of(({ selectionSet, state, view: { hasFocus } }) => {
      if (selectionSet && hasFocus) point.current?.(keysAt(state, state.selection.main.head))
    })
  ])

  useEffect(() => {
    view.current?.dispatch({ effects: setMarks.of(marked ?? []) })
  }, [marked, value])

  return (
    <div class="editor">
      <div class="code" ref={parent} />
      <p class={error === undefined ? 'hint' : 'error'} id={id} aria-live="polite">
        {error ?? hint}
      </p>
    </div>
  )
}
