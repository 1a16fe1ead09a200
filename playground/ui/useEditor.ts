import { Annotation, EditorState, type Extension } from '@codemirror/state'
import { EditorView, tooltips } from '@codemirror/view'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** What every editor of the page has. */
export interface EditorProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** The id of the element below that tells of errors in the text. */
  describedBy: string
  isInvalid: boolean
}

// Marks a change that came from outside, so nobody reports it back.
const fromOutside = Annotation.define<boolean>()

// Only what differs, so that the cursor stays where it is.
function changeOf(from: string, to: string) {
  let start = 0
  while (start < from.length && from[start] === to[start]) start++
  let end = 0
  const most = Math.min(from.length, to.length) - start
  while (end < most && from.at(-1 - end) === to.at(-1 - end)) end++
  return { from: start, to: from.length - end, insert: to.slice(start, to.length - end) }
}

/** An editor of CodeMirror in an element. It keeps no history, because the page has its own Undo. */
export function useEditor(props: EditorProps, toExtensions: () => Extension[]) {
  const { label, value, describedBy, isInvalid } = props
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const change = useRef(props.onChange)
  // What was typed and has not come back yet.
  const told = useRef<string[]>([])
  change.current = props.onChange

  // At once, so that whoever shows a field can focus it.
  useLayoutEffect(() => {
    const editor = new EditorView({
      parent: parent.current ?? undefined,
      state: EditorState.create({
        doc: value,
        extensions: [
          ...toExtensions(),
          // What scrolls must not cut off a list of completions.
          tooltips({ position: 'fixed', parent: document.body }),
          EditorView.contentAttributes.of({
            'aria-label': label,
            'aria-describedby': describedBy,
            spellcheck: 'false',
            // What can be edited can have focus, but not every tool knows that.
            tabindex: '0'
          }),
          EditorView.updateListener.of((update) => {
            const isOwn = update.transactions.every((one) => !one.annotation(fromOutside))
            if (!update.docChanged || !isOwn) return
            const text = update.state.doc.toString()
            told.current.push(text)
            change.current(text)
          })
        ]
      })
    })
    view.current = editor
    return () => editor.destroy()
  }, [])

  useEffect(() => {
    const editor = view.current
    // You can type faster than the value comes back, so what was typed here changes nothing.
    const echo = told.current.indexOf(value)
    if (echo >= 0) {
      told.current.splice(0, echo + 1)
      return
    }
    told.current = []
    const text = editor?.state.doc.toString()
    if (editor && text !== undefined && text !== value)
      editor.dispatch({ changes: changeOf(text, value), annotations: fromOutside.of(true) })
  }, [value])

  useEffect(() => {
    view.current?.contentDOM.setAttribute('aria-invalid', String(isInvalid))
  }, [isInvalid])

  return { parent, view }
}
