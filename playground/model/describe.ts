import type { parseFql } from '@segment/destination-subscriptions'

type Trigger = ReturnType<typeof parseFql>
/** One of the conditions of a trigger. */
export type Condition = Exclude<Trigger, { error: Error }>['children'][number]

const operators: Record<string, string> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
  number_equals: 'is the number',
  number_not_equals: 'is not the number',
  contains: 'contains',
  not_contains: 'does not contain',
  starts_with: 'starts with',
  not_starts_with: 'does not start with',
  ends_with: 'ends with',
  not_ends_with: 'does not end with',
  exists: 'exists',
  not_exists: 'does not exist',
  is_true: 'is true',
  is_false: 'is false'
}

const subjects: Record<string, string> = {
  'event-type': 'the type',
  event: 'the event name',
  userId: 'the user ID',
  name: 'the page name',
  'event-property': 'the property',
  'event-trait': 'the trait',
  'event-context': 'the context'
}

/** A condition in words, in brackets if it is a group inside of another. */
export const describeCondition = (condition: Condition, isInner: boolean): string => {
  if (condition.type === 'group') {
    const text = condition.children
      .map((child) => describeCondition(child, condition.children.length > 1))
      .join(` ${condition.operator} `)
    return isInner ? `(${text})` : text
  }
  const subject = subjects[condition.type] ?? condition.type
  const named = 'name' in condition ? `${subject} ${condition.name}` : subject
  const value = 'value' in condition && condition.value !== undefined ? condition.value : ''
  const shown = value === '' ? '' : ` ${JSON.stringify(value)}`
  return `${named} ${operators[condition.operator] ?? condition.operator}${shown}`
}
