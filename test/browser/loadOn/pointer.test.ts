import { browserSuite } from '../../support/browser/suite'
import { intercomRequests, waitForIdle } from '../../support/moments'
import { openSite } from '../../support/site'
import { arrived } from '../../support/visitor'

const suite = browserSuite()

it('a pointer that only moves does not count, and the wheel does', async () => {
  const { page } = suite
  await openSite(suite, {
    settings: { loadOn: 'interaction' },
    // The page tells what it has got, so that the test can fail if a driver sends nothing.
    before: `window.moves = 0; addEventListener('mousemove', () => { window.moves += 1 })`,
    body: '<p style="height: 9000px">Long</p>'
  })
  await waitForIdle(suite)
  await page.move(10, 10)
  await page.move(200, 200)
  await page.waitFor(() => (window as unknown as { moves: number }).moves > 0)
  await waitForIdle(suite)
  expect(intercomRequests(suite)).toEqual([])
  await page.wheel(200)
  await arrived(suite, 1, 0)
})
