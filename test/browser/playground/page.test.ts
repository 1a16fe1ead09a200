import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import { poll } from '../../support/browser/poll'
import { playgroundSuite } from './support'

const { suite, open, openTab, press, paste, fill, choose, see, read } = playgroundSuite()

const GETS = 'What Intercom gets'
const OUTCOME = 'Outcome of the last event'
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

// These run in the page, sent as text.
const fits = (): boolean =>
  document.documentElement.scrollHeight <= window.innerHeight &&
  document.querySelector('main')?.scrollTop === 0 &&
  ['#event', '#mappings', '#what-intercom-gets'].every((id) => {
    const box = document.querySelector(id)?.getBoundingClientRect()
    return box && box.width > 250 && box.height > 200 && box.bottom <= window.innerHeight
  })

const setScheme = (scheme: string): void => {
  const visitor = document.querySelector('iframe')?.contentDocument
  for (const page of [document, visitor]) if (page) page.documentElement.style.colorScheme = scheme
}

const openEverything = (): void => {
  for (const details of document.querySelectorAll('details')) details.open = true
  for (const button of document.querySelectorAll<HTMLElement>('[aria-expanded=false]'))
    button.click()
  document
    .querySelector('iframe')
    ?.contentDocument?.querySelector<HTMLElement>('[aria-label="Open Intercom Messenger"]')
    ?.click()
}

const runAxe = async (source: string, rules: string[]): Promise<string[]> => {
  const visitor = document.querySelector('iframe')?.contentWindow as
    (Window & typeof globalThis) | null
  for (const page of [window, visitor]) {
    const script = page?.document.createElement('script')
    if (!script || 'axe' in (page ?? {})) continue
    script.textContent = source
    page?.document.head.append(script)
  }
  const { axe } = window as unknown as {
    axe: { run: (options: object) => Promise<AxeResults> }
  }
  const { violations } = await axe.run(rules.length > 0 ? { runOnly: rules } : {})
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`)
  )
}

describe('the page', () => {
  it('scrolls nothing but its panes, and leads from a key to the input of its field', async () => {
    await open()
    await see(GETS, /products/)
    await press('button', 'Event Metadata')
    await suite.page.waitFor(() => {
      const { activeElement: input } = document
      const { bottom = Infinity } = input?.getBoundingClientRect() ?? {}
      return input?.getAttribute('aria-label') === 'Event Metadata path' && bottom < 740
    })
    for (const width of [1280, 1920]) {
      await suite.page.puppeteer().setViewport({ width, height: 800 })
      await suite.page.waitFor(fits)
    }
  })

  it('has tabs below 900 pixels, with Send and the outcome always in reach', async () => {
    await suite.page.puppeteer().setViewport({ width: 360, height: 740 })
    await open()
    await see('Event', /Sends analytics\.track/)
    expect(await read(GETS)).toBe('')
    await paste('{ "type": "track", "event": "Seen" }')
    await see(GETS, /'Seen'/)
    expect(await read('Event')).toBe('')
    await press('button', 'Send event')
    await see(OUTCOME, /Intercom\s+✓ Arrived/)
    const isInReach = (selector: string): boolean => {
      const { right = Infinity, bottom = Infinity } =
        document.querySelector(selector)?.getBoundingClientRect() ?? {}
      // A header of one line.
      return right <= window.innerWidth && bottom <= (selector === '.top' ? 60 : window.innerHeight)
    }
    for (const part of ['.top', '.dock-bar', '[role=tab]:last-child'])
      expect(await suite.page.evaluate(isInReach, part)).toBe(true)
  })

  // What is laid out alike at two widths is looked at once.
  it.each([
    [360, ['Event', 'Mappings', 'Result', 'Timeline', 'Session', 'Page']],
    [1440, ['Timeline', 'Session']]
  ])('has nothing that axe finds at %i pixels, light and dark', async (width, tabs) => {
    await suite.page.puppeteer().setViewport({ width, height: 900 })
    await openTab('Session')
    await press('button', 'Send journey')
    await see(OUTCOME, /Order Completed[^]*Arrived/)
    for (const tab of tabs) {
      await press('tab', tab)
      await suite.page.evaluate(openEverything)
      // What opens can hold something to open.
      await suite.page.evaluate(openEverything)
      await suite.page.evaluate(setScheme, 'light')
      expect(await suite.page.evaluate(runAxe, axeSource, [])).toEqual([])
      // Only colors are others in the dark.
      await suite.page.evaluate(setScheme, 'dark')
      expect(await suite.page.evaluate(runAxe, axeSource, ['color-contrast'])).toEqual([])
      const scrolled = await suite.page.evaluate(() => document.documentElement.scrollWidth)
      expect(scrolled).toBeLessThanOrEqual(width)
    }
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
  })
})

it('the link brings mappings, settings, faults and the event to another browser', async () => {
  await openTab('Session')
  await press('button', 'Track Event')
  await choose('Event Name mapping', 'Literal')
  await fill('Event Name literal', 'Shared “Event”')
  await press('switch', 'Messenger blocked')
  await fill('Event', '{ "type": "track", "event": "Seen" }')
  const shared = await poll(async () => {
    const hash = await suite.page.evaluate(() => window.location.hash)
    const text = Buffer.from(hash.slice(1), 'base64url').toString()
    return ['Shared', 'blocked', 'Seen'].every((part) => text.includes(part)) && hash
  }, 'the link')
  await suite.page.close()
  suite.page = await suite.browser.newPage()
  await suite.page.puppeteer().setViewport({ width: 1440, height: 900 })
  await openTab('Timeline', shared)
  await see(GETS, /Intercom\('trackEvent', 'Shared “Event”'/)
})

it('a workspace of one’s own is used after a warning, and the header says that data leaves', async () => {
  await openTab('Session')
  await press('button', 'Your own workspace')
  await suite.page.waitFor(() =>
    document.querySelector('dialog')?.textContent?.includes('leaves this browser')
  )
  await fill('Your App ID', 'abc')
  await press('button', 'Send to this workspace')
  await suite.page.waitFor(() =>
    document.querySelector<HTMLElement>('header')?.innerText.includes('Data leaves this browser')
  )
  await choose('Sample', 'Identify with company')
  await press('button', 'Send event')
  await see(OUTCOME, /identify user_314[^]*Intercom ✓ Arrived/)
  const users = suite.net.pings().map(({ appId, userData }) => [appId, userData.user_id])
  expect(users).toContainEqual(['abc', 'user_314'])
})
