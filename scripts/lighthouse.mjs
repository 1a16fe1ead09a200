/** Prints Lighthouse's scores of a page as JSON: `node scripts/lighthouse.mjs URL`. Chromium is that of the tests. */
import chromium from '@sparticuz/chromium'
import lighthouse, { desktopConfig } from 'lighthouse'
import puppeteer from 'puppeteer-core'

const [, , url, form = 'mobile'] = process.argv

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH ?? (await chromium.executablePath()),
  headless: 'shell',
  args: ['--no-sandbox', '--disable-gpu', '--remote-debugging-port=0']
})
try {
  const { port } = new URL(browser.wsEndpoint())
  const { lhr } = await lighthouse(
    url,
    { port: Number(port), logLevel: 'silent' },
    form === 'desktop' ? desktopConfig : undefined
  )
  const failed = Object.values(lhr.audits).filter(({ score }) => score !== null && score < 0.9)
  const scores = Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)])
  console.log(
    JSON.stringify({
      scores: Object.fromEntries(scores),
      failed: failed.map(({ id, displayValue = '' }) => `${id} ${displayValue}`.trim())
    })
  )
} finally {
  await browser.close()
}
