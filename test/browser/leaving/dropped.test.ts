import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { droppedOf } from '../../support/moments'
import { arrived, messagesOf } from '../../support/visitor'
import { eventsOf, KEY, keptOf, openWaiting, serveNext, servePlain, trackFirst } from './support'

declare const analytics: Analytics

const suite = browserSuite()

const cannotBeKept = 'Intercom "update": dropped: it cannot be kept for the next page.'
const otherVisitor = 'Intercom "update": dropped: it was kept for another visitor, or for too long.'

const leave = () => suite.page.goto(servePlain(suite))

const expectOnlySecond = async (before: string) => {
  await suite.page.goto(await serveNext(suite, { before }))
  await arrived(suite, 1, 1)
  expect(eventsOf(suite)).toEqual(['Second'])
  expect(await droppedOf(suite)).toEqual([otherVisitor])
  expect(messagesOf(suite).join()).not.toContain('Ada')
  expect(await keptOf(suite)).toBeNull()
}

it.each([
  ['of a page without an update', false],
  ['behind an update', true]
])(
  'of 103 events %s the first 100 commands are kept, and the rest is reported',
  async (_, isNamed) => {
    const { page } = suite
    await openWaiting(suite)
    await page.evaluate(async (named) => {
      if (named) await analytics.identify('a', { name: 'Ada' })
      for (let index = 1; index <= 103; index += 1) void analytics.track(`Event ${index}`)
      await new Promise<void>((done) => void analytics.ready(() => done()))
    }, isNamed)
    await page.waitFor(() => (window as unknown as { Intercom: { q: [] } }).Intercom.q.length > 103)
    await leave()
    const kept = JSON.parse((await keptOf(suite)) ?? '') as { commands: string[][] }
    expect(kept.commands).toHaveLength(100)
    expect(kept.commands[99]?.[1]).toBe(isNamed ? 'Event 99' : 'Event 100')
    expect(await droppedOf(suite)).toEqual([cannotBeKept])
  }
)

it('what is over 50,000 characters is not kept, and reported', async () => {
  const { page } = suite
  await openWaiting(suite)
  await page.evaluate(async () => {
    for (let index = 1; index <= 3; index += 1)
      await analytics.track(`Event ${index}`, { text: 'x'.repeat(20_000) })
  })
  await leave()
  const json = (await keptOf(suite)) ?? ''
  expect((JSON.parse(json) as { commands: string[][] }).commands).toHaveLength(2)
  expect(json.length).toBeLessThan(51_000)
  expect(await droppedOf(suite)).toEqual([cannotBeKept])
})

it.each([
  [
    'throws',
    `Storage.prototype.setItem = new Proxy(Storage.prototype.setItem, {
      apply: (set, storage, [key, value]) => {
        if (storage === sessionStorage) throw new Error('no')
        set.call(storage, key, value)
      }
    });`
  ],
  [
    'is not there',
    `Object.defineProperty(window, 'sessionStorage', { get: () => { throw new Error('no') } });`
  ],
  [
    'is full',
    `for (let size = 2 ** 22; size >= 1; size /= 2)
      try { for (let part = 0; part < 8; part += 1) sessionStorage.setItem(size + ' ' + part, 'x'.repeat(size)) } catch {}`
  ]
])('storage that %s loses what waits, which is reported', async (_, before) => {
  const { page } = suite
  await openWaiting(suite, { before })
  await trackFirst(suite)
  await leave()
  expect(await keptOf(suite)).toBeNull()
  expect(await droppedOf(suite)).toEqual([cannotBeKept])
  expect(page.console.filter(({ type }) => type === 'pageerror')).toEqual([])
})

describe('on the next page', () => {
  it('nothing of 31 minutes ago is sent', async () => {
    await openWaiting(suite)
    await trackFirst(suite)
    await expectOnlySecond(`{ const now = Date.now; Date.now = () => now() + 31 * 60_000 };`)
  })

  it('nothing of another user is sent', async () => {
    await openWaiting(suite)
    await trackFirst(suite)
    await expectOnlySecond(`
      localStorage.ajs_user_id = JSON.stringify('b')
      document.cookie = 'ajs_user_id=b; path=/';`)
  })

  it('nothing is sent after a reset on a page without the plugin', async () => {
    await openWaiting(suite)
    await trackFirst(suite)
    await expectOnlySecond(`
      for (const name of ['ajs_user_id', 'ajs_anonymous_id', 'ajs_user_traits']) {
        localStorage.removeItem(name)
        document.cookie = name + '=; path=/; max-age=0'
      };`)
  })

  it.each(['{', 'null', '[]', '{"commands":[]}', '{"visitor":{},"at":1,"commands":[1]}'])(
    'the text %s, which the plugin has not written, does no harm',
    async (text) => {
      const { page } = suite
      await page.goto(
        await serveNext(suite, { before: `sessionStorage['${KEY}'] = ${JSON.stringify(text)};` })
      )
      await arrived(suite, 1, 1)
      expect(eventsOf(suite)).toEqual(['Second'])
      expect(page.console.filter(({ type }) => type === 'pageerror')).toEqual([])
    }
  )
})

it('a reset before the page is left keeps only what the next person does', async () => {
  const { net, page } = suite
  await openWaiting(suite)
  await trackFirst(suite)
  await page.evaluate(async () => {
    analytics.reset()
    await analytics.track('Of the next')
  })
  await page.goto(await serveNext(suite))
  await arrived(suite, 1, 2)
  expect(eventsOf(suite)).toEqual(['Of the next', 'Second'])
  expect(JSON.stringify(net.pings())).not.toContain('Ada')
  expect((await droppedOf(suite)).length).toBeGreaterThan(0)
})

it('a stop keeps nothing, deletes what was kept, and reports what waited', async () => {
  const { page } = suite
  await openWaiting(suite)
  await trackFirst(suite)
  await page.evaluate((key) => {
    sessionStorage.setItem(key, '{}')
    dispatchEvent(new Event('intercom-destination:stop'))
  }, KEY)
  expect(await keptOf(suite)).toBeNull()
  await leave()
  expect(await keptOf(suite)).toBeNull()
  expect((await droppedOf(suite)).length).toBeGreaterThan(0)
})
