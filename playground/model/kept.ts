import { isRecord, type Attributes } from '../../test/support/messenger/page'

const maxMetadataKeys = 20
const maxTextLength = 255

/** What Intercom keeps of what it was sent, and what became of the rest, by its key. */
export interface Kept {
  values: Attributes
  problems: { key: string; reason: 'too many keys' | 'name' | 'nested' | 'cut' }[]
}

/**
 * What Intercom keeps of an event's metadata: the first 20 keys, without regard to case. A key has no `.` and no `$`, a
 * text has at most 255 characters, and a nested value is a price or a rich link.
 */
export function keptMetadata(metadata: Attributes): Kept {
  const kept: Kept = { values: {}, problems: [] }
  const names = new Set<string>()
  for (const [key, value] of Object.entries(metadata)) {
    names.add(key.toLowerCase())
    if (names.size > maxMetadataKeys) kept.problems.push({ key, reason: 'too many keys' })
    else if (/[.$]/.test(key)) kept.problems.push({ key, reason: 'name' })
    else keep(kept, key, value, isMoney(value) || isRichLink(value))
  }
  return kept
}

/** The attributes of a contact that are objects by Intercom's own account. */
const nestedAttributes = ['avatar', 'company', 'companies', 'auth_tokens', 'location_data']

/** What proves or finds a contact, and is no attribute of it. */
const credentials = ['user_hash', 'intercom_user_jwt', 'anonymous_id']

/** What Intercom keeps of a contact's attributes, or of a company's. */
export function keptAttributes(attributes: Attributes): Kept {
  const kept: Kept = { values: {}, problems: [] }
  for (const [key, value] of Object.entries(attributes)) {
    if (credentials.includes(key)) continue
    if (/[.$]/.test(key)) kept.problems.push({ key, reason: 'name' })
    else keep(kept, key, value, nestedAttributes.includes(key))
  }
  return kept
}

function keep({ values, problems }: Kept, key: string, value: unknown, mayBeNested: boolean) {
  if (isRecord(value) && !mayBeNested) {
    problems.push({ key, reason: 'nested' })
  } else if (typeof value === 'string' && value.length > maxTextLength) {
    problems.push({ key, reason: 'cut' })
    values[key] = value.slice(0, maxTextLength)
  } else values[key] = value
}

const isMoney = (value: unknown) =>
  isRecord(value) && Number.isInteger(value.amount) && typeof value.currency === 'string'

const isRichLink = (value: unknown) =>
  isRecord(value) && typeof value.url === 'string' && 'value' in value
