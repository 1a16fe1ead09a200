import { Annotation, type ChangeSet, StateField } from '@codemirror/state'
import type { Command, KeyBinding } from '@codemirror/view'

interface Step {
  changes: ChangeSet
  at: number
}

interface Past {
  done: Step[]
  undone: Step[]
}

// Typing without a pause is undone as one.
const PAUSE_MS = 500
const MOST_STEPS = 200

const fromHistory = Annotation.define<Past>()

const push = (steps: Step[], step: Step, joins: boolean): Step[] => {
  const last = steps.at(-1)
  return last && joins && step.at - last.at < PAUSE_MS
    ? [...steps.slice(0, -1), { changes: step.changes.compose(last.changes), at: step.at }]
    : [...steps, step].slice(-MOST_STEPS)
}

/** Keeps what has been typed, for undo and redo. */
export const history = StateField.define<Past>({
  create: () => ({ done: [], undone: [] }),
  update: (past, transaction) => {
    const moved = transaction.annotation(fromHistory)
    if (moved) return moved
    if (!transaction.docChanged) return past
    const changes = transaction.changes.invert(transaction.startState.doc)
    const isTyping = transaction.isUserEvent('input') || transaction.isUserEvent('delete')
    return { done: push(past.done, { changes, at: Date.now() }, isTyping), undone: [] }
  }
})

const move =
  (from: keyof Past, to: keyof Past): Command =>
  ({ state, dispatch }) => {
    const past = state.field(history)
    const step = past[from].at(-1)
    if (!step) return false
    const back = { changes: step.changes.invert(state.doc), at: 0 }
    const next = { [from]: past[from].slice(0, -1), [to]: [...past[to], back] } as unknown as Past
    dispatch({ changes: step.changes, annotations: fromHistory.of(next) })
    return true
  }

const newline: Command = ({ state, dispatch }) => {
  const { from } = state.selection.main
  const [indent = ''] = /^\s*/.exec(state.doc.lineAt(from).text) ?? []
  const deeper = /[{[]$/.test(state.sliceDoc(0, from).trimEnd()) ? '  ' : ''
  dispatch(state.replaceSelection(`\n${indent}${deeper}`), { scrollIntoView: true })
  return true
}

/** Undo, redo, and a new line that keeps the indentation. */
export const keys: KeyBinding[] = [
  { key: 'Mod-z', run: move('done', 'undone'), preventDefault: true },
  { key: 'Mod-Shift-z', run: move('undone', 'done'), preventDefault: true },
  { key: 'Mod-y', run: move('undone', 'done'), preventDefault: true },
  { key: 'Enter', run: newline }
]
