import { browserSuite } from '../../support/browser/suite'

const suite = browserSuite()

it('a page measures its heap after a garbage collection, on a slow processor too', async () => {
  const { net, page } = suite
  await page.goto(net.page('/', '<!doctype html>'))
  await page.throttleCpu(4)
  const before = await page.heap()
  const grow = () => void Object.assign(window, { kept: Array.from({ length: 1e6 }, Math.random) })
  await page.evaluate(grow)
  expect((await page.heap()) - before).toBeGreaterThan(1_000_000)
  await page.evaluate(() => void Object.assign(window, { kept: null }))
  expect((await page.heap()) - before).toBeLessThan(1_000_000)
})
