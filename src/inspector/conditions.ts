import { EOS, lex, type Token } from '../shims/tokens'
import { parse } from '../shims/triggers'

type Event = Parameters<NonNullable<ReturnType<typeof parse>>>[0]

// They take what they are about in parentheses, which are no group.
const CALL = /^(contains|match)$/
const isCall = ({ value, isName }: Token): boolean => isName === true && CALL.test(value)

const isMark = ({ value, isName }: Token, marks: string[]): boolean =>
  !isName && marks.includes(value)

const toText = (tokens: Token[]): string =>
  tokens
    .map((token, index) => {
      const before = tokens[index - 1]
      const isTight =
        !before || isMark(token, ['(', ')', ',']) || isMark(before, ['(', '!']) ? '' : ' '
      return isTight + token.value
    })
    .join('')

const isMet = (condition: Token[], event: Event): boolean => {
  try {
    return parse([...condition, EOS])?.(event) ?? true
  } catch {
    // What Segment reads only together with its neighbor.
    return false
  }
}

/** The conditions of a valid trigger that an event does not meet, as they are written. The plugin's own parser reads them. */
export function unmetConditions(trigger: string, event: Event): string[] {
  const tokens = lex(trigger)
  const conditions: Token[][] = [[]]
  for (let token = tokens.shift(); token; token = tokens.shift())
    if (isMark(token, ['and', 'or', '(', ')', EOS.value])) conditions.push([])
    else conditions.at(-1)?.push(token, ...(isCall(token) ? tokens.splice(0, 5) : []))
  return conditions
    .filter((condition) => condition.length > 0 && !isMet(condition, event))
    .map(toText)
}
