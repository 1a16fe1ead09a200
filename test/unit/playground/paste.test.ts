import { recognize } from '../../../playground/paste/recognize'

const eventsIn = (text: string) => {
  const found = recognize(text)
  if (found.kind !== 'events') throw new Error(JSON.stringify(found))
  return found
}

const callsIn = (text: string) => eventsIn(text).events.map(({ call }) => call)

const bought = { type: 'track', event: 'Bought', properties: { plan: 'pro' } }
const track = "analytics.track('Bought', { plan: 'pro' })"

describe('pasted code', () => {
  it.each([
    ['a script', `<script>\n// analytics.track('Old')\n${track}</script>`],
    ['an attribute', `<a onclick="${track}">Don't wait</a>`],
    ['JSX', `<Button src="//a.b" onClick={() => ${track}}>Let's go</Button>`],
    ['TypeScript', `const a = (b: string) => analytics!.track('Bought', { plan: 'pro' as const })`],
    ['what may be missing', `window.analytics?.track('Bought', { plan: 'pro' }, () => done())`],
    ['a library for servers', `client.track({ event: 'Bought', properties: { plan: 'pro' } })`],
    ['a hook', `const { track } = useAnalytics(); track('Bought', { plan: 'pro' })`],
    ['a promise', `await ${track}.then(() => console.group('x'))`]
  ])('is read from %s', (_, text) => {
    expect(callsIn(text)).toEqual([bought])
  })

  it('keeps variables as placeholders, and names what is in no event', () => {
    const { events, unused } = eventsIn(
      'analytics.track(`Bought ${plan}`, { revenue: order.total, items: cart.items.length, a: !0, b: -1, ...more })'
    )
    expect(events[0]?.call).toEqual({
      type: 'track',
      event: 'Bought ‹plan›',
      properties: { revenue: '‹order.total›', items: '‹cart.items.length›', a: true, b: -1 }
    })
    expect(unused).toEqual(['...more'])
    expect(eventsIn(`analytics.track('Bought', order)`).events[0]?.ignored).toEqual(['order'])
  })

  it('makes an event of each call, in their order', () => {
    const { events, unused } = eventsIn(`
      analytics.identify(user.id, { plan })
      analytics.group('acme', {}, { integrations: { All: true }, Intercom: { a: 1 } })
      analytics.ready(() => analytics.page('Docs', 'Start', { path: '/start' }))
      analytics.page('Home', props)
      analytics.track('A', null, { context: { ip: '1' } })
      analytics.alias('u2')`)
    const intercom = { integrations: { All: true }, context: { Intercom: { a: 1 } } }
    expect(events.map(({ call }) => call)).toEqual([
      { type: 'identify', userId: '‹user.id›', traits: { plan: '‹plan›' } },
      { type: 'group', groupId: 'acme', traits: {}, ...intercom },
      { type: 'page', category: 'Docs', name: 'Start', properties: { path: '/start' } },
      { type: 'page', name: 'Home', properties: {} },
      { type: 'track', event: 'A', properties: {}, context: { ip: '1' } }
    ])
    expect(unused).toEqual(['This destination gets no alias events.'])
  })
})

describe('pasted JSON', () => {
  const fromDebugger = {
    ...bought,
    anonymousId: 'a1',
    context: { page: { url: 'https://shop.example/cart' }, campaign: { name: 'spring' } },
    integrations: { All: true },
    messageId: 'ajs-1',
    originalTimestamp: '2026-01-01T00:00:00Z',
    receivedAt: '2026-01-01T00:00:01Z',
    timestamp: '2026-01-01T00:00:00Z',
    userId: null
  }

  it('keeps the context of an event, and names what only Segment’s servers know', () => {
    const { originalTimestamp, receivedAt, userId, ...own } = fromDebugger
    expect(eventsIn(JSON.stringify(fromDebugger)).events).toEqual([
      { call: own, ignored: ['originalTimestamp', 'receivedAt'] }
    ])
  })

  it('reads each event of a batch', () => {
    const batch = [bought, { type: 'screen' }, { type: 'identify', userId: 'u', traits: {} }]
    expect(callsIn(JSON.stringify({ batch, writeKey: 'k' })).map(({ type }) => type)).toEqual([
      'track',
      'identify'
    ])
  })
})

it.each([
  ['{ "type": ', /^This is neither JSON nor code with calls/],
  [
    'await client.track(event: name)',
    /^This is not plain JavaScript: analytics\.track\(event: name\)/
  ],
  ['[1, 2]', /^No settings, mappings or events of this destination are in it/]
])('%s is nothing, with the reason', (text, reason) => {
  expect(recognize(text)).toEqual({ kind: 'nothing', reason: expect.stringMatching(reason) })
})
