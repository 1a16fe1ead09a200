/** @jest-environment jsdom */
import { parseFql, validate } from '@segment/destination-subscriptions'
import fc from 'fast-check'
import type { Event } from '../unit/harness/connect'
import { factoryOf, performBuilt } from './support/builtFile'

const events: Event[] = [
  { type: 'track', event: 'Order Completed', userId: 'u1', properties: { a: 'x', b: 5, c: true } },
  { type: 'track', event: 'Order', properties: { a: '', b: 0, c: false, d: { a: 'x', b: 5 } } },
  { type: 'track', event: 'a', properties: { b: -2.5, a: null, d: { a: { b: 'Order' } } } },
  { type: 'track', event: 'x', properties: { a: '5', b: '5', c: 'true', 'd.a': 'x', e: ['x'] } },
  { type: 'track', event: 'say "hi"', properties: { a: 'say "hi"', b: 'a\\b', c: "it's, (x)" } },
  { type: 'track', event: 'ünïcode ☃', properties: { a: 'ünïcode ☃', b: 1e21, c: ' x ' } },
  { type: 'page', name: 'Order', properties: { a: 'x*', b: 4.999 }, context: { page: { a: 'x' } } },
  { type: 'page', name: 'x', category: 'a', context: { a: 'Order', b: 5, c: true, d: null } },
  { type: 'identify', userId: 'Order 5', traits: { a: 'Order Completed', b: 5, c: false } },
  { type: 'identify', traits: { a: 'x', b: 5.5, d: { a: 'x' } }, context: { locale: 'en-x' } },
  { type: 'group', groupId: 'x', traits: { a: null, c: true }, userId: '5' },
  { type: 'alias', userId: 'x', previousId: 'a' }
]

const FIELDS = ['type', 'event', 'name', 'userId', 'properties.a', 'traits.b', 'context.page.a']
const VALUES = ['"x"', '"Order"', '""', '5', '5.5', '-2.5', 'true', 'false', 'null', 'Order']

const comparisons = FIELDS.flatMap((field) => [
  ...VALUES.flatMap((value) => [`${field} = ${value}`, `${field} != ${value}`]),
  ...['<', '<=', '>', '>='].map((operator) => `${field} ${operator} 5`),
  `contains(${field}, "rd")`,
  `!contains(${field}, "rd")`,
  `match(${field}, "Ord*")`,
  `match(${field}, "*x")`,
  `!match(${field}, "Ord*")`,
  `!match(${field}, "*x")`
])

/** One a line. */
const lines = (text: string): string[] => text.split('\n').map((line) => line.trim())

const combined = lines(`type = "track" and event = "Order"
  type = "track" or type = "page"
  type = "track" and event = "x" or properties.b = 5
  type = "track" or event = "x" and properties.b = 5
  type = "track" and (event = "x" or event = "Order")
  (type = "track" and event = "x") or (type = "page" and name = "x")
  (type = "track" or type = "page") and properties.a = "x"
  (type = "track")
  ((type = "track"))
  (type = "track" and (event = "x" or event = "Order"))
  (type = "track" and (event = "x" or event = "Order")) or type = "page"
  not (type = "track")
  !(type = "track")
  not type = "track"
  type = "track" and not (event = "x")
  type = "track" and !contains(event, "x") and !match(event, "Order*")
  (!contains(event, "x") or properties.b > 1) and type != "alias"
  type = "track" AND event = "Order"
  type = "track" && event = "Order"
  type = "track" event = "Order"`)

const PATHS = 'd.a d.a.b d.a.b.c d\\.a "d.a" e[0] e.0 . a. ..a'.split(' ')
const NO_FIELDS = 'propertiesa properties message.a groupId event.a userId.a type.a'.split(' ')
const paths = [...PATHS.map((path) => `properties.${path}`), ...NO_FIELDS].flatMap((path) => [
  `${path} = "x"`,
  `contains(${path}, "x")`
])

const QUOTED = lines(String.raw`"say \"hi\""
  "say "hi""
  'Order'
  " Order "
  "Order Completed"
  "a\b"
  "a\\b"
  "it's, (x)"
  "ünïcode ☃"
  "x*"
  "type = \"x\" and ("
  "*"
  "**"
  "*rd*"
  1e21
  05
  .5
  5.
  "5"`)
const quoted = QUOTED.flatMap((text) => [
  `event=${text}`,
  `properties.a  =\t${text}\n`,
  `properties.b = ${text}`,
  `properties.b < ${text}`,
  `match(event, ${text})`,
  `contains(event, ${text})`
])

const UNFINISHED =
  'type; type =; type = "; type = "track; type = "track" and; and type = "track"; or; (; ); (); ' +
  '(type = "track"; type = "track"); type = "track" and (; contains; contains(; contains(event; ' +
  'contains(event,; contains(event, "x"; contains(); match(event; !; !contains; !event; not; ' +
  '= "x"; "x" = event; type == "track"; type <> "track"; type ! = "track"; # type = "track"; ' +
  'type = @; properties.a in ["x"]; event = ["x"]; type = null type'
