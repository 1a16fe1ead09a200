/** @jest-environment jsdom */
import { transform } from '@segment/actions-core/mapping-kit'
import fc from 'fast-check'
import type { Event } from '../unit/harness/connect'
import { copyOf, factoryOf, performBuilt } from './support/builtFile'

// Mapping-kit as npm ships it: only @liquid stays replaced, because nobody installs its engine here.
jest.mock('aggregate-error', () => ({
  __esModule: true,
  default: jest.requireActual<object>('../../node_modules/aggregate-error'),
  ...jest.requireActual<object>('../../node_modules/ts-custom-error')
}))

const events: Event[] = [
  {
    type: 'track',
    event: 'Order Completed',
    userId: 'u1',
    properties: {
      text: 'Blue Whale',
      empty: '',
      none: null,
      zero: 0,
      price: 19.99,
      yes: true,
      no: false,
      'a.b': 'dotted',
      json: '{"a":[1,{"b":null}]}',
      broken: '{"a":',
      special: 'a.b*c$d(e)',
      tags: ['one', 'two'],
      items: [{ id: 1, name: 'One', sizes: { s: 1 } }, { id: 2 }, null, 'text'],
      item: { id: 3, name: 'Three', extra: null },
      deep: { a: { b: { c: 'd', n: null } }, list: [[1, 2], { x: 'y' }], none: {} }
    }
  },
  { type: 'track', event: 'Other', properties: { text: 5, items: { id: 9 }, tags: 'one' } },
  { type: 'track', event: 'Bare' }
]

const path = (of: string) => ({ '@path': of })
const [text, none, missing] = ['text', 'none', 'missing'].map((key) => path(`$.properties.${key}`))

const PATHS =
  ' . $ $. $.event event $.properties.text properties.text $.properties.missing $.properties.deep ' +
  '$.properties.missing.deeper $.properties.none.deeper $.properties.text.length $.properties.a.b ' +
  `$.properties['a.b'] $.properties["a.b"] $.properties.tags[0] $.properties.tags.1 $.$.event ` +
  '$.properties.tags[9] $.properties.items[0].name $.properties.items.name $.properties..text ' +
  '$.properties.deep.list[0][1] $.properties.constructor.name'
const paths = PATHS.split(' ').map(path)

const TEMPLATES =
  '; plain; {{event}}; {{ event }}; {{{event}}}; {{{ properties.text }}}!; {{properties.missing}}; ' +
  '{{properties.text}} for {{properties.price}}; {{properties.none}} {{properties.zero}}; ' +
  '{{properties.no}}; {{properties.tags}} {{properties.item}}; {{properties.tags.0}}; {{}}; {{ }}; ' +
  '{{event; event}}; {event}; {{{{event}}}}; $& {{properties.special}} $1; {{#if event}}x{{/if}}'
const templates = TEMPLATES.split('; ').map((template) => ({ '@template': template }))

const values = [text, none, missing, path('$.properties.zero'), path('$.properties.empty'), 'x', '']

const conditions = values.flatMap((value) => [
  { '@if': { exists: value, then: 'yes', else: 'no' } },
  { '@if': { blank: value, then: 'yes', else: 'no' } }
])

const branches = [
  { exists: text },
  { exists: missing },
  { exists: text, then: path('$.event') },
  { exists: missing, then: 1, else: { a: path('$.event') } },
  { exists: missing, then: 1, else: '' },
  { exists: text, then: null, else: 1 },
  { exists: text, then: { '@if': { blank: missing, then: 1, else: 2 } } },
  { exists: missing, blank: text, then: 1, else: 2 },
  { then: 1, else: 2 },
  {},
  'text',
  null
].map((branch) => ({ '@if': branch }))

