import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json, jsonParseLinter } from '@codemirror/lang-json'
import { bracketMatching, syntaxHighlighting } from '@codemirror/language'
import { linter } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap } from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { useEffect, useId, useRef } from 'preact/hooks'

const parse = jsonParseLinter()

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  /** What is wrong with the text, said below the editor. */
  error?: string | undefined
  /** What the text is good for, said below the editor while nothing is wrong. */
  hint?: string
}

/** An editor for JSON that says what is wrong with it as you type. Tab leaves it. */
export function JsonEditor({ label, value, onChange, error, hint }: Props) {
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const change = useRef(onChange)
  const statusId = useId()
  change.current = onChange

  useEffect(() => {
    const editor = new EditorView({
      parent: parent.current ?? undefined,
      state: EditorState.create({
        doc: value,
        extensions: [
          json(),
          // Nothing at all is fine where an object may be left out.
          linter((edited) => (edited.state.doc.length === 0 ? [] : parse(edited)), { delay: 200 }),
          syntaxHighlighting(classHighlighter),
          bracketMatching(),
          highlightSpecialChars(),
          history(),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': label,
            'aria-describedby': statusId,
            spellcheck: 'false',
            // It can be edited and so has focus, but not every tool knows that.
            tabindex: '0'
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) change.current(update.state.doc.toString())
          })
        ]
      })
    })
    view.current = editor
    return () => editor.destroy()
  }, [])

  useEffect(() => {
    const editor = view.current
    const text = editor?.state.doc.toString()
    if (editor && text !== value)
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
  }, [value])

  useEffect(() => {
    view.current?.contentDOM.setAttribute('aria-invalid', String(error !== undefined))
  }, [error])

  return (
    <div class="editor">
      <div class="code" ref={parent} />
      <p class={error === undefined ? 'hint' : 'error'} id={statusId} aria-live="polite">
        {error ?? hint}
      </p>
    </div>
  )
}
