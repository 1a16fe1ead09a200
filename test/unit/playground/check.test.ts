/** @jest-environment node */
import { createCheck, toLine, verdictOf } from '../../../playground/model/check'
import { defaultSetup, type Mapping } from '../../../playground/model/setup'
import type { Json } from '../../../playground/protocol'

const { mappings } = defaultSetup()
const orders = mappings.find(({ partnerAction }) => partnerAction === 'trackEvent') as Mapping

// The state and the reasons in one text.
const check = (mapping: Mapping, events: Json[] = []): string => {
  const { state, reasons } = createCheck(events)(mapping)
  return [state, ...reasons.map(toLine)].join(' ')
}
const ofTrigger = (subscribe: string): string => check({ ...orders, subscribe })
const ofField = (event_name: unknown, events: Json[] = []): string =>
  check({ ...orders, mapping: { ...orders.mapping, event_name } }, events)

describe('a trigger', () => {
  it.each([
    'type=track and event="(new"',
    '(type = "track" and event = "A") or type = "page"',
    'contains(event, "x") and !match(event, "y*")',
    'properties.revenue > 5 and traits.email != null and properties.legacy = null'
  ])('works if Segment reads it as it is written: %s', (trigger) => {
    expect(ofTrigger(trigger)).toBe('works')
  })

  it.each([
    ['event = = "Signed Up"', 'event = "="'],
    ['type = "track" and', 'type = "track"'],
    ['event = ', 'event = "eos"'],
    ['type == "track"', 'type = "="'],
    ['type = "track" and and event = "A"', 'type = "track" and event = "A"'],
    ['event = "A" event = "B"', 'event = "A" and event = "B"'],
    ['event = "Order" Completed', 'event = "Order"'],
    ['event = "A" )', 'event = "A"'],
    ['type = "track" and name = "A" or event = "B"', 'type = "track" or name = "A" or event = "B"']
  ])('is to check if Segment reads %s', (trigger, read) => {
    expect(ofTrigger(trigger)).toBe(`check Trigger: Segment reads this trigger as: ${read}`)
  })

  it.each([
    ["event = 'Seen'", /^check Trigger: Segment takes the marks of 'Seen'/],
    ['type = "Track"', /^check Trigger: No event has the type "Track"/],
    [
      'properties.totl > 5',
      /^check Trigger: No event here has \$\.properties\.totl\. Did you mean/
    ],
    ['event = "Sign', /^broken This trigger cannot be read\. Write conditions/]
  ])('says why no event can meet it: %s', (trigger, reason) => {
    expect(ofTrigger(trigger)).toMatch(reason)
  })
})

describe('a field', () => {
  it.each([
    [{ '@path': '$.propertis.total' }, /No event here has \$\.propertis\.total\. Did you mean/],
    [{ '@template': '{{properties.totl}}' }, /Did you mean \$\.properties\.total\?/],
    [{ '@if': { exists: { '@path': '$.zzz' }, then: 'a', else: 'b' } }, /Paste one that has it\./],
    [{ '@liquid': '{{ event }}' }, /left out: @liquid does not work in a browser/]
  ])('is to check if it cannot work here: %j', (field, reason) => {
    expect(ofField(field)).toMatch(/^check Event Name: /)
    expect(ofField(field)).toMatch(reason)
  })

  it('works once an event has its path', () => {
    expect(ofField({ '@path': '$.properties.tier' }, [{ properties: { tier: 1 } }])).toBe('works')
  })
})

it('counts what works, what is to check and what is broken', () => {
  const all = [...mappings, { ...orders, subscribe: 'event =' }, { ...orders, subscribe: '"' }]
  const checks = all.map(createCheck([]))
  expect(verdictOf(checks)).toBe('3 work, 1 to check, 1 broken')
})