const cases = [
  { operator: 'lower', value: text },
  { operator: 'upper', value: text },
  { operator: 'title', value: text },
  { operator: 'upper', value: 'straße' },
  { operator: 'lower', value: path('$.properties.price') },
  { operator: 'lower', value: path('$.properties.tags') },
  { operator: 'lower', value: missing },
  { operator: 'lower' },
  { value: text },
  { operator: text, value: text },
  { operator: 'lower', value: { '@template': '{{event}} A' } },
  'lower'
].map((options) => ({ '@case': options }))

const arrayPaths = [
  ['$.properties.items', { key: path('$.id'), label: path('$.name') }],
  ['$.properties.items', { key: path('$.id'), fixed: 1, all: path('$.') }],
  ['$.properties.items', { size: path('$.sizes.s') }],
  ['$.properties.items'],
  ['$.properties.items', {}],
  ['$.properties.items', path('$.id')],
  ['$.properties.item', { key: path('$.id') }],
  ['$.properties.missing', { key: path('$.id') }],
  ['$.properties.text', { key: path('$.id') }],
  ['$.properties.deep.list', { x: path('$.x'), inner: { '@arrayPath': ['$.0', { y: 1 }] } }],
  [path('$.properties.items'), { key: path('$.id') }],
  [{ '@template': 'properties.items' }, { key: path('$.id') }],
  [5, { key: 1 }],
  [],
  '$.properties.items'
].map((options) => ({ '@arrayPath': options }))

const flattened = [
  { value: path('$.properties.deep'), separator: '.' },
  { value: path('$.properties.deep'), separator: '_', omitArrays: true },
  { value: path('$.properties.deep'), separator: '' },
  { value: path('$.properties.deep') },
  { value: path('$.properties.deep'), separator: text },
  { value: path('$.properties.tags'), separator: '.' },
  { value: text, separator: '.' },
  { value: missing, separator: '.' },
  { value: { a: { b: path('$.event') } }, separator: '-' },
  { separator: '.' },
  []
].map((options) => ({ '@flatten': options }))

const json = [
  { mode: 'encode', value: path('$.properties.item') },
  { mode: 'encode', value: text },
  { mode: 'encode', value: missing },
  { mode: 'encode', value: { a: path('$.event'), b: [1, none] } },
  { mode: 'decode', value: path('$.properties.json') },
  { mode: 'decode', value: path('$.properties.broken') },
  { mode: 'decode', value: path('$.properties.item') },
  { mode: 'decode', value: '5' },
  { mode: 'DECODE', value: '5' },
  { mode: 'other', value: text },
  { value: text },
  { mode: 'encode' },
  'encode'
].map((options) => ({ '@json': options }))

const literals = ['x', '', 0, false, null, [1, 'a'], { a: 1 }, path('$.event'), { b: none }].map(
  (value) => ({ '@literal': value })
)

const [item, deep] = ['item', 'deep'].map((key) => path(`$.properties.${key}`))
const merges = [
  { direction: 'right', objects: [{ id: 0, a: 1 }, item] },
  { direction: 'left', objects: [{ id: 0, a: 1 }, item] },
  { direction: 'LEFT', objects: [{ id: 0, a: 1 }, item] },
  { direction: 'up', objects: [{ id: 0 }, item] },
  { direction: 'right', objects: [missing, item, none] },
  { direction: 'right', objects: [text, path('$.properties.tags')] },
  { direction: 'right', objects: ['x', item] },
  { direction: 'right', objects: [item, { '@merge': { direction: 'left', objects: [deep] } }] },
  { direction: 'right', objects: [] },
  { direction: 'right', objects: item },
  { direction: 'right' },
  { objects: [item] },
  5
].map((options) => ({ '@merge': options }))

