import { playgroundSuite } from './support/playground'

const { suite, open, openTab, press, fill, choose, see, read } = playgroundSuite()

const GETS = 'What Intercom gets'

// These run in the page, sent as text.
const fits = (): boolean =>
  document.documentElement.scrollHeight <= window.innerHeight &&
  ['#event', '#mappings', '#what-intercom-gets'].every((id) => {
    const box = document.querySelector(id)?.getBoundingClientRect()
    return box && box.width > 250 && box.height > 300 && box.bottom <= window.innerHeight
  })

interface LayoutShift {
  value: number
  hadRecentInput: boolean
}

const observeShifts = (): void => {
  const shifts: number[] = []
  Object.assign(window, { shifts })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & LayoutShift)[])
      if (!entry.hadRecentInput) shifts.push(entry.value)
  }).observe({ type: 'layout-shift', buffered: false })
}

const leaving = (): string[] => performance.getEntriesByType('resource').map(({ name }) => name)

describe('the page', () => {
  it.each([
    [1280, 800],
    [1440, 900],
    [1920, 1080]
  ])('shows three panes at %i pixels without scrolling', async (width, height) => {
    await suite.page.setViewport(width, height)
    await open()
    await see(GETS, /products/)
    await suite.page.waitFor(fits)
  })

  it('has tabs below 900 pixels, with Send and the outcome always in reach', async () => {
    await suite.page.setViewport(360, 740)
    await open()
    await see('Event', /Sends analytics\.track/)
    expect(await read(GETS)).toBe('')
    await press('tab', 'What Intercom gets')
    await see(GETS, /products/)
    expect(await read('Event')).toBe('')
    await press('button', 'Send event')
    await see('Outcome of the last event', /Intercom\s+✓ Arrived/)
    const isInReach = await suite.page.evaluate(() => {
      const bar = document.querySelector('.dock-bar')?.getBoundingClientRect()
      return bar !== undefined && bar.top >= 0 && bar.bottom <= window.innerHeight
    })
    expect(isInReach).toBe(true)
    await press('tab', 'Timeline')
    await see('Timeline', /Order Completed/)
  })

  it('asks its question, says three steps and leads on', async () => {
    await open()
    const header = await suite.page.waitFor(
      () => document.querySelector<HTMLElement>('header')?.innerText
    )
    expect(header).toMatch(/What does Intercom get from my Segment event\?/)
    expect(header).toMatch(
      /Paste an event[^]*Map it[^]*See what arrives[^]*Nothing leaves this browser/
    )
    const links = await suite.page.evaluate(() =>
      [...document.querySelectorAll('header a')].map(({ textContent }) => textContent)
    )
    expect(links).toEqual(['Use it on your site', 'Docs', 'Package'])
  })

  it('shows its first flow within a second', async () => {
    const times: number[] = []
    for (let count = 0; count < 3; count += 1) {
      await open(`?${count}`)
      const shownAt = await suite.page.waitFor(
        () => performance.getEntriesByName('first-flow')[0]?.startTime
      )
      times.push(shownAt)
    }
    // The other tests run beside it, so the best one counts.
    expect(Math.min(...times)).toBeLessThan(1000)
  })

  it('does not jump while something is typed', async () => {
    await open()
    await see(GETS, /products/)
    await suite.page.waitFor(() => document.querySelector('iframe') !== null)
    await suite.page.evaluate(observeShifts)
    await press('textbox', 'Revenue path')
    await suite.page.type('[aria-label="Revenue path"]', 'x')
    await see('Revenue', /nothing at/)
    await press('textbox', 'Event')
    await suite.page.type('[aria-label=Event][role=textbox]', '{')
    await see('Event', /This is not JSON/)
    await see(GETS, /products/)
    // The visitor's page is loaded anew, and the address changes.
    await suite.page.waitFor(
      () =>
        window.location.hash.length > 1 &&
        /load=[2-9]/.test(document.querySelector('iframe')?.src ?? '')
    )
    expect(
      await suite.page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
    ).toEqual([])
  })

  it('asks no host but its own, and works without any after the first visit', async () => {
    await openTab('Timeline')
    await press('button', 'Send journey')
    await see('Timeline', /Order Completed[^]*Intercom\s+✓ Arrived/)
    const { net } = suite
    expect(net.refused).toEqual([])
    expect(new Set(net.requests.map(({ host }) => `http://${host}`))).toEqual(new Set([net.origin]))
    await suite.page.waitFor(() => navigator.serviceWorker.ready.then(() => true))
    const url = await suite.page.evaluate(() => window.location.href)
    // Its host has nothing any more.
    net.reset()
    await suite.page.goto(url)
    await press('tab', 'Timeline')
    await press('button', 'Send event')
    await see('Timeline', /Order Completed[^]*Intercom\s+✓ Arrived/)
    expect((await suite.page.evaluate(leaving)).some((name) => name.endsWith('app.js'))).toBe(true)
  })
})

describe('a workspace of one’s own', () => {
  it('is used after a warning, and the header says that data leaves while it is', async () => {
    await openTab('Session')
    await press('switch', 'Messenger blocked')
    await press('button', 'Your own workspace')
    await suite.page.waitFor(() =>
      document.querySelector('dialog')?.textContent?.includes('leaves this browser')
    )
    await fill('Your App ID', 'abc')
    await press('button', 'Send to this workspace')
    const header = () =>
      suite.page.waitFor(() => {
        const text = document.querySelector<HTMLElement>('header')?.innerText
        return text?.includes('Data leaves this browser') && text
      })
    expect(await header()).not.toContain('Nothing leaves')
    await see('Session', /Off with your own workspace/)
    await choose('Sample', 'Identify with company')
    await press('button', 'Send event')
    await see('Outcome of the last event', /identify user_314[^]*Intercom ✓ Arrived/)
    expect(suite.net.pings()).toContainEqual(
      expect.objectContaining({
        appId: 'abc',
        userData: expect.objectContaining({ user_id: 'user_314' }) as unknown
      })
    )
  })

  it('says so if its Messenger cannot be loaded', async () => {
    await openTab('Visitor’s page')
    suite.net.widget({ mode: 'refuse' })
    await press('button', 'Your own workspace')
    await fill('Your App ID', 'abc')
    await press('button', 'Send to this workspace')
    await see('Messenger', /could not be loaded for the App ID “abc”/)
  })

  it('keeps what Intercom keeps, and the flow warns of the rest', async () => {
    await openTab('Session')
    const properties = Object.fromEntries(
      Array.from({ length: 22 }, (_, index) => [
        `key_${index}`,
        index === 0 ? 'x'.repeat(300) : index
      ])
    )
    await fill('Event', JSON.stringify({ type: 'track', event: 'Wide', properties }))
    await see(GETS, /3 not kept by Intercom/)
    await see(GETS, /key_0[^]*Intercom keeps only the first 255 characters[^]*key_1\s/)
    await see(GETS, /key_21[^]*Intercom keeps only the first 20 keys of an event/)
    await press('button', 'Send event')
    await see('Contact', /Wide\s+20 keys/)
  })
})
