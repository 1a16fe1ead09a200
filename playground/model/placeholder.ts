import { isObject, type Keys } from './pointer'

/** What stands for a part of pasted code that would have to be run: `‹order.total›`. */
export const toPlaceholder = (code: string): string => {
  const line = code.replace(/\s+/g, ' ').replace(/[‹›]/g, '')
  return `‹${line.length > 40 ? `${line.slice(0, 39)}…` : line}›`
}

const PLACEHOLDER = /‹([^‹›]+)›/

/** The placeholders in a value: the keys that lead to each, and the code that it stands for. */
export function placeholdersIn(value: unknown, keys: Keys = []): { keys: Keys; code: string }[] {
  if (typeof value === 'string') {
    const code = PLACEHOLDER.exec(value)?.[1]
    return code === undefined ? [] : [{ keys, code }]
  }
  return isObject(value) || Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inner]) => placeholdersIn(inner, [...keys, key]))
    : []
}