const replaced = [
  { value: text, pattern: 'Blue' },
  { value: text, pattern: 'Blue', replacement: 'Red' },
  { value: text, pattern: 'blue', replacement: 'Red' },
  { value: text, pattern: 'blue', replacement: 'Red', ignorecase: true },
  { value: text, pattern: 'e', replacement: '_' },
  { value: text, pattern: 'e', replacement: '_', global: false },
  { value: text, pattern: 'e', replacement: '$&$&' },
  { value: text, pattern: 'e', replacement: 'l', pattern2: 'l', replacement2: 'L' },
  { value: text, pattern: 'e', pattern2: 'l' },
  { value: path('$.properties.special'), pattern: '.', replacement: '!' },
  { value: path('$.properties.special'), pattern: '*c$d(e)', replacement: '[]' },
  { value: path('$.properties.special'), pattern: '[a-z]', replacement: '?' },
  { value: path('$.properties.price'), pattern: '.', replacement: ',' },
  { value: path('$.properties.yes'), pattern: 'true', replacement: 'on' },
  { value: path('$.properties.tags'), pattern: 'one', replacement: '1' },
  { value: missing, pattern: 'x' },
  { value: text, pattern: 'x'.repeat(10) },
  { value: text, pattern: 'x'.repeat(11) },
  { value: text, pattern: 'x', replacement: 'y'.repeat(11) },
  { value: text, pattern: '' },
  { value: text, pattern: 5 },
  { value: text, pattern: 'x', global: 'yes' },
  { pattern: 'x' },
  { value: text }
].map((options) => ({ '@replace': options }))

const transforms = [
  { apply: { a: text, b: deep }, mapping: { c: path('$.a'), d: path('$.b.a.b.c') } },
  { apply: { a: text }, mapping: path('$.') },
  { apply: { a: text }, mapping: path('$.event') },
  { apply: item, mapping: { id: path('$.id') } },
  { apply: deep, mapping: { '@flatten': { value: path('$.'), separator: '_' } } },
  { apply: { a: { bad: { '@nothing': 1 } } }, mapping: {} },
  { apply: 'x', mapping: {} },
  { apply: {} },
  { mapping: {} },
  7
].map((options) => ({ '@transform': options }))

const excluded = [
  text,
  none,
  missing,
  item,
  deep,
  path('$.properties.items'),
  null,
  { a: none }
].map((value) => ({ '@excludeWhenNull': value }))

const plain = [
  'x',
  0,
  true,
  null,
  [],
  {},
  [text, missing, none],
  { a: text, b: missing, c: none, d: { e: missing } },
  { a: { b: [{ c: path('$.event') }] } },
  { '@path': '$.event', _metadata: { label: 'x' } },
  { '@path': '$.event', other: 1 },
  { '@path': '$.event', '@literal': 1 },
  { '@path': 5 },
  { '@path': null },
  { '@path': { '@path': '$.event' } },
  { '@path': { '@template': 'properties.text' } },
  { '@template': path('$.event') },
  { '@template': path('$.properties.price') },
  { '@nothing': 1 },
  { '@': 1 },
  { a: { '@nothing': 1 }, b: { '@path': 1 } },
  { nested: { '@case': { operator: 'upper', value: { '@path': '$.event' } } } },
  [[{ '@literal': 1 }], { '@nothing': 1 }]
]

const table: unknown[] = [
  ...[paths, templates, conditions, branches, cases, arrayPaths, flattened, json],
  ...[literals, merges, replaced, transforms, excluded, plain]
].flat()

const ROOT = '__segment_internal_directive'
const roots = [
  { [ROOT]: { '@transform': { apply: { p: path('$.properties') } } } },
  { [ROOT]: { '@transform': { apply: { p: deep }, mapping: { lost: 1 } } } },
  { [ROOT]: { '@transform': {} } },
  { [ROOT]: { '@transform': { apply: {} }, '@path': '$.' } },
  { [ROOT]: { '@path': '$.' } },
  { [ROOT]: {} }
].map((root) => ({ event_metadata: { out: path('$.p.text'), more: path('$.p.a.b.c') }, ...root }))

const leaf = fc.oneof(
  fc.constantFrom<unknown>(...paths, ...templates),
  fc.constantFrom<unknown>('x', '', 0, 5.5, true, null, text, none, missing, item, deep)
)

