/** @jest-environment jsdom */
import * as mappingKit from '@segment/actions-core/mapping-kit'
import fc from 'fast-check'
import * as shim from '../../src/shims/mappingKit'
import type { Event } from '../unit/harness/connect'
import { runs } from '../unit/harness/runs'
import { copyOf, factoryOf, performBuilt, type Tried } from './support/builtFile'

// Without its check, Segment's own shows what it would make of a mapping that it refuses.
jest.mock('@segment/actions-core/mapping-kit/validate', () => () => undefined)
const validateBySegment = jest.requireActual<{ default: (mapping: unknown) => void }>(
  '@segment/actions-core/mapping-kit/validate'
).default

const events: Event[] = [
  {
    type: 'track',
    event: 'Order Completed',
    userId: 'u1',
    properties: {
      text: 'Blue Whale',
      ...{ empty: '', none: null, zero: 0, price: 19.99, no: false, 'a.b': 'dotted' },
      ...{ json: '{"a":[1,{"b":null}],"__proto__":{"c":1}}', broken: '{"a":' },
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
const property = (key: string) => path(`$.properties.${key}`)
const [text, none, missing, item, deep] = ['text', 'none', 'missing', 'item', 'deep'].map(property)

const PATHS =
  ' . $ $. $.event event properties.text $.properties.missing.deeper $.properties.none.deeper ' +
  `$.properties.text.length $.properties.a.b $.properties['a.b'] $.properties["a.b"] $.$.event ` +
  '$.properties.tags[0] $.properties.tags.1 $.properties.tags[9] $.properties.items[0].name ' +
  '$.properties.items.name $.properties..text $.properties.deep.list[0][1] $.constructor.name'

const TEMPLATES =
  '; plain; {{event}}; {{ event }}; {{{event}}}; {{{ properties.text }}}!; {{properties.missing}}; ' +
  '{{properties.text}} for {{properties.price}}; {{properties.none}} {{properties.zero}}; ' +
  '{{properties.no}}; {{properties.tags}} {{properties.item}}; {{properties.tags.0}}; {{}}; {{ }}; ' +
  '{{event; event}}; {event}; {{{{event}}}}; $& {{properties.special}} $1; {{#if event}}x{{/if}}'

const KEYS = 'text none missing zero empty price no tags special json broken items item deep'
const properties = KEYS.split(' ').map(property)
const values = [...properties, path('$.event'), 'straße', '', '5', true, null, [1, none]]

const merged = [item, { '@merge': { direction: 'left', objects: [deep] } }]
const lists = ['items', 'item', 'missing', 'text', 'deep.list'].map((key) => `$.properties.${key}`)
const shapes = [
  { key: path('$.id'), label: path('$.name'), fixed: 1 },
  { all: path('$.'), size: path('$.sizes.s'), inner: { '@arrayPath': ['$.0', { y: 1 }] } },
  { '@transform': { apply: { id: path('$.id') }, mapping: path('id') } },
  ...[path('$.id'), {}, { inner: { '@merge': { direction: 'right', objects: [path('$.')] } } }]
]

/** The options of each directive. Each can be left out, too, and each can be another mapping. */
const options: Record<string, Record<string, unknown[]>> = {
  '@if': {
    exists: [text, none, missing, property('empty'), null, ''],
    blank: values,
    then: ['yes', path('$.event'), null],
    else: ['', 0, { '@if': { blank: missing, then: 1 } }]
  },
  '@case': { operator: ['lower', 'upper', 'title', 'other', text], value: values },
  '@flatten': { value: values, separator: ['.', '_', '', text], omitArrays: [true, 'yes', 0] },
  '@json': { mode: ['encode', 'decode', 'other'], value: values },
  '@merge': {
    direction: ['right', 'left', 'up', text],
    objects: [[{ id: 0, a: 1 }, item], [missing, item, none], [text, 'x'], merged, [], item]
  },
  '@replace': {
    value: [text, property('special'), property('price'), property('no'), missing],
    pattern: ['e', 'blue', '.', '*c$d(e)', '[a-z]', '', 5, 'x'.repeat(11)],
    replacement: ['_', '', '$&$&', 'y'.repeat(11), null],
    ignorecase: [true, false],
    global: [false],
    pattern2: ['l', '_', '', 5, 'x'.repeat(11)],
    replacement2: ['', '+', 'y'.repeat(11), null]
  },
  '@transform': {
    apply: [{ a: text, b: deep }, item, { a: { '@nothing': 1 } }, 'x'],
    mapping: [{ c: path('$.a'), d: path('$.b.a.b.c') }, path('$.'), path('$.event')]
  },
  '@excludeWhenNull': { a: [none, deep, missing, item], b: [text, [none]] }
}

const directives: object[] = [
  ...PATHS.split(' ').map(path),
  ...TEMPLATES.split('; ').map((template) => ({ '@template': template })),
  ...values.flatMap((value) => [{ '@literal': value }, { '@excludeWhenNull': value }]),
  ...[...lists, property('items'), 5].flatMap((list) =>
    [[], ...shapes.map((shape) => [shape])].map((shape) => ({ '@arrayPath': [list, ...shape] }))
  )
]

const names = [...new Set([...directives.flatMap(Object.keys), ...Object.keys(options)])]

const wrong = names.flatMap((directive) =>
  ['text', 5, null, [], { a: 1 }, path('$.event')].map((of) => ({ [directive]: of }))
)

const plain = [
  ...[...values, {}, { b: missing, d: { e: missing } }, { a: { b: [{ c: path('$.event') }] } }],
  ...[
    { ...path('$.event'), other: 1 },
    { ...path('$.event'), '@literal': 1 },
    { ...path('$.event'), _metadata: { label: 1 } }
  ],
  ...[{ '@nothing': 1 }, { '@': 1 }, { a: { '@nothing': 1 }, b: { '@path': 1 } }]
]

const table: unknown[] = [...directives, ...wrong, ...plain]

const { mapping } = fc.letrec<{ mapping: unknown }>((tie) => {
  const any = tie('mapping')
  const fields = fc.dictionary(fc.constantFrom('a', 'b', 'a.b', '_metadata'), any)
  const withOptions = Object.entries(options).map(([name, lists]) => {
    const choices = Object.entries(lists).map(([key, list]) => [
      key,
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...list) },
        // The Segment app shows these two as switches.
        { weight: ['ignorecase', 'global'].includes(key) ? 0 : 1, arbitrary: any }
      )
    ])
    const given = Object.fromEntries(choices) as Record<string, fc.Arbitrary<unknown>>
    return fc.record({ [name]: fc.record(given, { requiredKeys: [] }) })
  })
  return {
    mapping: fc.oneof(
      { maxDepth: 4 },
      { weight: 2, arbitrary: fc.constantFrom(...table) },
      { weight: 4, arbitrary: fc.oneof(...withOptions) },
      { weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...names), any, { maxKeys: 1 }) },
      { weight: 1, arbitrary: fields },
      { weight: 1, arbitrary: fc.array(any, { maxLength: 3 }) }
    )
  }
})

