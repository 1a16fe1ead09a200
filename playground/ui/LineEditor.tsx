import {
  acceptCompletion,
  autocompletion,
  completionKeymap,
  type CompletionSource
} from '@codemirror/autocomplete'
import { defaultKeymap } from '@codemirror/commands'
import { EditorState } from '@codemirror/state'
import { keymap, placeholder as placeholderOf } from '@codemirror/view'
import { useRef } from 'preact/hooks'
import { useEditor } from './useEditor'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  describedBy: string
  isInvalid?: boolean
  placeholder?: string
  complete: CompletionSource
}

/** A field of one line that completes what is typed. Tab takes the first completion, or leaves the field. */
export function LineEditor({ placeholder = '', complete, isInvalid = false, ...props }: Props) {
  const source = useRef(complete)
  source.current = complete
  const { parent } = useEditor({ ...props, isInvalid }, () => [
    // A pasted line break would make a second line.
    EditorState.transactionFilter.of((change) => (change.newDoc.lines > 1 ? [] : change)),
    autocompletion({ override: [(context) => source.current(context)], icons: false }),
    keymap.of([{ key: 'Tab', run: acceptCompletion }, ...completionKeymap]),
    keymap.of(defaultKeymap.filter(({ key }) => key !== 'Enter' && key !== 'Mod-Enter')),
    placeholderOf(placeholder)
  ])
  return <div class="line" ref={parent} />
}
