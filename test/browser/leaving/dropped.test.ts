import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { arrived, droppedOf, errorsOf, eventsOf } from '../../support/visitor'
import { KEY, keptOf, openWaiting, serveNext, servePlain, track, trackFirst } from './support'

declare const analytics: Analytics

const suite = browserSuite()

const leave = () => suite.page.goto(servePlain(suite))

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

it('texts that the plugin has not written do no harm', async () => {
  for (const text of ['{', 'null', '[]', '{"visitor":{},"at":1,"items":[1]}'])
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