/** Whether Segment's own accepts each part of a mapping: it looks into no list. */
const isValid = (tried: unknown): boolean => {
  try {
    JSON.stringify(tried, (_, value: unknown) => {
      validateBySegment(value)
      return value
    })
    return true
  } catch {
    return false
  }
}

/** What a mapping-kit makes of an event, in a list; undefined if it throws. The mapping is checked first, as by the plugin. */
const outcome = (by: object, tried: unknown, event: unknown): object[] | undefined => {
  const kit = by as typeof mappingKit
  const copy = copyOf(tried) as never
  try {
    kit.transformBatch(copy, [])
    return [kit.transform(copy, event as Event)]
  } catch {
    return undefined
  }
}

const bySegment = (mappings: object[], event: Event): unknown[] =>
  mappings.map(
    (each) => (outcome(mappingKit, each, event)?.[0] as Tried['mapping'])?.event_metadata
  )

// In a list, so that any value arrives whole as a rich link.
const inMetadata = (value: unknown): object => ({ event_metadata: { out: [value] } })

const rows = table.map(inMetadata)
const random = fc.sample(mapping, { numRuns: 4000, seed: 19 }).map(inMetadata)

/** Whether nothing is sent of a mapping that Segment refuses. What is sent of it is what Segment's own makes of it. */
const isLeftOut = (tried: unknown, given: unknown): boolean =>
  given === undefined && !isValid(tried)

it.each([
  ['from the table', 'intercom.global.js', rows],
  ['from the table', 'index.cjs', rows],
  ['that is random', 'intercom.global.js', random]
])("a mapping %s in dist/%s gives what it gives by Segment's own", async (_, file, mappings) => {
  let given = 0
  for (const event of events) {
    const expected = bySegment(mappings, event)
    const tried = mappings.map((each) => ({ mapping: each as never }))
    const built = await performBuilt(factoryOf(file), tried, event)
    // With the mapping, so that you see which one it is.
    const show = (given: unknown[]) =>
      mappings.map((one, at) => [JSON.stringify(one), isLeftOut(one, built[at]) || given[at]])
    expect(show(built)).toStrictEqual(show(expected))
    given += expected.filter((metadata) => metadata !== undefined).length
  }
  expect(given).toBeGreaterThan(mappings.length)
})

// Segment's own would read the braces of a value as a placeholder.
const withoutBraces = fc.string().map((value) => value.replace(/[{}]/g, '_'))

const anything = fc.anything({
  key: fc.oneof(withoutBraces, fc.constantFrom('a', 'id', 'x')),
  values: [withoutBraces, fc.constantFrom(null, undefined, NaN, 0, false, '', 1.5, true, 10n)],
  ...{ withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }
})

const anyEvent = fc.oneof(
  fc.constantFrom(...events),
  fc.record(
    { event: anything, properties: fc.dictionary(fc.constantFrom(...KEYS.split(' ')), anything) },
    { requiredKeys: [] }
  ),
  anything
)

const anyRoot = fc.oneof(
  fc.record({ list: fc.tuple(mapping) }),
  fc.record({ field: mapping }),
  fc.dictionary(fc.constantFrom('a', 'b', '@path'), mapping)
)

it("the shim gives what Segment's own gives, and may throw if that refuses the mapping", () => {
  fc.assert(
    fc.property(anyRoot, anyEvent, (tried, event) => {
      const expected = outcome(mappingKit, tried, event)
      const given = outcome(shim, tried, event)
      if (!isLeftOut(tried, given)) expect(given).toStrictEqual(expected)
    }),
    runs(5000)
  )
})

it('a wrong option sends nothing', () => {
  const ofReplace = [{ replacement: 5 }, { pattern: 5 }]
  for (const wrong of [
    { '@json': { mode: 'other', value: 5 } },
    ...['up', '', text].map((direction) => ({ '@merge': { direction, objects: [] } })),
    ...['x', null].map((each) => ({ '@merge': { direction: 'left', objects: [each] } })),
    ...ofReplace.map((option) => ({ '@replace': { value: 'x', pattern: 'x', ...option } }))
  ]) {
    expect(isValid(wrong)).toBe(false)
    expect(outcome(shim, { wrong }, events[0])).toBeUndefined()
  }
})
