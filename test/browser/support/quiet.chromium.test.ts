import { browserSuite } from '../../support/browser/suite'

const suite = browserSuite()

const form = `<!doctype html><title>Log in</title><form>
  <label>Email <input type="email" name="email" autocomplete="email"></label>
  <label>Password <input type="password" name="password"></label>
</form>`

it('a browser asks for nothing that its page does not ask for', async () => {
  const { net, page } = suite
  await page.goto(net.page('/', form))
  await page.click('label')
  await page.type('input', 'ada@example.com')
  // By then a current Chromium without our switches has asked for updates, accounts and autofill.
  await page.evaluate(() => fetch('https://example.com/').catch(() => undefined))
  await net.waitFor(() => net.refused.length > 0)
  expect(net.unasked).toEqual([])
})
