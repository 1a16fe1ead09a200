import { keptAttributes, keptMetadata } from './kept'
import type { IntercomCall } from './explain'
import { isObject, type Keys } from './pointer'

/** What Intercom does not keep of a call, though the plugin sends it. */
export interface Loss {
  call: number
  keys: Keys
  reason: string
}

type Problem = ReturnType<typeof keptMetadata>['problems'][number]['reason']

/** What is said of an object or a list where Intercom takes one value. */
export const NESTED = 'Intercom doesn’t accept nested values.'

const reasons: Record<Problem, string> = {
  'too many keys': 'Intercom keeps only the first 20 keys of an event.',
  name: 'Intercom doesn’t accept a dot or a dollar sign in a key.',
  nested: NESTED,
  cut: 'Intercom keeps only the first 255 characters.'
}

const problemsOf = (value: unknown, keep: typeof keptMetadata, keys: Keys, call: number): Loss[] =>
  isObject(value)
    ? keep(value).problems.map(({ key, reason }) => ({
        call,
        keys: [...keys, key],
        reason: reasons[reason]
      }))
    : []

/** What Intercom does not keep of these calls, by the limits of the simulated Messenger. */
export const lossesOf = (calls: IntercomCall[]): Loss[] =>
  calls.flatMap(({ command, args }, call) => {
    const [first, second] = args
    if (command === 'trackEvent') return problemsOf(second, keptMetadata, ['1'], call)
    const company = isObject(first) ? first.company : undefined
    return [
      ...problemsOf(first, keptAttributes, ['0'], call),
      ...problemsOf(company, keptAttributes, ['0', 'company'], call)
    ]
  })
