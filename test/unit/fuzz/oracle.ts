import type { Event } from '../harness/connect'
import { millisecondsOf } from './time'

/**
 * What Intercom should get for an event, written from the table of values in docs and from nothing in src. It has the
 * presets' mapping by hand, spells every rule out again, and counts money in whole numbers.
 */

/** A call of Intercom: its command and arguments. */
export type Call = [command: string, ...args: unknown[]]

/** What the oracle knows of the settings and of who is logged in. */
export interface Situation {
  boot: Record<string, unknown>
  activator?: string
  richLinks: string[]
  /** Whether companies are mapped whole, and not property by property as in the presets. */
  hasWholeCompanies: boolean
  person: string
  /** What Intercom has been told of the person, as JSON. */
  told: Map<string, string>
}

type Entries = [string, unknown][]

/** Stands for the time at which a call is made. */
export const NOW = 'now'

/** Stands for a value that throws when somebody reads it: it can only be dropped. */
const UNREADABLE = {}

const read = (from: unknown, key: string): unknown => {
  try {
    return (from as Record<string, unknown>)[key]
  } catch {
    return UNREADABLE
  }
}

/** The value at the end of the keys; what is falsy on the way is the end of it, as in Segment's own mappings. */
const at = (from: unknown, ...keys: string[]): unknown =>
  keys.reduce((value, key) => (value ? read(value, key) : value), from)

const either = (first: unknown, second: unknown): unknown =>
  first === undefined || first === null ? second : first

const tagOf = (value: unknown): string => {
  try {
    return Object.prototype.toString.call(value).slice(8, -1)
  } catch {
    return 'Unreadable'
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => tagOf(value) === 'Object'

const entriesOf = (value: unknown): Entries => {
  try {
    return isObject(value)
      ? Object.keys(value)
          // Segment's mapping-kit loses a key of this name.
          .filter((key) => key !== '__proto__')
          .map((key) => [key, read(value, key)])
      : []
  } catch {
    return []
  }
}

/** A rich link, whole, but for what mapping-kit loses. */
const whole = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(whole)
    : isObject(value)
      ? Object.fromEntries(entriesOf(value).map(([key, inner]) => [key, whole(inner)]))
      : value

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

/** An entry as Intercom keeps it, or none. */
const keep = ([key, value]: [string, unknown]): Entries => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return [[key, value]]
    case 'number':
      return Number.isFinite(value) ? [[key, value]] : []
    case 'object': {
      if (value === null) return [[key, null]]
      if (tagOf(value) !== 'Date') return []
      const time = (value as Date).getTime()
      if (Number.isNaN(time)) return []
      const isTime = key.endsWith('_at') || key.endsWith('_date')
      return [[key, isTime ? Math.floor(time / 1000) : new Date(time).toJSON()]]
    }
    default:
      return []
  }
}

interface Decimal {
  negative: boolean
  digits: string
  /** Places behind the point; negative if zeros are missing before it. */
  places: number
}

const decimalOf = (value: unknown): Decimal | undefined => {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined
  const match = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/.exec(`${value}`.trim())
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  if (whole + fraction === '') return undefined
  return {
    negative: sign === '-',
    digits: whole + fraction,
    places: fraction.length - Number(exponent)
  }
}

/** The whole hundredths of an amount, rounded to the nearest; undefined for what is too large to be exact. */
const hundredthsOf = (amount: unknown): number | undefined => {
  const decimal = decimalOf(amount)
  if (!decimal) return undefined
  let count = BigInt(decimal.digits)
  let places = decimal.places - 2
  if (count === 0n) return 0
  // "1.2300" is a whole number of cents, too.
  while (places > 0 && count % 10n === 0n) {
    count /= 10n
    places -= 1
  }
  if (places <= 0) {
    if (places < -400) return undefined
    const cents = count * 10n ** BigInt(-places)
    if (cents > BigInt(Number.MAX_SAFE_INTEGER)) return undefined
    return decimal.negative ? -Number(cents) : Number(cents)
  }
  // Fractions of a cent: the table asks for no more than the nearest cent of the number that JavaScript can hold.
  const cents = Math.round(Number(`${decimal.negative ? '-' : ''}${decimal.digits}e${-places}`))
  return Number.isSafeInteger(cents) ? cents : undefined
}

