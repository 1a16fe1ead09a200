import { browserSuite } from '../../support/browser/suite'
import { intercomRequests, waitForIdle } from '../../support/moments'
import { openSite } from '../../support/site'
import { arrived } from '../../support/visitor'

const suite = browserSuite()

const open = async () => {
  await openSite(suite, {
    settings: { loadOn: 'interaction' },
    body: '<button id="plain">Press</button><p style="height: 9000px">Long</p>'
  })
  await waitForIdle(suite)
}

it('a pointer that only moves does not count, and the wheel does', async () => {
  const { mouse } = suite.page.puppeteer()
  await open()
  await mouse.move(10, 10)
  await mouse.move(300, 300, { steps: 5 })
  await waitForIdle(suite)
  expect(intercomRequests(suite)).toEqual([])
  await mouse.wheel({ deltaY: 200 })
  await arrived(suite, 1, 0)
})

it('a touch counts', async () => {
  await open()
  expect(intercomRequests(suite)).toEqual([])
  await suite.page.puppeteer().touchscreen.tap(100, 300)
  await arrived(suite, 1, 0)
})

it('a page that is prerendered waits until it is shown', async () => {
  await openSite(suite, {
    before: `
      let isPrerendering = true
      Object.defineProperty(document, 'prerendering', { get: () => isPrerendering })
      window.show = () => {
        isPrerendering = false
        document.dispatchEvent(new Event('prerenderingchange'))
      }`
  })
  await waitForIdle(suite)
  expect(intercomRequests(suite)).toEqual([])
  await suite.page.evaluate(() => (window as unknown as { show: () => void }).show())
  await arrived(suite, 1, 0)
})
