import { browserSuite } from '../../support/browser/suite'
import { openMemoryPage, sendEvents, situations } from '../../support/memory'

const suite = browserSuite()

describe.each(situations)('while %s', (_, widget) => {
  it('30,000 events leave less than 300 kB on the heap', async () => {
    const { page } = suite
    await openMemoryPage(suite, widget)
    await page.evaluate(sendEvents, 0, 10_000)
    const before = await page.heap()
    await page.evaluate(sendEvents, 10_000, 40_000)
    expect((await page.heap()) - before).toBeLessThan(300_000)
  })
})
