import { playgroundSuite } from './support/playground'

const { open, press, fill, see } = playgroundSuite()

const paste = async (text: string): Promise<void> => {
  await fill('Paste anything', text)
  await press('button', 'Read it')
}

const subscriptions = [
  {
    id: '1',
    name: 'Orders [all], "quoted"',
    partnerAction: 'trackEvent',
    subscribe: 'event = "Order Completed"',
    enabled: true,
    mapping: { event_name: { '@path': '$.event' } }
  },
  { name: 'Old', partnerAction: 'sendEvent', subscribe: 'type = "track"', mapping: {} },
  { name: 'No trigger', partnerAction: 'trackEvent', mapping: {} },
  'broken',
  { name: 'People', partnerAction: 'identifyUser', subscribe: 'type = "identify"', mapping: {} }
]

const workspace = {
  integrations: { 'Segment.io': { apiKey: 'x', list: [1, 2] } },
  remotePlugins: [
    { name: 'Other', settings: { subscriptions: [{ partnerAction: 'other', subscribe: 'all' }] } },
    {
      name: 'Intercom Web (Actions)',
      creationName: 'Intercom Web (Actions)',
      libraryName: 'intercomDestination',
      url: 'https://cdn.example.com/intercom.js',
      settings: {
        appId: 'abc123',
        apiBase: 'https://api-iam.eu.intercom.io',
        richLinkProperties: ['article'],
        versionSettings: {},
        subscriptions
      }
    }
  ]
}

describe('the paste box', () => {
  it.each([
    ['Segment’s settings', JSON.stringify(workspace)],
    ['remotePlugins alone', JSON.stringify({ remotePlugins: workspace.remotePlugins })]
  ])('reads %s, keeps what fails and says why', async (_, text) => {
    await open()
    await paste(text)
    const said = await see('Event', /2 of 5 mappings work/)
    expect(said).toContain('Settings: appId, apiBase, richLinkProperties')
    expect(said).toMatch(/Old: Its partnerAction "sendEvent" is unknown/)
    expect(said).toMatch(/No trigger: It has no trigger/)
    expect(said).toMatch(/Entry 4: It is not an object/)
    await see('Mapping Orders [all], "quoted"', /sends/)
    await see('Mapping Old', /fails/)
    await see('Mapping Entry 4', /fails/)
  })

  it('reads a bare list of subscriptions', async () => {
    await open()
    await paste(JSON.stringify(subscriptions.slice(0, 1)))
    await see('Event', /A list of subscriptions: 1 of 1 mappings work/)
  })

  it('reads an event of Segment’s debugger', async () => {
    await open()
    await paste(
      JSON.stringify({
        anonymousId: 'a-1',
        context: { page: { url: 'https://www.example.com/' } },
        event: 'Plan Changed',
        integrations: { All: true },
        messageId: 'ajs-1',
        originalTimestamp: '2026-01-01T00:00:00.000Z',
        properties: { plan: 'pro' },
        receivedAt: '2026-01-01T00:00:01.000Z',
        type: 'track',
        userId: null
      })
    )
    await see(
      'Event',
      /An event: track Plan Changed[^]*Analytics\.js makes the rest itself: anonymousId/
    )
    await see(
      'What Intercom gets',
      /Intercom\('trackEvent', 'Plan Changed', \{ plan: 'pro' \}\)|plan: 'pro'/
    )
  })

  it('reads a line of code', async () => {
    await open()
    await paste("analytics.track('Plan [Pro] chosen', { plan: 'pro', count: -1 }, () => done())")
    await see('Event', /An event: track Plan \[Pro\] chosen/)
    await see('What Intercom gets', /count: -1/)
    await paste(
      "analytics.identify('u1', { name: 'Ada' }, { integrations: { Intercom: { user_hash: 'x' } } })"
    )
    await see('What Intercom gets', /user_id: 'u1'[^]*user_hash: 'x'/)
  })

  it('reads code with comments, single quotes and commas at the end', async () => {
    await open()
    await paste(
      `const list = ['a', 'b'] // another list
      const subscriptions = [
        // Only orders
        { name: 'It\\'s an order', partnerAction: 'trackEvent', subscribe: 'event = "Order Completed"',
          mapping: { event_name: { '@path': '$.event' }, }, },
      ]`
    )
    await see('Event', /1 of 1 mappings work/)
    await see("Intercom call of It's an order", /Intercom\('trackEvent', 'Order Completed', \{\}\)/)
  })

  it('says what it cannot read', async () => {
    await open()
    await paste('{ "type": ')
    await see('Event', /This is neither JSON nor JavaScript/)
    await paste('{ "type": "screen", "name": "Home" }')
    await see('Event', /This is a screen event, and this destination gets none of that type/)
    await paste('[1, 2]')
    await see('Event', /There are no settings, subscriptions or events of this destination in it/)
  })
})
