/** @jest-environment node */
import { fateOf } from '../../../playground/flow/fate'
import { readCall, toEvent } from '../../../playground/model/composed'
import { addEvent, changeEvents } from '../../../playground/model/entries'
import { flowOf } from '../../../playground/model/flow'
import { toText } from '../../../playground/model/pointer'
import { defaultSetup } from '../../../playground/model/setup'
import { emptyTimeline } from '../../../playground/model/timeline'
import type { Call, Json } from '../../../playground/protocol'

const { mappings, settings } = defaultSetup()
const visitor = { anonymousId: 'known', traits: {}, browser: { userAgent: 'this browser' } }

const metadata = {
  url: { '@path': '$.context.page.url' },
  campaign: { '@path': '$.context.campaign.name' },
  agent: { '@path': '$.context.userAgent' },
  timestamp: { '@path': '$.timestamp' },
  anonymousId: { '@path': '$.anonymousId' },
  messageId: { '@path': '$.messageId' }
}

const flowOfCall = (given: object, fields: Json = { event_metadata: metadata }) => {
  const { value } = readCall(JSON.stringify(given))
  const call = value as Call
  const setup = mappings.map((one) => ({ ...one, mapping: { ...one.mapping, ...fields } }))
  return flowOf(setup, toEvent(call, visitor), settings, call as object as Json)
}

const metadataOf = (given: object) => flowOfCall(given).explanations[0]?.calls[0]?.args[1]

const page = { url: 'https://shop.example/cart' }
const context = { campaign: { name: 'spring' }, page, userAgent: 'another browser' }
const ids = { anonymousId: 'a1', messageId: 'ajs-1', timestamp: '2026-01-01T00:00:00Z' }
const pasted = { type: 'track', event: 'Bought', ...ids, context, receivedAt: '2026-01-02' }

describe('the flow of an event', () => {
  it('has what was pasted, and no row is marked as filled in', () => {
    expect(metadataOf(pasted)).toEqual({
      ...ids,
      url: page.url,
      campaign: 'spring',
      agent: 'another browser'
    })
    expect(flowOfCall(pasted).rows.filter(({ isFilledIn }) => isFilledIn)).toEqual([])
  })

  it('has what Analytics.js fills in where the event has nothing, and marks it', () => {
    const { rows } = flowOfCall({ type: 'track', event: 'Bought', properties: { a: 1 } })
    const marked = rows.filter(({ isFilledIn }) => isFilledIn).map(({ keys }) => toText(keys))
    const made = ['anonymousId', 'context.page.url', 'context.userAgent', 'messageId', 'timestamp']
    expect(marked.sort()).toEqual(made)
  })

  it('gives a page call the properties of its page', () => {
    const { properties } = toEvent({ type: 'page', name: 'Home', context }, visitor)
    expect(properties).toMatchObject({ name: 'Home', title: 'Pricing', url: page.url })
  })

  it.each([
    [{ All: false }, 'disabled'],
    [{ All: false, 'Intercom Web (Actions)': true }, 'matched'],
    [{ 'Intercom Web (Actions)': false }, 'disabled']
  ])('is empty if its integrations turn the destination off: %j', (integrations, outcome) => {
    expect(flowOfCall({ ...pasted, integrations }).explanations[0]?.outcome).toBe(outcome)
  })

  it('names @liquid as the reason that nothing is sent', () => {
    const { explanations } = flowOfCall(pasted, { event_name: { '@liquid': '{{ event }}' } })
    const notes = [expect.stringContaining('@liquid does not work'), expect.anything()]
    expect(explanations[0]).toMatchObject({ calls: [], notes })
  })

  it('waits for what stands for code, and says nothing else of it', () => {
    const { rows } = flowOfCall({ ...pasted, properties: { total: '‹order.total›' } })
    const row = rows.find(({ keys }) => keys.join('.') === 'properties.total')
    expect(row && fateOf(row)).toBe('open')
  })
})

it.each([
  [{ type: 'tracks' }, /"type" must be one of/],
  [{ type: 'track' }, /needs a name/],
  [{ type: 'track', event: 'A', context: [] }, /"context" must be an object/],
  [{ type: 'track', event: 'A', timestamp: 5 }, /"timestamp" must be text/],
  [{ type: 'group', total: 5 }, /A group call has no "total"\. Move it into "traits"/]
])('a call that is none says why: %j', (call, reason) => {
  expect(readCall(JSON.stringify(call)).error).toMatch(reason)
})

it('an event that is sent again with its own ID is another line of the timeline', () => {
  const twice = [1, 2].reduce((now) => addEvent(now, 0, pasted, () => []), emptyTimeline)
  const changed = changeEvents(twice, ['ajs-1'], () => ({ settledMs: 5 }))
  expect(changed.entries.map((entry) => 'settledMs' in entry)).toEqual([false, true])
})
