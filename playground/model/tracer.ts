import type { Json } from '../protocol'
import { changesOf, isEqual, type Target, toAnother } from './changes'
import { keyOfNote, perform, reasonOfNote, type Run } from './explain'
import { changedAt, fromPointer, isObject, isOnTheWay, type Keys, valueAt } from './pointer'
import { createReader, readsOf } from './reads'
import type { ActionKey, Mapping } from './setup'

/** What becomes of a value in one field. */
export interface Followed {
  targets: Target[]
  reasons: string[]
  /** The fields whose value goes in place of this one. */
  insteadOf: string[]
  /** The key inside of the field, if the field has fields of its own. */
  inner?: string
}

/** Follows the values of one event through one mapping. */
export interface Tracer {
  mapping: Mapping
  action: ActionKey
  /** The fields that may read the value at these keys. */
  fieldsFor: (keys: Keys) => string[]
  /** What becomes of the value at these keys in a field; undefined if the field does not take it. */
  follow: (field: string, keys: Keys) => Followed | undefined
  /** The fields that have a value. */
  fixed: () => string[]
  followFixed: (field: string) => Pick<Followed, 'targets' | 'reasons'>
  /** The same for a smaller event. */
  narrow: (event: Json) => Tracer
}

/** Follows a value by running the plugin's own code again without it, so nothing here knows what a mapper does. */
export function createTracer(
  mapping: Mapping,
  { calls, notes, payload: made }: Run,
  event: Json,
  settings: Json
): Tracer {
  const action = mapping.partnerAction as ActionKey
  const payload = isObject(made) ? made : {}
  const fields = Object.entries(mapping.mapping).map(([key, value]) => {
    const { pointers, isOpaque } = readsOf(value)
    return { key, isOpaque, keys: pointers.map(fromPointer) }
  })
  const isWhole = fields.some(({ key }) => key.startsWith('__'))
  const names = isWhole ? Object.keys(payload) : fields.map(({ key }) => key)
  const base: Run = { payload, calls, notes }
  const withoutField = new Map<string, Run>()

  const run = (changed: Json): Run => perform(action, changed, event, settings)

  const without = (field: string, from: Json = payload): Json => {
    const { [field]: _, ...rest } = from
    return rest
  }

  const put = (field: string, value: unknown, from: Json = payload): Json =>
    value === undefined ? without(field, from) : { ...from, [field]: value }

  const valueIn = createReader(mapping.mapping, names, isWhole)

  const notesLost = ({ notes: left }: Run): string[] => notes.filter((note) => !left.includes(note))

  // The value would be sent without these fields: theirs is sent in its place.
  const insteadOf = (field: string, value: unknown): string[] =>
    Object.keys(payload).filter((other) => {
      if (other === field) return false
      const before = withoutField.get(other) ?? run(without(other))
      withoutField.set(other, before)
      const after = run(put(field, value, without(other)))
      const isSent = changesOf(before.calls, after.calls).changed.length > 0
      return isSent || before.notes.length !== after.notes.length
    })

  const innerOf = (field: string, value: unknown): string | undefined => {
    const before = payload[field]
    if (!isObject(before)) return undefined
    const after = isObject(value) ? value : {}
    const changed = Object.keys(before).filter((key) => !isEqual(before[key], after[key]))
    return changed.length === 1 ? changed[0] : undefined
  }

  const follow = (field: string, keys: Keys): Followed | undefined => {
    const gone = valueIn(field, changedAt(event, keys) as Json)
    const isTaken = !isEqual(gone, payload[field])
    const other = toAnother(valueAt(event, keys))
    const replaced = (): Run => {
      const value = valueIn(field, changedAt(event, keys, other) as Json)
      return isEqual(value, payload[field]) ? base : run(put(field, value))
    }
    const after = isTaken ? run(put(field, gone)) : base
    const { changed, isCallLost } = changesOf(calls, after.calls)
    const isUnclear = isCallLost || changed.length === 0
    const targets = isUnclear && other ? changesOf(calls, replaced().calls).inPlace : changed
    if (!isTaken && targets.length === 0) return undefined
    const lost = targets.length === 0 || !isCallLost ? notesLost(after) : []
    // A company without an ID is left out as a whole.
    const ofField = notes.filter(
      (note) => keyOfNote(note) === field || note.includes(` ${field} "company_id": `)
    )
    const isSilent = targets.length === 0 && lost.length === 0
    const instead = isSilent && ofField.length === 0 ? insteadOf(field, gone) : []
    const inner = innerOf(field, gone)
    return {
      targets,
      reasons: (isSilent && instead.length === 0 ? ofField : lost).map(reasonOfNote),
      insteadOf: instead,
      ...(inner !== undefined && { inner })
    }
  }

  const narrow = (smaller: Json): Tracer => {
    const made = Object.fromEntries(
      names.flatMap((field) => {
        const value = valueIn(field, smaller)
        return value === undefined ? [] : [[field, value]]
      })
    )
    return createTracer(mapping, perform(action, made, smaller, settings), smaller, settings)
  }

  return {
    mapping,
    action,
    narrow,
    fieldsFor: (keys) =>
      isWhole
        ? names
        : fields.flatMap(({ key, isOpaque, keys: read }) =>
            isOpaque ||
            read.some((pointer) => isOnTheWay(pointer, keys) || isOnTheWay(keys, pointer))
              ? [key]
              : []
          ),
    follow,
    fixed: () => Object.keys(payload),
    followFixed: (field) => {
      const after = run(without(field))
      const other = toAnother(payload[field])
      const { changed, isCallLost } = changesOf(calls, after.calls)
      const inPlace = other ? changesOf(calls, run(put(field, other.value)).calls).inPlace : []
      return {
        targets: isCallLost ? inPlace : changed,
        reasons: notesLost(after).map(reasonOfNote)
      }
    }
  }
}
