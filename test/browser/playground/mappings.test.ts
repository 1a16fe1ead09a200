import { playgroundSuite } from './support'

const { suite, open, press, paste, fill, choose, read, see } = playgroundSuite()

const CALL = 'Intercom call of Track Event'

describe('a field', () => {
  it('shows its value beside it, and what a typing error may have meant', async () => {
    await open()
    await press('button', 'Track Event')
    await see('Revenue', /= 25/)
    await fill('Revenue path', '$.properties.totl')
    await see('Revenue', /no event here has \$\.properties\.totl: did you mean/)
    await press('button', '$.properties.total')
    await see(CALL, /amount: 2750/)
  })

  it('takes text, a template and raw JSON', async () => {
    await open()
    await press('button', 'Track Event')
    await choose('Event Name mapping', 'Literal')
    await fill('Event Name literal', 'Bought')
    await see(CALL, /'Bought'/)
    await choose('Event Name mapping', 'Template')
    await fill('Event Name template', 'Order {{properties.order_id}}')
    await see(CALL, /'Order o-2041'/)
    await choose('Event Name mapping', 'Raw JSON')
    await fill('Event Name JSON', '{ "@path": "$.properties.currency" }')
    await see(CALL, /'trackEvent', 'USD'/)
    await press('button', 'Back to preset')
    await see(CALL, /'Order Completed'/)
  })
})

it('a trigger says which part matches', async () => {
  await open()
  await press('button', 'Track Event')
  await fill('Trigger', 'type = "track" and event = "Seen"')
  await see('Mapping Track Event', /✓ the type is "track"[^]*and ✕ the event name is "Seen"/)
})

describe('the paste box', () => {
  it('reads Segment’s settings at once, counts what works, and opens the first that does not', async () => {
    const orders = {
      name: 'Orders [all], "quoted"',
      partnerAction: 'trackEvent',
      subscribe: 'event = "Order Completed"',
      enabled: true,
      mapping: { event_name: { '@path': '$.event' } }
    }
    const revenue = { '@path': '$.propertis.total' }
    const subscriptions = [
      orders,
      { ...orders, name: 'Wrong path', mapping: { ...orders.mapping, revenue } },
      { ...orders, name: 'Old', partnerAction: 'sendEvent' },
      'broken'
    ]
    const settings = { appId: 'abc123', richLinkProperties: ['article'], subscriptions }
    const remotePlugins = [{ name: 'Intercom Web (Actions)', settings }]
    await open()
    await paste(JSON.stringify({ integrations: {}, remotePlugins }))
    const said = await see('Event', /1 works, 1 to check, 2 broken/)
    expect(said).toContain('Settings: appId, richLinkProperties')
    expect(said).toMatch(
      /Wrong path: Revenue: No event here has \$\.propertis\.total\. Did you mean/
    )
    expect(said).toMatch(/Old: Its partnerAction "sendEvent" is unknown/)
    expect(said).toMatch(/Entry 4: It is not an object/)
    await see('Mapping Orders [all], "quoted"', /sends/)
    await see('Mapping Wrong path', /check[^]*no event here has \$\.propertis\.total/)
    await see('Mapping Old', /broken/)
  })

  it('takes the context of an event and the variables of code to Intercom', async () => {
    await open()
    await press('button', 'Track Event')
    await fill('Event Name path', '$.context.page.url')
    await see('Event Name', /= "https:\/\/www\.example\.com\/pricing" filled in by Analytics\.js/)
    const context = { page: { url: 'https://shop.example/cart' } }
    await paste(JSON.stringify({ type: 'track', event: 'Seen', context, sentAt: '2026-01-01' }))
    await see('Event', /An event: track Seen\. Ignored here: sentAt/)
    await see(CALL, /'https:\/\/shop\.example\/cart'/)
    await press('button', 'Send event')
    await press('tab', 'Timeline')
    await see('Timeline', /track Seen[^]*Arrived[^]*'https:\/\/shop\.example\/cart'/)
    await paste("analytics.track('Seen', { total: order.total }); analytics.page('Home')")
    await see(
      'Event',
      /2 events: track Seen, page Home[^]*Fill in: properties\.total \(order\.total\)/
    )
    await see('What Intercom gets', /1 to fill in[^]*total "‹order\.total›"\s+fill this in/)
    await fill('Event', '{ "type": "track", "event": "Filled in" }')
    await press('button', 'Send journey')
    await see('Timeline', /page Home[^]*track Filled in[^]*track Seen/)
  })

  it('reads its own export', async () => {
    await open()
    await press('button', 'Track Event')
    await fill('Trigger', `event = "Don't stop"`)
    await suite.page.evaluate(() => {
      for (const summary of document.querySelectorAll('summary'))
        if (summary.textContent === 'Export as code') summary.click()
    })
    const code = await see('Subscriptions', /^subscriptions: \[[^]*stop/)
    await press('button', 'All presets')
    await paste(code)
    await see('Event', /3 work/)
    expect(await read('Subscriptions')).toBe(code)
  })
})