const secondsOf = (value: unknown): number | undefined => {
  let milliseconds = typeof value === 'string' ? (millisecondsOf(value.trim()) ?? NaN) : NaN
  if (tagOf(value) === 'Date') milliseconds = (value as Date).getTime()
  else if (Number.isNaN(milliseconds) && decimalOf(value)) {
    const time = Number(value)
    milliseconds = Math.abs(time) < 1e11 ? time * 1000 : time
    // Multiplied and divided again, seconds could round to the next one.
    if (Math.abs(time) < 1e11) return Math.floor(time)
  }
  const seconds = Math.floor(milliseconds / 1000)
  return Number.isSafeInteger(seconds) ? seconds : undefined
}

const createdAt = (value: unknown): Entries => {
  if (value === undefined) return []
  if (value === null) return [['created_at', null]]
  const seconds = secondsOf(value)
  return seconds === undefined ? [] : [['created_at', seconds]]
}

const entry = (key: string, value: unknown): Entries => (value === undefined ? [] : [[key, value]])

const launcher = (event: Event, { activator }: Situation): Entries => {
  const Intercom = at(event, 'context', 'Intercom')
  const hide = either(at(Intercom, 'hideDefaultLauncher'), at(Intercom, 'hide_default_launcher'))
  const isSaid = [true, false, 'true', 'false'].includes(hide as boolean)
  return [
    ...entry('hide_default_launcher', isSaid ? `${hide as boolean}` === 'true' : undefined),
    ...entry('widget', activator ? { activator } : undefined)
  ]
}

const STANDARD = ['name', 'plan', 'size', 'website', 'industry', 'monthly_spend']

const companyFrom = (id: unknown, source: unknown, custom?: unknown): Record<string, unknown> => {
  const standard: Entries = [
    ['company_id', id],
    ...STANDARD.map((key): [string, unknown] => [key, at(source, key)])
  ]
  const time = either(at(source, 'createdAt'), at(source, 'created_at'))
  return companyOf(standard, time, custom)
}

/** A company that is mapped whole: what is in it, as the app calls it. */
const wholeCompany = (source: unknown): Record<string, unknown> =>
  companyOf(
    entriesOf(source).filter(([key]) => !['company_custom_traits', 'created_at'].includes(key)),
    isObject(source) ? at(source, 'created_at') : undefined,
    isObject(source) ? at(source, 'company_custom_traits') : undefined
  )

const companyOf = (standard: Entries, time: unknown, custom: unknown): Record<string, unknown> => {
  const given = new Map([...standard, ['created_at', time]] as Entries)
  const { id, ...company } = Object.fromEntries([
    ...entriesOf(custom)
      .filter(([key]) => isEmpty(given.get(key)))
      .flatMap(keep),
    ...standard.flatMap(keep),
    ...createdAt(time)
  ])
  if (id === undefined) return company
  return isEmpty(company.company_id) ? { ...company, company_id: id } : { ...company, id }
}

// Of a company that is 0 and no object, mapping-kit makes one whose every part is 0; of one that is false, likewise.
const isUsable = ({ company_id: id, name }: Record<string, unknown>): boolean =>
  !isEmpty(id) && id !== false && !(id === 0 && name === 0)

const track = (event: Event, { richLinks }: Situation): Call[] => {
  const name = read(event, 'event')
  const isName = (typeof name === 'string' && name !== '') || Number.isFinite(name)
  if (!isName) return []
  const properties = read(event, 'properties')
  const cents = hundredthsOf(at(properties, 'revenue'))
  const currency = at(properties, 'currency')
  const hasPrice = cents !== undefined && cents > 0
  const entries = entriesOf(properties).filter(
    ([key]) => !hasPrice || !['price', 'revenue', 'currency'].includes(key)
  )
  const price = hasPrice
    ? {
        amount: cents,
        currency: typeof currency === 'string' && currency !== '' ? currency : 'USD'
      }
    : undefined
  const metadata = Object.fromEntries([
    ...entry('price', price),
    ...entries
      .filter(([key]) => richLinks.includes(key))
      .map(([key, link]): [string, unknown] => [key, whole(link)]),
    ...entries.filter(([key]) => !richLinks.includes(key)).flatMap(keep)
  ])
  return [['trackEvent', `${name as string | number}`, metadata]]
}

const IDENTITY = ['user_id', 'email', 'user_hash', 'intercom_user_jwt']
const SETTINGS = ['app_id', 'api_base', 'installation_type', 'custom_launcher_selector', 'widget']

