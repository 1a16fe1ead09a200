/** Makes docs/assets/playground*.png: the first screen of the playground, 1440 and 360 pixels wide, light and dark. */
/* global document -- of the page that the functions given to puppeteer run in */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import puppeteer from 'puppeteer-core'
import { buildPlayground, servePlayground } from './build-playground.mjs'

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../docs/assets')

const pictures = [
  { file: 'playground.png', scheme: 'light', width: 1440, height: 900 },
  { file: 'playground-dark.png', scheme: 'dark', width: 1440, height: 900 },
  { file: 'playground-360.png', scheme: 'light', width: 360, height: 740 },
  { file: 'playground-360-dark.png', scheme: 'dark', width: 360, height: 740 }
]

async function take(browser, url, { file, scheme, width, height }) {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  await page.setViewport({ width, height })
  await page.goto(url)
  // If you point at a row, you see what belongs to it.
  if (width >= 900) await (await page.waitForSelector('::-p-text(2500 USD cents)')).hover()
  await page.waitForFunction(() => document.querySelector('.cm-content .tok-string'))
  await page.screenshot({ path: path.join(folder, file) })
  await context.close()
  console.log(`Wrote ${file}`)
}

chromium.setGraphicsMode = false
const { url, close } = await servePlayground(await buildPlayground(), 0)
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH ?? (await chromium.executablePath()),
  headless: 'shell',
  pipe: true,
  args: ['--no-sandbox', '--disable-gpu']
})
try {
  await mkdir(folder, { recursive: true })
  for (const picture of pictures) await take(browser, url, picture)
} finally {
  await browser.close()
  await close()
}
