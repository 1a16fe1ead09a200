import { isObject } from './pointer'
import type { Row, Way } from './ways'

const isWithoutAnything = ({ targets, reasons, insteadOf }: Way): boolean =>
  targets.length + reasons.length + insteadOf.length === 0

const isSameField = (one: Way, other: Way): boolean =>
  one.mapping === other.mapping && one.field === other.field

// One line tells what a field does with an object as a whole, not a line for each of its keys.
const withoutRepeats = (row: Row, rows: Row[]): Row => {
  const outer = rows.filter(({ id }) => row.id.startsWith(`${id}.`))
  const isSaid = (way: Way): boolean =>
    isWithoutAnything(way) && outer.some(({ ways }) => ways.some((one) => isSameField(one, way)))
  return outer.length === 0 ? row : { ...row, ways: row.ways.filter((way) => !isSaid(way)) }
}

// An object whose keys have rows of their own has a row itself only for what they do not show.
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
