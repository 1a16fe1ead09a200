import { browserSuite } from '../../support/browser/suite'
import { intercomRequests } from '../../support/moments'
import { serveSite } from '../../support/site'
import { arrived } from '../../support/visitor'

const suite = browserSuite()

// Firefox and Safari have no speculation rules.
it('a page that is prerendered waits until it is shown', async () => {
  const { net, page } = suite
  const url = await serveSite(suite, { path: '/next', after: `analytics.track('One')` })
  const rules = JSON.stringify({ prerender: [{ urls: ['/next'], eagerness: 'immediate' }] })
  await page.goto(
    net.page(
      '/',
      `<!doctype html><title>First</title>
      <script type="speculationrules">${rules}</script><a id="next" href="/next">Next</a>`
    )
  )
  await net.waitFor(() => net.segment().length === 1)
  expect(intercomRequests(suite)).toEqual([])
  await page.click('#next')
  await arrived(suite, 1, 1)
  // The driver can lose a tab whose page a prerendered one takes over, so what arrives must tell.
  expect(net.pings()).toMatchObject([{ pageUrl: url }])
  expect(net.segment()).toHaveLength(1)
})
