import { TextEncoder } from 'node:util'
import type { Inspection, Trace } from '../../src/inspection'
import { openInspector } from '../../src/inspector'
import { presets } from '../../src'
import { contextOf } from './harness/connect'

// What jsdom lacks.
class Sheet {
  replaceSync = (): void => undefined
}
Object.assign(window, { CSSStyleSheet: Sheet, TextEncoder })
Object.assign(performance, { getEntriesByType: () => [] })

const [trackEvent] = presets

const inspection = (): Inspection => ({
  version: '1.0.0',
  settings: { appId: 'abc' },
  subscriptions: [{ ...trackEvent, name: 'Orders' }, null as never, 'odd' as never],
  recent: [],
  session: () => ({ keys: ['user_id', 'user_hash'], updates: 19 })
})

let found: Inspection
let ended: AbortController

beforeEach(() => {
  found = inspection()
  ended = new AbortController()
  // The page can answer, too.
  const answer = (event: Event): unknown =>
    [undefined, {}, found].map((told) => (event as CustomEvent).detail(told))
  window.addEventListener('intercom-destination:inspect', answer, ended)
})

const root = () => document.getElementById('intercom-destination-inspector')?.shadowRoot

afterEach(() => {
  root()?.host.dispatchEvent(new Event('close'))
  ended.abort()
})

const text = () => root()?.querySelector('section')?.textContent ?? ''

const frame = () => new Promise((done) => requestAnimationFrame(done))

const come = (event: string, outcome?: 'sent') => {
  const context = contextOf({ type: 'track', event, properties: { total: 'S3CRET' } })
  const trace: Trace = {
    ...{ at: 0, event: `track "${event}"`, messageId: event, mappings: ['Orders'], commands: [] },
    messages: [`a message of ${event}`],
    fate: { open: 1, ...(outcome && { outcome }) }
  }
  found.watch?.(context, trace)
  return trace
}

it('shows the destination, its mappings, and each event with what became of it', async () => {
  found.recent.push({ ...come('Earlier'), commands: ['Orders → trackEvent "Earlier" (1 keys)'] })
  openInspector()
  const trace = come('A')
  await frame()
  expect(text()).toMatch(/track "A": waits.*track "Earlier": waits/)
  expect(text()).toContain('Intercom Web (Actions) 1.0.0, not in window.analytics. If')
  expect(text()).toContain('Person: identified by user_id, verified by a hash')
  expect(text()).toContain('Events that wait: 1 of the last 1')
  expect(text()).toContain('Mappings: 1 of 1 on')
  trace.fate.outcome = 'sent'
  window.dispatchEvent(new CustomEvent('intercom-destination', { detail: { type: 'ready' } }))
  await frame()
  expect(text()).toContain('track "A": sent')
})

it('says so where something of the page throws, and goes on', async () => {
  const get = () => {
    throw new Error('of the page')
  }
  Object.defineProperty(window, 'analytics', { get, configurable: true })
  openInspector()
  Reflect.deleteProperty(window, 'analytics')
  expect(text()).toContain('throws an error when the inspector reads it')
  for (const detail of [undefined, 'reason'])
    window.dispatchEvent(new CustomEvent('intercom-destination', { detail }))
  await frame()
  expect(text()).toContain('App ID: abc')
})

it('says that the page has another App ID, for which nothing is loaded', () => {
  Object.assign(window, { intercomSettings: { app_id: 'other' } })
  delete found.session
  openInspector()
  expect(text()).toContain('Not loaded: the page has another App ID')
})

it('works an event out when somebody opens it, with a link that is not opened by itself', async () => {
  openInspector({ playground: 'https://play.test/' })
  come('A')
  await frame()
  expect(text()).not.toContain('Orders: finds')
  const details = root()!.querySelector('details')!
  details.open = true
  details.dispatchEvent(new Event('toggle'))
  expect(text()).toContain('Orders: finds event_name, event_metadata (total)')
  expect(text()).toContain('Open in the playground')
  expect(text()).not.toContain('S3CRET')
})

it.each([
  ['copies', { writeText: jest.fn(() => Promise.resolve()) }, 'Copied.'],
  [
    'shows, if the browser forbids that,',
    { writeText: () => Promise.reject(new Error()) },
    'Copy this text:'
  ],
  ['shows, if there is no clipboard,', undefined, 'Copy this text:']
])('%s the same as text without values', async (_, clipboard, status) => {
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
  openInspector()
  come('A')
  await frame()
  root()!.querySelector('button')!.click()
  await Promise.resolve().then(() => undefined)
  await frame()
  expect(text()).toContain(status)
  const written = clipboard && 'mock' in clipboard.writeText ? clipboard.writeText.mock.calls : []
  const report = String(written[0] ?? root()!.querySelector('textarea')!.value)
  expect(report).toContain('track "A": waits\n- a message of A\n- Orders: finds event_name')
  expect(report).not.toContain('S3CRET')
})

it('is one, takes the focus, and gives it back when Escape or its function closes it', () => {
  document.body.innerHTML = '<button>Mine</button>'
  const mine = document.querySelector('button')!
  mine.focus()
  openInspector()
  const host = root()!.host
  expect(document.activeElement).toBe(host)
  mine.focus()
  const close = openInspector()
  expect(document.querySelectorAll(`#${host.id}`)).toHaveLength(1)
  expect(document.activeElement).toBe(host)
  const section = root()!.querySelector('section')!
  section.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  expect([root(), found.watch]).toEqual([undefined, undefined])
  expect(document.activeElement).toBe(mine)
  close()
  const closeAgain = openInspector()
  const other = document.body.appendChild(document.createElement('button'))
  other.focus()
  closeAgain()
  expect([root(), document.activeElement]).toEqual([undefined, other])
})

it('keeps the last 50 of 10,000 events, draws once in a frame, and keeps what is open', async () => {
  openInspector()
  come('First')
  await frame()
  const open = root()!.querySelector('details')!
  open.open = true
  for (let at = 0; at < 49; at += 1) come(`${at}`)
  await frame()
  expect(root()!.querySelectorAll('details')[49]).toBe(open)
  const spy = jest.spyOn(window, 'requestAnimationFrame')
  for (let at = 0; at < 10_000; at += 1) come(`E${at}`)
  expect(spy).toHaveBeenCalledTimes(1)
  await frame()
  const titles = [...root()!.querySelectorAll('summary')].map(({ textContent }) => textContent)
  expect(titles).toHaveLength(50)
  expect(titles[0]).toContain('track "E9999"')
})
