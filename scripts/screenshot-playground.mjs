/** Makes docs/assets/playground.png: the playground with a journey sent, light, 1440 pixels wide. */
/* global document -- of the page that the functions given to puppeteer run in */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import puppeteer from 'puppeteer-core'
import { buildPlayground } from './build-playground.mjs'
import { servePlayground } from './serve-playground.mjs'

const file = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../docs/assets/playground.png'
)

chromium.setGraphicsMode = false
const { url, close } = await servePlayground(await buildPlayground(), 0)
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH ?? (await chromium.executablePath()),
  headless: 'shell',
  pipe: true,
  args: ['--no-sandbox', '--disable-gpu']
})
try {
  const page = await browser.newPage()
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }])
  await page.setViewport({ width: 1440, height: 1100 })
  await page.goto(url)
  const press = async (name) => (await page.waitForSelector(`aria/${name}[role="button"]`)).click()
  await press('Send journey')
  const isSent = () =>
    /7 entries[^]*Order Completed[^]*Arrived[^]*Segment\.io answered/.test(
      document.getElementById('timeline').innerText
    )
  await page.waitForFunction(isSent)
  await page.evaluate(() => {
    const visitor = document.querySelector('iframe').contentDocument
    visitor.querySelector('[aria-label="Open Intercom Messenger"]').click()
    document.activeElement.blur()
  })
  // The timeline looks once more when the last request has had its time to leave.
  await new Promise((resolve) => setTimeout(resolve, 500))
  await mkdir(path.dirname(file), { recursive: true })
  await page.screenshot({ path: file })
  console.log(`Wrote ${file}`)
} finally {
  await browser.close()
  close()
}
