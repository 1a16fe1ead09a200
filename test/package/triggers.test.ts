/** @jest-environment jsdom */
import * as segment from '@segment/destination-subscriptions'
import fc from 'fast-check'
import * as shim from '../../src/shims/triggers'
import type { Event } from '../unit/harness/connect'
import { runs } from '../unit/harness/runs'
import { factoryOf, performBuilt } from './support/builtFile'

const events: Event[] = [
  { type: 'track', event: 'Order Completed', userId: 'u1', properties: { a: 'x', b: 5, c: true } },
  { type: 'track', event: 'Order', properties: { a: '', b: 0, c: false, d: { a: 'x', b: 5 } } },
  { type: 'track', event: 'a', properties: { b: -2.5, a: null, d: { a: { b: 'Order' } } } },
  { type: 'track', event: 'x', properties: { a: '5', b: '5', c: 'true', 'd.a': 'x', e: ['x'] } },
  { type: 'track', event: 'say "hi"', properties: { a: 'say "hi"', b: 'a\\b', c: "it's, (x)" } },
  { type: 'track', event: 'café ☃', properties: { a: 'café ☃', b: 1e21, c: ' x ' } },
  { type: 'page', name: 'Order', properties: { a: 'x*', b: 4.999 }, context: { page: { a: 'x' } } },
  { type: 'page', name: 'x', category: 'a', context: { a: 'Order', b: 5, c: true, d: null } },
  { type: 'identify', userId: 'Order 5', traits: { a: 'Order Completed', b: 5, c: false } },
  { type: 'group', groupId: 'x', traits: { a: null, c: true }, userId: '5' }
]

const listed = (text: string): string[] => text.split(';').map((each) => each.trim())

/** Each form with each word in the place of `_`. */
const filled = (forms: string, words: string): string[] =>
  listed(words).flatMap((word) => listed(forms).map((form) => form.replace('_', () => word)))

const FIELDS =
  'type; event; name; userId; properties.a; properties.b; properties.d.a; traits.b; ' +
  'context.locale; context.page.a'
const VALUES = '"x"; "Order"; "track"; "page"; ""; 5; 5.5; -2.5; true; false; null; Order'

const compared = listed(FIELDS).flatMap((field) => [
  ...filled(`${field} = _; ${field} != _`, VALUES),
  ...filled(`${field} <= _; ${field} > _; ${field} < _; ${field} >= _`, '5; -2.5; "x"; null'),
  ...filled(`contains(${field}, _); !contains(${field}, _)`, '"rd"; "x"; ""; 5'),
  ...filled(`match(${field}, _); !match(${field}, _)`, '"Ord*"; "*x"; "tr*"; "*"')
])

const combined = listed(`type = "track" and event = "Order"; type = "track" or type = "page";
  type = "track" and event = "x" or properties.b = 5;
  type = "track" or event = "x" and properties.b = 5;
  type = "track" and (event = "x" or event = "Order");
  (type = "track" or type = "page") and properties.a = "x"; (type = "track"); ((type = "track")); (event = \\) or type = "track");
  (type = "track" and (event = "x" or event = "Order")) or type = "page";
  not (type = "track"); !(type = "track"); not type = "track"; type = "track" and not (event = "x");
  (!contains(event, "x") or properties.b > 1) and type != "alias";
  type = "track" AND event = "Order"; type = "track" && event = "Order"; type = "track" event = "x"`)

const paths = [
  ...filled(
    'properties._ = "x"; contains(properties._, "x")',
    '2nd; -x; d.a; d.a.b; d.a.b.c; d\\.a; "d.a"; e[0]; e\\[0\\]; e.0; .; \\.; a.; ..a'
  ),
  ...filled('_ = "x"; _ = null', 'propertiesOf; groupId; type.a')
]

const quoted = filled(
  'event=_; properties.a  =\t_\n; properties.b = _; properties.b < _; contains(event, _)',
  String.raw`'Order'; " Order "; "Order Completed"; "a\b"; "a\\b"; "it's, (x)";
  "café ☃"; "x*"; "type = \"x\" and ("; "**"; "*rd*"; 1e21; .5; 5.; "5"`
)

const unfinished = listed(`; type; type = "; type = "track; type = "track" and;
  and type = "track"; or; (; ); (); (type = "track"; type = "track"); type = "track" and (; contains;
  contains(; contains(event; contains(event, "x"; contains(); match(event; !;
  !contains; !event; not; = "x"; "x" = event; type == "track"; type <> "track"; type ! = "track";
  # type = "track"; type = @; event = ["x"]; type = null type`)

