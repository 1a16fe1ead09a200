import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { arrived, droppedOf, errorsOf, eventsOf, messagesOf } from '../../support/visitor'
import { KEY, keptOf, openWaiting, serveNext, servePlain, track, trackFirst } from './support'

declare const analytics: Analytics

const suite = browserSuite()

const leave = () => suite.page.goto(servePlain(suite))

it('what is over the limits is not kept, and reported', async () => {
  const { page } = suite
  await openWaiting(suite)
  await page.evaluate(async () => {
    await analytics.identify('a', { name: 'Ada' })
    for (let index = 1; index <= 3; index += 1)
      await analytics.track(`Event ${index}`, { text: 'x'.repeat(20_000) })
  })
  await leave()
  const json = (await keptOf(suite)) ?? ''
  const { items } = JSON.parse(json) as { items: { command: string[] }[] }
  const names = items.map(({ command: [name] }) => name)
  expect(names).toEqual(['update', 'trackEvent', 'trackEvent'])
  expect(await droppedOf(suite)).toHaveLength(1)
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
  await openWaiting(suite, { before })
  await trackFirst(suite)
  await leave()
  expect(await keptOf(suite)).toBeNull()
  expect(await droppedOf(suite)).toEqual(['update', 'trackEvent'])
  expect(errorsOf(suite)).toEqual([])
})

it.each([
  ['after 31 minutes', `{ const now = Date.now; Date.now = () => now() + 31 * 60_000 };`],
  [
    'by another user',
    `localStorage.ajs_user_id = JSON.stringify('b')
      document.cookie = 'ajs_user_id=b; path=/';`
  ],
  [
    'after a reset on a page without the plugin',
    `for (const name of ['ajs_user_id', 'ajs_anonymous_id', 'ajs_user_traits']) {
        localStorage.removeItem(name)
        document.cookie = name + '=; path=/; max-age=0'
      };`
  ]
])('on a next page that is opened %s, nothing is sent of what waited', async (_, before) => {
  await openWaiting(suite)
  await trackFirst(suite)
  await suite.page.goto(await serveNext(suite, { before }))
  await arrived(suite, 1, 1)
  expect(eventsOf(suite)).toEqual(['Second'])
  expect(await droppedOf(suite)).toEqual(['update', 'trackEvent'])
  expect(messagesOf(suite).join()).not.toContain('Ada')
  expect(await keptOf(suite)).toBeNull()
})

it('texts that the plugin has not written do no harm', async () => {
  for (const text of ['{', 'null', '[]', '{"commands":[]}', '{"visitor":{},"at":1,"commands":[1]}'])
    await suite.page.goto(
      await serveNext(suite, { before: `sessionStorage['${KEY}'] = ${JSON.stringify(text)};` })
    )
  await arrived(suite, 1, 1)
  expect(new Set(eventsOf(suite))).toEqual(new Set(['Second']))
  expect(errorsOf(suite)).toEqual([])
})

it('a reset before the page is left keeps only what the next person does', async () => {
  const { net, page } = suite
  await openWaiting(suite)
  await trackFirst(suite)
  await page.evaluate(() => analytics.reset())
  await track(suite, 'Of the next')
  await page.goto(await serveNext(suite))
  await arrived(suite, 1, 2)
  expect(eventsOf(suite)).toEqual(['Of the next', 'Second'])
  expect(JSON.stringify(net.pings())).not.toContain('Ada')
  expect(await droppedOf(suite)).not.toEqual([])
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
  expect(await droppedOf(suite)).not.toEqual([])
})
