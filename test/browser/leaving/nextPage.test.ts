import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { droppedOf, keepTold, toldOf, waitForIdle } from '../../support/moments'
import { openSite } from '../../support/site'
import { arrived, waitForMessenger } from '../../support/visitor'
import { eventsOf, keptOf, openWaiting, serveNext, servePlain, trackFirst } from './support'

declare const analytics: Analytics

const suite = browserSuite()

it('an event 700 ms before the page is left, while the Messenger takes 1.5 s, arrives on the next page, once, before its own', async () => {
  const { net, page } = suite
  net.widget({ afterMs: 1_500 })
  const next = await serveNext(suite)
  await openSite(suite, { before: keepTold })
  await trackFirst(suite)
  await page.evaluate((url) => void setTimeout(() => location.assign(url), 700), next)
  await arrived(suite, 1, 2)
  await page.evaluate(() => analytics.track('Third') as Promise<never>)
  await arrived(suite, 1, 3)
  expect(eventsOf(suite)).toEqual(['First', 'Second', 'Third'])
  expect(net.events()[0]).toMatchObject({ userData: { user_id: 'a' }, metadata: { plan: 'pro' } })
  expect(net.pings()).toMatchObject([
    { source: 'apiBoot', userData: { user_id: 'a', name: 'Ada' } }
  ])
  expect(await keptOf(suite)).toBeNull()
  expect(await droppedOf(suite)).toEqual([])
})

it('an event that a live Messenger holds for its first answer arrives on the next page, once', async () => {
  const { net, page } = suite
  let isHeld = true
  net.intercomAnswers({
    onPing: () => (isHeld ? new Promise(() => {}) : Promise.resolve(undefined))
  })
  const next = await serveNext(suite)
  await openSite(suite, { before: keepTold })
  await trackFirst(suite)
  await page.waitFor(() => !('q' in (window as unknown as { Intercom: object }).Intercom))
  await net.waitFor(() => net.pings().length > 0)
  expect(net.events()).toEqual([])
  isHeld = false
  await page.goto(next)
  await arrived(suite, 2, 2)
  await page.evaluate(() => analytics.track('Third') as Promise<never>)
  await net.waitFor(() => net.events().length >= 3)
  expect(eventsOf(suite)).toEqual(['First', 'Second', 'Third'])
  expect(net.events()[0]).toMatchObject({ userData: { user_id: 'a' } })
})

it('what Intercom has answered is not kept', async () => {
  const { page } = suite
  await openSite(suite)
  await waitForMessenger(suite)
  await trackFirst(suite)
  await arrived(suite, 2, 1)
  await page.goto(servePlain(suite))
  expect(await keptOf(suite)).toBeNull()
})

it('nothing is kept after the script has failed', async () => {
  const { net, page } = suite
  net.widget({ mode: 'missing' })
  await openSite(suite)
  await page.waitForMessage("Intercom's script could not be loaded")
  await trackFirst(suite)
  await page.goto(servePlain(suite))
  expect(await keptOf(suite)).toBeNull()
})

it('what is kept names no hash and no token, and nobody whom they vouch for', async () => {
  const { page } = suite
  await openWaiting(suite, {
    before: `window.intercomSettings = { user_hash: 'secret-hash' };`
  })
  await page.evaluate(async () => {
    await analytics.identify(
      'a',
      { email: 'ada@example.com', name: 'Ada' },
      {
        integrations: { Intercom: { user_hash: 'secret-hash', intercom_user_jwt: 'secret-token' } }
      }
    )
    await analytics.track('First')
  })
  await page.goto(servePlain(suite))
  const kept = JSON.parse((await keptOf(suite)) ?? '') as { commands: [string, object][] }
  expect(kept.commands.map(([name]) => name)).toEqual(['update', 'trackEvent'])
  expect(kept.commands[0]?.[1]).toMatchObject({ name: 'Ada' })
  expect(JSON.stringify(kept.commands)).not.toMatch(/secret|ada@|user_id/)
})

it('pages that are left one after the other pass on what waits, in call order', async () => {
  const { page } = suite
  const next = await serveNext(suite)
  await openWaiting(suite)
  await trackFirst(suite)
  await openWaiting(suite, { path: '/between', after: `analytics.track('Between')` })
  await page.evaluate(() => analytics.track('Last of the two') as Promise<never>)
  await serveNext(suite)
  await page.goto(next)
  await arrived(suite, 1, 4)
  expect(eventsOf(suite)).toEqual(['First', 'Between', 'Last of the two', 'Second'])
  expect((await toldOf(suite)).filter(({ type }) => type === 'dropped')).toEqual([])
})

it('a second tab sends nothing of the first one', async () => {
  const { net, page } = suite
  const plain = servePlain(suite, '<a id="tab" target="_blank" rel="noopener" href="/next">Tab</a>')
  await openWaiting(suite)
  await trackFirst(suite)
  const next = await serveNext(suite)
  await page.goto(plain)
  await waitForIdle(suite)
  await page.click('#tab')
  await arrived(suite, 1, 1)
  expect(eventsOf(suite)).toEqual(['Second'])
  await page.goto(next)
  await net.waitFor(() => net.events().length >= 3)
  expect(eventsOf(suite)).toEqual(['Second', 'First', 'Second'])
})

it('two workspaces on one origin keep what waits apart', async () => {
  const { net, page } = suite
  await openWaiting(suite)
  await trackFirst(suite)
  await page.goto(await serveNext(suite, { settings: { appId: 'xyz' } }))
  await arrived(suite, 1, 1)
  expect(net.events()).toMatchObject([{ name: 'Second', appId: 'xyz' }])
  await page.goto(await serveNext(suite))
  await net.waitFor(() => net.events().length >= 3)
  expect(net.events().map(({ name, appId }) => [name, appId])).toEqual([
    ['Second', 'xyz'],
    ['First', 'abc'],
    ['Second', 'abc']
  ])
})
