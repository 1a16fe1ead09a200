/** @jest-environment node */
import { checkMapping as check, toLine, verdictOf } from '../../../playground/model/check'
import { defaultSetup, type Mapping } from '../../../playground/model/setup'

const checkMapping = (...given: Parameters<typeof check>) => {
  const { state, reasons } = check(...given)
  return { state, reasons: reasons.map(toLine) }
}

const { mappings } = defaultSetup()
const orders = mappings.find(({ partnerAction }) => partnerAction === 'trackEvent') as Mapping

const withField = (event_name: unknown) => ({
  ...orders,
  mapping: { ...orders.mapping, event_name }
})

const ofTrigger = (subscribe: string) => checkMapping({ ...orders, subscribe }, [])

describe('a trigger', () => {
  it.each([
    'type = "track"',
    'type=track and event="Order (new)"',
    '(type = "track" and event = "A") or type = "page"',
    '(event = "A")',
    'contains(event, "x") and !match(event, "y*")',
    'properties.revenue > 5 and traits.email != null and properties.legacy = null'
  ])('works if Segment reads it as it is written: %s', (trigger) => {
    expect(ofTrigger(trigger)).toEqual({ state: 'works', reasons: [] })
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
    [
      'type = "track" and event = "A" or event = "B"',
      'type = "track" or event = "A" or event = "B"'
    ]
  ])('is to check if Segment reads %s', (trigger, read) => {
    const reasons = [`Trigger: Segment reads this trigger as: ${read}`]
    expect(ofTrigger(trigger)).toEqual({ state: 'check', reasons })
  })

  it.each([
    ["event = 'Signed Up'", /^Trigger: Segment takes the marks of 'Signed/],
    ['type = "Track"', /^Trigger: No event has the type "Track"/],
    ['properties.totl > 5', /^Trigger: No event here has \$\.properties\.totl\. Did you mean/]
  ])('is to check if no event can meet it: %s', (trigger, reason) => {
    expect(ofTrigger(trigger).state).toBe('check')
    expect(ofTrigger(trigger).reasons).toEqual([expect.stringMatching(reason)])
  })

  it('is broken if Segment cannot read it', () => {
    expect(ofTrigger('event = "Sign').state).toBe('broken')
  })
})

describe('a field', () => {
  it.each([
    [{ '@path': '$.propertis.total' }, 'Did you mean $.properties.total?'],
    [{ '@template': '{{properties.totl}}' }, 'Did you mean $.properties.total?'],
    [{ '@if': { exists: { '@path': '$.zzz' }, then: 'a', else: 'b' } }, 'Paste one that has it.']
  ])('is to check if no event here has its path: %j', (field, tip) => {
    const { state, reasons } = checkMapping(withField(field), [])
    expect(state).toBe('check')
    expect(reasons).toEqual([expect.stringMatching(/^Event Name: No event here has \$\./)])
    expect(reasons[0]).toContain(tip)
  })

  it('works once an event has its path', () => {
    const field = withField({ '@path': '$.properties.tier' })
    expect(checkMapping(field, []).state).toBe('check')
    expect(checkMapping(field, [{ properties: { tier: 1 } }]).state).toBe('works')
  })

  it('says that @liquid does not work in a browser', () => {
    const { state, reasons } = checkMapping(withField({ '@liquid': '{{ event }}' }), [])
    expect(state).toBe('check')
    expect(reasons).toEqual([expect.stringMatching(/^Event Name: left out: @liquid does not work/)])
  })
})

it('counts what works, what is to check and what is broken', () => {
  expect(mappings.map((mapping) => checkMapping(mapping, []).reasons)).toEqual([[], [], []])
  const checks = [...mappings, { ...orders, subscribe: 'event =' }, { ...orders, subscribe: '"' }]
  expect(verdictOf(checks.map((mapping) => check(mapping, [])))).toBe(
    '3 work, 1 to check, 1 broken'
  )
})
