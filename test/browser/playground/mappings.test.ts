import { playgroundSuite } from './support'

const { suite, open, press, fill, choose, read, see } = playgroundSuite()

const CALL = 'Intercom call of Track Event'

const paste = async (text: string): Promise<void> => {
  await fill('Paste anything', text)
  await press('button', 'Read it')
}

describe('a field', () => {
  it('shows its value beside it, and what a typing error may have meant', async () => {
    await open()
    await see('Revenue', /= 25/)
    await fill('Revenue path', '$.properties.totl')
    await see('Revenue', /nothing at \$\.properties\.totl: did you mean \$\.properties\.total\?/)
    await press('button', '$.properties.total')
    await see(CALL, /amount: 2750/)
  })

  it('takes text, a template and raw JSON', async () => {
    await open()
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

it('a trigger says which part matches, and what is wrong with it', async () => {
  await open()
  const says: [string, RegExp][] = [
    [
      'type = "track" and event = "Seen"',
      /✓ the type is "track"[^]*and ✕ the event name is "Seen"/
    ],
    ['foo("x")', /This trigger cannot be read\. Write conditions such as/],
    ['event = ', /It is not complete[^]*It counts as: event = "eos"/]
  ]
  for (const [trigger, text] of says) {
    await fill('Trigger', trigger)
    expect(await see('Mapping Track Event', text)).not.toContain('TypeError')
  }
})

describe('the paste box', () => {
  it('reads Segment’s settings, keeps what fails and says why', async () => {
    const subscriptions = [
      {
        name: 'Orders [all], "quoted"',
        partnerAction: 'trackEvent',
        subscribe: 'event = "Order Completed"',
        enabled: true,
        mapping: { event_name: { '@path': '$.event' } }
      },
      { name: 'Old', partnerAction: 'sendEvent', subscribe: 'type = "track"', mapping: {} },
      'broken'
    ]
    const settings = { appId: 'abc123', richLinkProperties: ['article'], subscriptions }
    const remotePlugins = [{ name: 'Intercom Web (Actions)', settings }]
    await open()
    await paste(JSON.stringify({ integrations: {}, remotePlugins }))
    const said = await see('Event', /1 of 3 mappings work/)
    expect(said).toContain('Settings: appId, richLinkProperties')
    expect(said).toMatch(/Old: Its partnerAction "sendEvent" is unknown/)
    expect(said).toMatch(/Entry 3: It is not an object/)
    await see('Mapping Orders [all], "quoted"', /sends/)
    await see('Mapping Old', /fails/)
  })

  it('reads events, lines of code, and its own export', async () => {
    await open()
    await paste('{ "type": "track", "event": "Plan Changed", "properties": { "plan": "pro" } }')
    await see('Event', /An event: track Plan Changed/)
    await paste("analytics.track('Plan [Pro] chosen', { plan: 'pro', count: -1 }, () => done())")
    await see('Event', /An event: track Plan \[Pro\] chosen/)
    await see('What Intercom gets', /count: -1/)
    await fill('Trigger', `event = "Don't \\"stop\\""`)
    await suite.page.evaluate(() => {
      for (const summary of document.querySelectorAll('summary'))
        if (summary.textContent === 'Export as code') summary.click()
    })
    const code = await see('Subscriptions', /^subscriptions: \[[^]*stop/)
    await press('button', 'All presets')
    await paste(code)
    await see('Event', /3 of 3 mappings work/)
    expect(await read('Subscriptions')).toBe(code)
  })

  it('says what it cannot read', async () => {
    await open()
    await paste('{ "type": ')
    await see('Event', /This is neither JSON nor JavaScript/)
    await paste('[1, 2]')
    await see('Event', /There are no settings, subscriptions or events of this destination in it/)
  })
})
