import { browserSuite } from '../../support/browser/suite'
import { intercomRequests, waitForIdle } from '../../support/moments'
import { openSite } from '../../support/site'
import { arrived } from '../../support/visitor'

const suite = browserSuite()

it('a touch counts', async () => {
  await openSite(suite, { settings: { loadOn: 'interaction' }, body: '<p>Text</p>' })
  await waitForIdle(suite)
  expect(intercomRequests(suite)).toEqual([])
  await suite.page.puppeteer().touchscreen.tap(100, 300)
  await arrived(suite, 1, 0)
})
