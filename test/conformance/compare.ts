import { isDeepStrictEqual } from 'node:util'
import type { Outcome } from './scenario'

const parts = ['sent', 'cookies', 'storage', 'notes', 'visitorId'] as const

/** How an outcome differs from what is expected, in lines to print; none if it does not. */
export const differences = (expected: Outcome, found: Outcome): string[] =>
  parts.flatMap((part) =>
    isDeepStrictEqual(plain(expected[part]), plain(found[part]))
      ? []
      : [
          `${part}: expected ${text(expected[part])}`,
          `${' '.repeat(part.length)}  but found ${text(found[part])}`
        ]
  )

/** As JSON would carry it, with the keys of an object in one order. */
const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(text(value))

const text = (value: unknown) =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item
  ) ?? 'undefined'
