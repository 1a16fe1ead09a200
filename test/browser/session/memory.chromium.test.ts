import { browserSuite } from '../../support/browser/suite'
import { openMemoryPage, sendEvents, situations } from '../../support/memory'

const suite = browserSuite()

it.each(situations)(
  'while %s, 6,000 events leave less than 250 kB on the heap',
  async (_, widget) => {
    const { page } = suite
    await openMemoryPage(suite, widget)
    await page.evaluate(sendEvents, 0, 3_000)
    const before = await page.heap()
    await page.evaluate(sendEvents, 3_000, 9_000)
    expect((await page.heap()) - before).toBeLessThan(250_000)
  }
)