const identify = (event: Event, situation: Situation): Call[] => {
  const traits = read(event, 'traits')
  const Intercom = at(event, 'integrations', 'Intercom')
  const created = either(at(traits, 'createdAt'), at(traits, 'created_at'))
  const avatar = at(traits, 'avatar')
  const standard: Entries = [
    ['user_id', read(event, 'userId')],
    ['name', at(traits, 'name')],
    ['phone', at(traits, 'phone')],
    ['email', at(traits, 'email')],
    ['user_hash', either(at(Intercom, 'user_hash'), at(Intercom, 'userHash'))],
    [
      'intercom_user_jwt',
      either(at(Intercom, 'intercom_user_jwt'), at(Intercom, 'intercomUserJwt'))
    ]
  ]
  const source = at(traits, 'company')
  const isWhole = situation.hasWholeCompanies
  const company = isWhole ? wholeCompany(source) : companyFrom(at(source, 'id'), source)
  const list = at(traits, 'companies')
  // Property by property, mapping-kit takes one company for a list of one.
  const items: unknown[] = Array.isArray(list) ? list : isObject(list) && !isWhole ? [list] : []
  const companies = items
    .map((item) => (isWhole ? wholeCompany(item) : companyFrom(at(item, 'id'), item)))
    .filter(isUsable)
  // The standard ones win, so that what the app calls by their names is theirs, usable or not.
  const others: Entries = [
    ['created_at', created],
    ['avatar', avatar],
    // Property by property there is always an object, be it an empty one.
    ['company', isWhole ? source : {}],
    ['companies', list]
  ]
  const taken = new Set(
    [...standard, ...others].filter(([, value]) => !isEmpty(value)).map(([key]) => key)
  )
  const custom = entriesOf(traits).filter(([key]) => !SETTINGS.includes(key) && !taken.has(key))
  const attributes: Entries = [
    ...custom.flatMap(keep),
    ...standard.flatMap(keep),
    ...createdAt(created),
    ...entry('avatar', avatar === null ? null : undefined),
    ...entry(
      'avatar',
      typeof avatar === 'string' && avatar ? { type: 'avatar', image_url: avatar } : undefined
    ),
    ...entry('company', isUsable(company) ? company : undefined),
    ...entry('companies', companies.length > 0 ? companies : undefined),
    ...launcher(event, situation)
  ]
  // Merged first: an empty standard one takes the place of a custom one, and is left out with it.
  const merged = Object.entries(Object.fromEntries(attributes))
  return update(
    Object.fromEntries(merged.filter(([key, value]) => !IDENTITY.includes(key) || !isEmpty(value))),
    situation,
    event.type
  )
}

const isNamed = (id: unknown): boolean =>
  typeof id === 'number' || (typeof id === 'string' && id !== '')

const update = (
  attributes: Record<string, unknown>,
  situation: Situation,
  type: Event['type']
): Call[] => {
  const { user_id } = attributes
  const id = isNamed(user_id) ? `${user_id as string | number}` : ''
  const isAnother = situation.person !== '' && id !== '' && id !== situation.person
  situation.person = id || situation.person
  if (isAnother) situation.told.clear()
  const isKnown = Object.entries(attributes).every(
    ([key, value]) => key === 'last_request_at' || situation.told.get(key) === JSON.stringify(value)
  )
  for (const [key, value] of Object.entries(attributes))
    situation.told.set(key, JSON.stringify(value))
  if (isAnother) return [['shutdown'], ['boot', { ...situation.boot, ...attributes }]]
  const email = situation.told.get('email')
  const isIdentified = situation.person !== '' || (email && isNamed(JSON.parse(email)))
  // An identify that repeats what Intercom knows would make no contact there.
  return type === 'identify' && isKnown && isIdentified
    ? [['update', { ...attributes, last_request_at: attributes.last_request_at ?? NOW }]]
    : [['update', attributes]]
}

const group = (event: Event, situation: Situation): Call[] => {
  const traits = read(event, 'traits')
  const company = situation.hasWholeCompanies
    ? wholeCompany(traits)
    : companyFrom(read(event, 'groupId'), traits, at(event, 'context', 'company'))
  const shown = launcher(event, situation)
  const isTold = isUsable(company) || shown.some(([key]) => key === 'hide_default_launcher')
  if (!isTold) return []
  return update(
    Object.fromEntries([...entry('company', isUsable(company) ? company : undefined), ...shown]),
    situation,
    event.type
  )
}

/** The calls that Intercom should get for `event`; takes note in `situation` of who is logged in then. */
export function expectedCalls(event: Event, situation: Situation): Call[] {
  if (event.type === 'track') return track(event, situation)
  if (event.type === 'group') return group(event, situation)
  return event.type === 'alias' ? [] : identify(event, situation)
}
