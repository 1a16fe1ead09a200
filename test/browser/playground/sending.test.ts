import { playgroundSuite } from './support/playground'

const playground = playgroundSuite()
const { open, press, fill, search, choose, read, see } = playground

// What the timeline says of each sample, in its order.
const ways: [sample: string, way: RegExp][] = [
  ['Order Completed', /track Order Completed[^]*Arrived[^]*price: \{ amount: 2500/],
  ['Page', /page Pricing[^]*Arrived[^]*Identify User matched/],
  ['Identify with company', /identify user_314[^]*Arrived[^]*company_id: 'acme'/],
  ['Identify with companies', /identify user_314[^]*Arrived[^]*company_id: 'globex'/],
  ['Group', /group acme[^]*Arrived[^]*size: 329/],
  ['Track with revenue', /Subscription Renewed[^]*Arrived[^]*amount: 1999, currency: 'EUR'/],
  ['B2B Trial Started', /Trial Started[^]*Arrived[^]*trial_plan_name: 'Team'/],
  ['Hostile', /Hostile <b>Event<\/b>[^]*Arrived[^]*deep was left out/]
]

describe('the composer', () => {
  it('sends each sample, and the timeline shows its way', async () => {
    await open()
    for (const [sample, way] of ways) {
      await choose('Sample', sample)
      await press('button', 'Send event')
      await see('Timeline', way)
      await see('Timeline', /Segment\.io answered 200/)
      await press('button', 'Clear')
    }
  })

  it('sends the journey in its order', async () => {
    await open()
    await press('button', 'Send journey')
    const text = await see('Timeline', /Order Completed[^]*Order Completed[^]*Segment\.io answered/)
    const titles = text.match(/(?<=#\d+\n)(page|identify|group|track) .*/g)
    expect(titles?.reverse()).toEqual([
      'page Pricing',
      'identify user_314',
      'group acme',
      'track Trial Started',
      'track Subscription Renewed',
      'track Order Completed'
    ])
  })

  it('says what is wrong with an event as it is typed, and does not send it', async () => {
    await open()
    await fill('Event', '{ "type": "track", ')
    await see('Composer', /This is not JSON/)
    await fill('Event', '{ "type": "track", "event": "Seen", "plan": "pro" }')
    await see('Composer', /A track call takes no "plan". Put it into "properties"/)
    await press('button', 'Send event')
    expect(await read('Timeline')).toContain('Send an event')
  })

  it('gives the user hash and the launcher with one call', async () => {
    await open()
    await choose('Sample', 'Identify with company')
    await press('button', 'Send event')
    await see('Timeline', /Arrived/)
    await playground.suite.page.evaluate(() => {
      for (const summary of document.querySelectorAll('summary'))
        if (summary.textContent === 'Options of this call') summary.click()
    })
    await press('button', 'Add user hash')
    await press('button', 'Hide launcher')
    await press('button', 'Send event')
    await see('Timeline', /user_hash: '0a1b2c3d'[^]*hide_default_launcher: true/)
  })

  it('logs the visitor out on Reset', async () => {
    await open()
    await press('button', 'Send journey')
    await see('Contact', /User[^]*Ada Lovelace[^]*Order Completed/)
    await press('button', 'Reset')
    await see('Timeline', /analytics\.reset\(\)[^]*shutdown[^]*boot/)
    await see('Contact', /^Visitor/)
    await fill('Event', '{ "type": "identify", "userId": "u2", "traits": { "name": "Grace" } }')
    await press('button', 'Send event')
    await see('Timeline', /identify u2\s+✓? ?Arrived/)
    await see('Contact', /User\s+user_id\s+u2\s+name\s+Grace$/)
  })
})

describe('the timeline', () => {
  it('says why a nested property has not arrived, and what to do', async () => {
    await open()
    await press('button', 'Send event')
    const text = await see('Timeline', /products was left out/)
    expect(text).toMatch(/Intercom takes no nested values\. Send text, a number or a boolean/)
    expect(text).toContain('name it in the setting Rich Link Properties')
    expect(text).toContain('1 key left out')
  })

  it('is filtered by text and by problems, and cleared', async () => {
    await open()
    await press('button', 'Send journey')
    await see('Timeline', /7 entries/)
    await search('Filter', 'trial_plan')
    await see('Timeline', /1 entry of 7[^]*Trial Started/)
    await press('button', 'Clear')
    await see('Timeline', /0 entries/)
  })

  it('is copied as JSON with every step', async () => {
    await open()
    await press('button', 'Send event')
    await see('Timeline', /Arrived/)
    await playground.suite.page.evaluate(() =>
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: (text: string) => void Object.assign(window, { copied: text }) }
      })
    )
    await press('button', 'Copy as JSON')
    const copied = await playground.suite.page.waitFor(
      () => (window as unknown as { copied?: string }).copied
    )
    expect(JSON.parse(copied)).toContainEqual(
      expect.objectContaining({
        outcome: expect.objectContaining({ label: 'Arrived' }) as unknown,
        diagnostics: [expect.stringContaining('"products"')],
        commands: [
          expect.objectContaining({
            command: 'trackEvent',
            requests: [expect.objectContaining({ status: 200 })]
          })
        ]
      })
    )
  })
})

describe('the page', () => {
  it('asks no host but its own', async () => {
    await open()
    await press('button', 'Send journey')
    await see('Timeline', /Order Completed[^]*Arrived/)
    const { net } = playground.suite
    expect(net.refused).toEqual([])
    expect(new Set(net.requests.map(({ host }) => `http://${host}`))).toEqual(new Set([net.origin]))
  })

  it('shows the Messenger with its launcher and panel, which greets the contact', async () => {
    await open()
    await choose('Sample', 'Identify with company')
    await press('button', 'Send event')
    await see('Contact', /Ada Lovelace/)
    const greeting = await playground.suite.page.waitFor(() => {
      const visitor = document.querySelector('iframe')?.contentDocument
      const panel = visitor?.querySelector<HTMLElement>('[aria-label="Intercom Messenger"]')
      if (panel?.hidden)
        visitor?.querySelector<HTMLElement>('[aria-label="Open Intercom Messenger"]')?.click()
      const isGreeted = panel?.hidden === false && panel.innerText.includes('Hello Ada Lovelace')
      return isGreeted && panel.innerText
    })
    expect(greeting).toContain('as a user')
  })
})
