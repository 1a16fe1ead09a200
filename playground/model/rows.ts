import type { Json } from '../protocol'
import { isFilledIn } from './composed'
import { isObject, isOnTheWay, type Keys, toText } from './pointer'
import type { Row, Way } from './ways'

// They hold the rows, and have no row of their own.
const CONTAINERS = ['properties', 'traits', 'context', 'integrations']

// They tell events apart, and are no data that somebody wants to send.
const OF_EVENT = ['anonymousId', 'messageId', 'timestamp', 'type']

/** How many keys of an event are followed. More would make typing slow, and nobody reads them. */
export const MAX_ROWS = 300

const isDeeper = (pointer: Keys, keys: Keys): boolean =>
  pointer.length > keys.length && isOnTheWay(pointer, keys)

/**
 * The keys of an event that have a row in the flow. An object is one row. If a mapping reads inside of it, each of its
 * keys has a row, too. What Analytics.js fills in has one only if a mapping reads it.
 */
export function rowsOf(event: Json, pointers: Keys[], given: Json): Keys[] {
  const rows: Keys[] = []
  const visit = (value: unknown, keys: Keys): void => {
    const isContainer = keys.length === 1 && CONTAINERS.includes(keys[0] ?? '')
    const isOfPage = keys[0] === 'context' || keys[0] === 'integrations'
    const isOpen = isContainer || isOfPage || pointers.some((pointer) => isDeeper(pointer, keys))
    const isRead = pointers.some((pointer) => isOnTheWay(pointer, keys))
    if (!isRead && (OF_EVENT.includes(keys[0] ?? '') || isFilledIn(event, given, keys))) return
    if (!isObject(value) || !isOpen) {
      rows.push(keys)
      return
    }
    if (!isContainer && !isOfPage) rows.push(keys)
    for (const [key, inner] of Object.entries(value)) visit(inner, [...keys, key])
  }
  for (const [key, value] of Object.entries(event)) visit(value, [key])
  return rows
}

// A smaller event, and the rows that are followed in it.
interface EventPart {
  event: Json
  rows: Keys[]
}

// To follow a row costs a run over all keys of its event.
const ROWS_A_PART = 16

// `to` with the value that `from` has at these keys.
const withValue = (to: Json, from: Json, [key = '', ...rest]: Keys): Json => {
  const inner =
    rest.length === 0 ? from[key] : withValue((to[key] ?? {}) as Json, from[key] as Json, rest)
  return Object.fromEntries([...Object.entries(to).filter(([name]) => name !== key), [key, inner]])
}

function without(value: unknown, gone: Set<string>, keys: Keys = []): unknown {
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const path = [...keys, key]
      return gone.has(toText(path)) ? [] : [[key, without(inner, gone, path)]]
    })
  )
}

/**
 * Divides an event of many keys into smaller ones. Each of them has what a field reads by name, because the rest can
 * depend on it.
 */
export function partsOf(event: Json, rows: Keys[], pointers: Keys[]): EventPart[] {
  const isNamed = (keys: Keys): boolean =>
    keys.length === 1 ||
    pointers.some((pointer) => pointer.length >= keys.length && isOnTheWay(pointer, keys))
  const others = rows.filter((keys) => !isNamed(keys))
  if (others.length <= 2 * ROWS_A_PART) return [{ event, rows }]
  const ids = others.map(toText)
  const bare = without(event, new Set(ids)) as Json
  const parts: EventPart[] = [{ event: bare, rows: rows.filter(isNamed) }]
  for (let start = 0; start < others.length; start += ROWS_A_PART) {
    const own = others.slice(start, start + ROWS_A_PART)
    const part = own.reduce<Json>((smaller, keys) => withValue(smaller, event, keys), bare)
    parts.push({ event: part, rows: own })
  }
  return parts
}

const isWithoutAnything = ({ targets, reasons, insteadOf }: Way): boolean =>
  targets.length + reasons.length + insteadOf.length === 0

const isSameField = (one: Way, other: Way): boolean =>
  one.mapping === other.mapping && one.field === other.field

// If nothing comes of an object, one line says so, not one for each of its keys.
const withoutRepeats = (row: Row, rows: Row[]): Row => {
  const outer = rows.filter(({ id }) => row.id.startsWith(`${id}.`))
  const isSaid = (way: Way): boolean =>
    isWithoutAnything(way) && outer.some(({ ways }) => ways.some((one) => isSameField(one, way)))
  return outer.length === 0 ? row : { ...row, ways: row.ways.filter((way) => !isSaid(way)) }
}

// If the keys of an object have rows, the object has one only for what those do not show.
const isNeeded = (row: Row, rows: Row[]): boolean => {
  if (!isObject(row.value)) return true
  const inner = rows.filter(({ id }) => id.startsWith(`${row.id}.`))
  if (inner.length === 0) return true
  const isShown = (way: Way): boolean =>
    inner.some(({ ways }) => ways.some((one) => isSameField(one, way) && !isWithoutAnything(one)))
  return row.ways.some((way) => !isShown(way) && !isWithoutAnything(way))
}

/** The rows that say something, each thing once. */
export const tidy = (rows: Row[]): Row[] => {
  const needed = rows.filter((row) => isNeeded(row, rows))
  const objects = needed.filter(({ value }) => isObject(value))
  return needed.map((row) => withoutRepeats(row, objects))
}
