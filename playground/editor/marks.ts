import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { Keys } from '../model/pointer'
import { nameRangeOf, rangeOf } from './jsonPath'

/** A property of a JSON text that looks different: it is lit up, or only its name says how it fares. */
export interface Mark {
  keys: Keys
  look: 'lit' | 'unsent' | 'untaken'
}

/** Puts the marks of a JSON text in the place of those that it has. */
export const setMarks = StateEffect.define<Mark[]>()

/** The marks of a JSON text. */
export const marks = StateField.define<DecorationSet>({
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
