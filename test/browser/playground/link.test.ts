import { playgroundSuite } from './support/playground'

const { suite, open, openTab, press, fill, choose, see } = playgroundSuite()

const fragmentOf = (shared: unknown): string =>
  `#${Buffer.from(JSON.stringify(shared)).toString('base64url')}`

const alert = (): Promise<string> =>
  suite.page.waitFor(() => document.querySelector('[role=alert]')?.textContent)

describe('the link', () => {
  it('brings mappings, settings, faults and the event to another browser', async () => {
    await openTab('Session')
    await choose('Event Name mapping', 'Literal')
    await fill('Event Name literal', 'Shared “Event”')
    await press('switch', 'Messenger blocked')
    await fill('Event', '{ "type": "track", "event": "Seen" }')
    const shared = await suite.page.waitFor(() => {
      const link = window.location.hash
      return new Promise<string | false>((resolve) =>
        setTimeout(() => resolve(link.length > 50 && window.location.hash === link && link), 400)
      )
    })
    await suite.page.close()
    suite.page = await suite.browser.newPage()
    await suite.page.setViewport(1440, 900)
    await openTab('Timeline', shared)
    await see('What Intercom gets', /Intercom\('trackEvent', 'Shared “Event”'/)
    await press('button', 'Send event')
    await see('Timeline', /track Seen[^]*Dropped[^]*Messenger blocked/)
    expect(await suite.page.evaluate(() => window.location.hash)).toBe(shared)
  })

  it('is empty for a new connection', async () => {
    await openTab('Timeline')
    await see('Timeline', /Page loaded/)
    expect(await suite.page.evaluate(() => window.location.hash)).toBe('')
  })

  it.each([
    ['nonsense', '#nonsense'],
    ['a number', fragmentOf(5)],
    ['a trigger that is a number', fragmentOf({ mappings: [['trackEvent', { subscribe: 5 }]] })],
    ['a name that is an object', fragmentOf({ mappings: [['trackEvent', { name: { a: 1 } }]] })],
    ['mappings that are none', fragmentOf({ mappings: [null, 1, [2]], settings: 3, faults: 'x' })],
    ['a setting that is an object', fragmentOf({ mappings: [{}], settings: { appId: {} } })]
  ])('with %s gives a page and a message', async (_, fragment) => {
    await open(fragment)
    expect(await alert()).toMatch(/link is damaged/)
    await see('Mappings', /Track Event/)
    expect(suite.page.console.filter(({ type }) => type === 'pageerror')).toEqual([])
  })

  it('carries an event of more than 125 kB', async () => {
    await open()
    const text = 'long '.repeat(30_000)
    const event = { type: 'track', event: 'Large', properties: { text } }
    await fill('Event', JSON.stringify(event))
    const length = await suite.page.waitFor(
      () => window.location.hash.length > 150_000 && window.location.hash.length
    )
    expect(length).toBeGreaterThan(text.length)
    expect(suite.page.console.filter(({ type }) => type === 'pageerror')).toEqual([])
    await press('button', 'Copy link')
    await suite.page.waitFor(() =>
      /Copied|this browser does not allow it/.test(
        document.querySelector('.copy')?.textContent ?? ''
      )
    )
  })
})