const unfinished = ['', ' ', ...UNFINISHED.split('; ')]

// Whatever a build makes of the operators' names, a person may write it.
const TOKENS =
  'a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9 exists not_exists ' +
  'contains is_true is_false starts_with ends_with number_equals'
const odd = TOKENS.split(' ').flatMap((token) => [
  `properties.a ${token} "x"`,
  `properties.a ${token} = "x"`,
  `traits.a = ${token}`
])

const table = [comparisons, combined, paths, quoted, unfinished, odd].flat()

const field = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...FIELDS) },
  fc
    .tuple(fc.constantFrom('properties', 'traits', 'context'), fc.constantFrom('a', 'b', 'c', 'd'))
    .map((path) => path.join('.')),
  fc.constantFrom('properties.d.a', 'traits.d.a', 'context.locale', 'context.page', 'properties')
)

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...VALUES, '"track"', '"page"') },
  fc
    .string({
      unit: fc.constantFrom('x', 'O', 'rd', 'e', '*', '5', ' ', '"', '\\', '('),
      maxLength: 4
    })
    .map((text) => `"${text}"`),
  fc.integer({ min: -9, max: 9 }).map(String)
)

const pattern = fc
  .tuple(fc.constantFrom('', 'O', 'x', 'tr', 'er'), fc.boolean())
  .map(([text, isStart]) => (isStart ? `"${text}*"` : `"*${text}"`))

const condition = fc.oneof(
  fc
    .tuple(field, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), value)
    .map((parts) => parts.join(' ')),
  fc
    .tuple(fc.constantFrom('', '!'), fc.constantFrom('contains', 'match'), field, pattern)
    .map(([not, name, of, text]) => `${not}${name}(${of}, ${text})`)
)

const { trigger } = fc.letrec<{ trigger: string; part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 2 },
    { weight: 4, arbitrary: condition },
    { weight: 1, arbitrary: tie('trigger').map((inner) => `(${inner})`) }
  ),
  trigger: fc
    .array(fc.tuple(tie('part'), fc.constantFrom('and', 'or')), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.flat().slice(0, -1).join(' '))
}))

const STRAY =
  '( ) , . = != ! < and or not null true a b x 5 "x" "" [ ] contains match [0] " event type'

// Well formed, and then some tokens are taken out or come between.
const broken = fc
  .tuple(
    trigger,
    fc.array(fc.tuple(fc.nat(12), fc.nat(1), fc.constantFrom('', ...STRAY.split(' '))), {
      minLength: 1,
      maxLength: 2
    })
  )
  .map(([text, changes]) => {
    const tokens = text.split(' ')
    for (const [at, count, token] of changes) tokens.splice(at, count, token)
    return tokens.join(' ')
  })

/** Each trigger with the events that it fires for, but for those that never fire. */
const fires = (hits: boolean[][], triggers: string[]): Record<string, string> =>
  Object.fromEntries(
    triggers.flatMap((text, index) => {
      const of = events.flatMap(({ type }, at) => (hits[at]![index] ? [`${at} ${type}`] : []))
      return of.length > 0 ? [[text, of.join(', ')]] : []
    })
  )

const firesBySegment = (trigger: ReturnType<typeof parseFql>, event: Event): boolean => {
  try {
    return validate(trigger, event)
  } catch {
    // Of an empty condition.
    return false
  }
}

const bySegment = (triggers: string[]): boolean[][] => {
  const parsed = triggers.map((text) => parseFql(text))
  return events.map((event) => parsed.map((each) => firesBySegment(each, event)))
}

describe.each(['intercom.global.js', 'index.cjs'])('a trigger in dist/%s', (file) => {
  const byBuilt = async (triggers: string[]): Promise<boolean[][]> => {
    const factory = factoryOf(file)
    const tried = triggers.map((subscribe) => ({ subscribe }))
    const hits: boolean[][] = []
    for (const event of events)
      hits.push((await performBuilt(factory, tried, event)).map((sent) => sent !== undefined))
    return hits
  }

  it("fires for the same events as by Segment's own package", async () => {
    const expected = fires(bySegment(table), table)
    expect(Object.keys(expected).length).toBeGreaterThan(150)
    expect(fires(await byBuilt(table), table)).toEqual(expected)
  })

  it.each([
    ['well formed', trigger],
    ['with tokens out of place', broken]
  ])('does so if it is random: %s', async (_, arbitrary) => {
    const triggers = fc.sample(arbitrary, { numRuns: 1000, seed: 19 })
    const expected = fires(bySegment(triggers), triggers)
    expect(Object.keys(expected).length).toBeGreaterThan(200)
    expect(fires(await byBuilt(triggers), triggers)).toEqual(expected)
  })
})