const misread = [
  ...listed('type =; contains(event,; event = "say "hi""; properties.a in ["x"]'),
  ...filled('properties.a _ "x"', 'a; t; exists; starts_with; number_equals; constructor')
]

const table = [compared, combined, paths, quoted, unfinished].flat()

const NAMES = listed("a; b; d.a; d a; it's; e[0]; e.0; é; a_b-c; Order")
const OPERATORS = listed(`=; !=; <; <=; >; >=; contains; not_contains; starts_with; not_starts_with;
  ends_with; not_ends_with; exists; not_exists; is_true; is_false; number_equals; number_not_equals`)
const TYPES = listed('event; name; userId; event-property; event-trait; event-context')
const VALUE = fc.constantFrom('x', 'Order', 'null', 'true', '5', '', 'a\\b', 5, -2.5, 1e-7, true)
const text = fc.string().map((any) => any.replace(/"/g, ''))
const named = { name: fc.constantFrom(...NAMES), value: fc.oneof(VALUE, text) }
const oneOf = (types: string[], operators: string[]): fc.Arbitrary<unknown> =>
  fc.record({ type: fc.constantFrom(...types), operator: fc.constantFrom(...operators), ...named })
const condition = fc.oneof(oneOf(['event-type'], ['=', '!=']), oneOf(TYPES, OPERATORS))
const toGroup = (each: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.record({
    type: fc.constant('group'),
    operator: fc.constantFrom('and', 'or'),
    children: fc.array(each, { minLength: 1, maxLength: 3 })
  })
const tree = toGroup(fc.oneof(condition, toGroup(condition)))

/** As the Segment app writes it. */
const written = tree.map((group) => segment.generateFql(group as never))

const MARKS =
  String.raw`# @ constructor __proto__ \. \ _ - + 5. 1.2.3 ! ' " = < > . , ( ) [ ] or match`.split(
    ' '
  )
const pieces = fc.constantFrom(...MARKS, ...listed(FIELDS), ...listed(VALUES))
const anyText = fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join(' '))

const words = listed('x; Order; Ord; track; page; 5; true; null; say "hi"; x*; "x; ')
const value = fc.constantFrom(...words, undefined, null, true, false, 5, -2.5, 0, 1, NaN, [], ['x'])
const keys = listed('a; b; d; e; 0; d.a; page; locale; properties; traits; propertiesOf; length; ')
const part = fc.object({ key: fc.constantFrom(...keys), values: [value], maxDepth: 2 })
const fields = [...listed(FIELDS), 'traits', 'context', 'constructor', '']
const anyEvent = fc.dictionary(fc.constantFrom(...fields), fc.oneof(value, part))

/** What `by` says of a trigger for each event. An error sends nothing, as false. */
const outcomes = (by: unknown, trigger: string, all: object[]): string[] => {
  const { parseFql, validate } = by as typeof segment
  const parsed = parseFql(trigger)
  return all.map((event) => {
    try {
      return 'error' in parsed ? 'invalid' : `${validate(parsed, event)}`
    } catch {
      return 'false'
    }
  })
}

const expected = table.map((text) => outcomes(segment, text, events))

it.each(['intercom.global.js', 'index.cjs'])(
  "a trigger in dist/%s fires for the same events as by Segment's own",
  async (file) => {
    const factory = factoryOf(file)
    const tried = table.map((subscribe) => ({ subscribe }))
    for (const [index, event] of events.entries()) {
      const sent = await performBuilt(factory, tried, event)
      const fires = table.filter((_text, row) => expected[row]?.[index] === 'true')
      expect(table.filter((_text, row) => sent[row])).toEqual(fires)
    }
    expect(expected.flat().filter((outcome) => outcome === 'true').length).toBeGreaterThan(500)
  }
)

it("the shim says of each trigger and event what Segment's own says", () => {
  expect(table.map((text) => outcomes(shim, text, events))).toEqual(expected)
  const trigger = fc.oneof(fc.constantFrom(...table), written)
  const compare = (text: string, others: object[]): void => {
    const all = [...events, ...others]
    expect(outcomes(shim, text, all)).toEqual(outcomes(segment, text, all))
  }
  fc.assert(fc.property(trigger, fc.array(anyEvent, { maxLength: 4 }), compare), runs(6000))
})

it('the shim refuses what Segment misreads, and fails on no text', () => {
  for (const text of misread) {
    expect(segment.parseFql(text)).not.toHaveProperty('error')
    expect(shim.parseFql(text)).toHaveProperty('error')
  }
  const fails = (text: string): void => {
    const trigger = shim.parseFql(text)
    if (!('error' in trigger)) for (const event of events) shim.validate(trigger, event)
  }
  fc.assert(fc.property(anyText, fails), runs(2000))
})