const { mapping } = fc.letrec<{ mapping: unknown; options: unknown }>((tie) => {
  const any = tie('mapping')
  const some = (...keys: string[]) =>
    fc.record(Object.fromEntries(keys.map((key) => [key, any])), { requiredKeys: [] })
  const word = (...words: unknown[]) => fc.constantFrom(...words)
  const given = (keys: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record(keys, { requiredKeys: Object.keys(keys).slice(0, 1) })
  const short = fc.string({
    unit: fc.constantFrom('a', 'e', 'O', 'x', '.', '$', '*'),
    maxLength: 11
  })
  return {
    options: fc.oneof(
      any.map((value) => ({ '@literal': value })),
      any.map((value) => ({ '@excludeWhenNull': value })),
      some('exists', 'then', 'else').map((value) => ({ '@if': value })),
      some('blank', 'then', 'else').map((value) => ({ '@if': value })),
      given({ value: any, operator: word('lower', 'upper') }).map((of) => ({ '@case': of })),
      given({ value: any, mode: word('encode', 'decode') }).map((of) => ({ '@json': of })),
      given({ value: any, separator: word('.', '_', ''), omitArrays: fc.boolean() }).map((of) => ({
        '@flatten': of
      })),
      given({ objects: fc.array(any, { maxLength: 3 }), direction: word('left', 'right') }).map(
        (of) => ({ '@merge': of })
      ),
      given({ value: any, pattern: short, replacement: short, global: fc.boolean() }).map((of) => ({
        '@replace': of
      })),
      fc.tuple(fc.constantFrom<unknown>('$.properties.items', item, deep), any).map((of) => ({
        '@arrayPath': of
      })),
      fc
        .record({ apply: fc.dictionary(word('a', 'event') as never, any), mapping: any })
        .map((of) => ({ '@transform': of }))
    ),
    mapping: fc.oneof(
      { maxDepth: 3 },
      { weight: 2, arbitrary: leaf },
      { weight: 4, arbitrary: tie('options') },
      { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('a', 'b', 'c'), any, { maxKeys: 3 }) },
      { weight: 1, arbitrary: fc.array(any, { maxLength: 3 }) }
    )
  }
})

/** What Segment's own package makes of the metadata; undefined if it throws. */
const bySegment = (mappings: object[], event: Event): unknown[] =>
  mappings.map((each) => {
    try {
      return transform(copyOf(each) as never, event).event_metadata
    } catch {
      return undefined
    }
  })

// In a list, so that any value arrives whole as a rich link.
const inMetadata = (value: unknown): object => ({ event_metadata: { out: [value] } })

/** Each mapping with what it gives, by itself. */
const show = (mappings: object[], given: unknown[]): [string, unknown][] =>
  mappings.map((each, index) => [JSON.stringify(each), given[index]])

describe.each(['intercom.global.js', 'index.cjs'])('a mapping in dist/%s', (file) => {
  const expectSame = async (mappings: object[]): Promise<unknown[]> => {
    const all: unknown[] = []
    for (const event of events) {
      const expected = bySegment(mappings, event)
      const tried = mappings.map((each) => ({ mapping: each as never }))
      const built = await performBuilt(factoryOf(file), tried, event)
      expect(show(mappings, built)).toStrictEqual(show(mappings, expected))
      all.push(...expected)
    }
    return all.filter((metadata) => metadata !== undefined)
  }

  it("gives what it gives by Segment's own package", async () => {
    const given = await expectSame([...table.map(inMetadata), ...roots])
    expect(given.length).toBeGreaterThan(table.length)
  })

  it('does so if it is random', async () => {
    const random = fc.sample(mapping, { numRuns: 1000, seed: 19 })
    const given = await expectSame(random.map(inMetadata))
    expect(given.length).toBeGreaterThan(random.length)
  })
})
