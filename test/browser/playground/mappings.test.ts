import { playgroundSuite } from './support/playground'

const playground = playgroundSuite()
const { open, press, fill, choose, read, see } = playground

const unfold = (name: string) =>
  playground.suite.page.evaluate((text: string) => {
    for (const summary of document.querySelectorAll('summary'))
      if (summary.textContent === text) summary.click()
  }, name)

const fragment = () => playground.suite.page.evaluate(() => window.location.hash)

describe('the mappings', () => {
  it('show what they make of the event in the composer', async () => {
    await open()
    await press('button', 'Track Event')
    await see('Mapping Track Event', /Preview|"event_name": "Order Completed"/)
    await see('Preview of the call of Track Event', /Intercom\('trackEvent', 'Order Completed'/)
    await choose('Sample', 'Group')
    await see('Mapping Track Event', /does not match the event in the composer/)
  })

  it('change the Intercom call when a field is edited', async () => {
    await open()
    await press('button', 'Track Event')
    await fill('Event Name path', '$.properties.coupon')
    await see('Preview of the call of Track Event', /'SPRING'/)
    await press('button', 'Send event')
    await see('Timeline', /Intercom\('trackEvent', 'SPRING'[^]*Arrived/)
  })

  it('map a field to text, to a template and to raw JSON', async () => {
    await open()
    await press('button', 'Track Event')
    await choose('Event Name mapping', 'Literal')
    await fill('Event Name literal', 'Bought')
    await see('Preview of the call of Track Event', /'Bought'/)
    await choose('Event Name mapping', 'Template')
    await fill('Event Name template', 'Order {{properties.order_id}}')
    await see('Preview of the call of Track Event', /'Order o-2041'/)
    await choose('Event Name mapping', 'Raw JSON')
    await fill('Event Name JSON', '{ "@path": "$.properties.currency" }')
    await see('Preview of the call of Track Event', /'trackEvent', 'USD'/)
    await press('button', 'Back to preset')
    await see('Preview of the call of Track Event', /'Order Completed'/)
  })

  it('name what is wrong with a trigger, and what a trigger matches', async () => {
    await open()
    await press('button', 'Track Event')
    await see('Mapping Track Event', /Matches where the type is "track"/)
    await fill('Trigger', 'type = "track" and (')
    await see('Mapping Track Event', /This trigger cannot be read/)
    await see('Mapping Track Event', /invalid/)
    await press('button', 'Send event')
    await see('Timeline', /No mapping[^]*Track Event invalid[^]*This trigger cannot be read/)
  })

  it('are added, disabled and removed', async () => {
    await open()
    await press('button', 'Add Track Event mapping')
    await press('button', 'Track Event 2')
    await fill('Trigger', 'event = "Order Completed"')
    await press('button', 'Send event')
    await see('Timeline', /Track Event, Track Event 2 → trackEvent → trackEvent/)
    await press('switch', 'Track Event enabled')
    await see('Mapping Track Event', /off/)
    await press('button', 'Remove mapping')
    expect(await read('Mapping Track Event 2')).toBe('')
    await press('button', 'Send event')
    await see('Timeline', /No mapping[^]*Track Event disabled/)
  })
})

describe('the link', () => {
  it('brings the set-up and the event to another browser', async () => {
    await open()
    await press('button', 'Track Event')
    await choose('Event Name mapping', 'Literal')
    await fill('Event Name literal', 'Shared “Event”')
    await fill('App ID', 'abc123')
    await fill('Event', '{ "type": "track", "event": "Seen" }')
    await playground.suite.page.waitFor(() => window.location.hash.length > 50)
    const { browser } = playground.suite
    const shared = await playground.suite.page.waitFor(() => {
      const link = window.location.hash
      return new Promise<string | false>((resolve) =>
        setTimeout(() => resolve(window.location.hash === link && link), 400)
      )
    })
    playground.suite.page = await browser.newPage()
    await open(shared)
    await press('button', 'Send event')
    await see('Timeline', /track Seen[^]*Intercom\('trackEvent', 'Shared “Event”'/)
    await see('Timeline', /app_id: 'abc123'|Page loaded/)
    expect(await fragment()).toBe(shared)
  })

  it('is empty for a new connection', async () => {
    await open()
    await see('Timeline', /Page loaded/)
    expect(await fragment()).toBe('')
  })

  it('that is damaged is said to be so', async () => {
    await open('#nonsense')
    await playground.suite.page.waitFor(
      () => document.querySelector('[role=alert]')?.textContent?.includes('damaged') ?? false
    )
    await press('button', 'Send event')
    await see('Timeline', /Arrived/)
  })
})

describe('export and import', () => {
  it('give back what was taken out, as the code that the README shows', async () => {
    await open()
    await press('button', 'Track Event')
    await fill('Trigger', `event = "Don't \\"stop\\""`)
    await unfold('Export')
    const code = await see('Subscriptions', /^subscriptions: \[/)
    expect(code).toContain("partnerAction: 'trackEvent'")
    await press('button', 'All presets')
    await unfold('Import')
    await fill('Subscriptions to import', code)
    await press('button', 'Replace mappings')
    await see('Mappings', /Imported 3 mappings/)
    expect(await read('Subscriptions')).toBe(code)
  })

  it('say what is wrong with what is pasted', async () => {
    await open()
    await unfold('Import')
    await fill('Subscriptions to import', "subscriptions: [{ partnerAction: 'nothing' }]")
    await press('button', 'Replace mappings')
    await see('Mappings', /Subscription 1: "partnerAction" is none of trackEvent/)
  })

  it('read comments, single quotes and commas at the end', async () => {
    await open()
    await unfold('Import')
    await fill(
      'Subscriptions to import',
      `const subscriptions = [
        // Only orders
        { name: 'It\\'s an order', partnerAction: 'trackEvent', subscribe: 'event = "Order Completed"',
          mapping: { event_name: { '@path': '$.event' }, }, },
      ]`
    )
    await press('button', 'Replace mappings')
    await see('Mappings', /Imported 1 mapping/)
    await press('button', 'Send event')
    await see(
      'Timeline',
      /It's an order matched[^]*Intercom\('trackEvent', 'Order Completed', \{\}\)/
    )
  })
})
