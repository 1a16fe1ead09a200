import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import { playgroundSuite } from './support/playground'

const { suite, open, press, see } = playgroundSuite()
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

// These run in the page, sent as text.
const setScheme = (scheme: string): void => {
  const visitor = document.querySelector('iframe')?.contentDocument
  for (const page of [document, visitor]) if (page) page.documentElement.style.colorScheme = scheme
}

const openEverything = (): void => {
  for (const details of document.querySelectorAll('details')) details.open = true
  for (const button of document.querySelectorAll<HTMLElement>('[aria-expanded=false]'))
    button.click()
  document
    .querySelector('iframe')
    ?.contentDocument?.querySelector<HTMLElement>('[aria-label="Open Intercom Messenger"]')
    ?.click()
}

const runAxe = async (source: string): Promise<string[]> => {
  const visitor = document.querySelector('iframe')?.contentWindow as
    (Window & typeof globalThis) | null
  for (const page of [window, visitor]) {
    const script = page?.document.createElement('script')
    if (!script) continue
    script.textContent = source
    page?.document.head.append(script)
  }
  const { axe } = window as unknown as { axe: { run: () => Promise<AxeResults> } }
  const { violations } = await axe.run()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`)
  )
}

describe.each(['light', 'dark'])('in %s', (scheme) => {
  it.each([1440, 360])('axe finds nothing at %i pixels, with everything open', async (width) => {
    await suite.page.setViewport(width, 900)
    await open()
    await press('switch', 'Messenger refusing')
    await press('button', 'Send journey')
    await see('Timeline', /Waiting[^]*Refused/)
    await suite.page.evaluate(openEverything)
    // What opens can hold something to open.
    await suite.page.evaluate(openEverything)
    await suite.page.evaluate(setScheme, scheme)
    expect(await suite.page.evaluate(runAxe, axeSource)).toEqual([])
  })
})

it.each([360, 1440])('nothing scrolls sideways at %i pixels', async (width) => {
  await suite.page.setViewport(width, 800)
  await open()
  await press('button', 'Send journey')
  await see('Timeline', /Order Completed[^]*Arrived/)
  await suite.page.evaluate(openEverything)
  const widths = await suite.page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.querySelector('iframe')?.contentDocument?.documentElement.scrollWidth ===
      document.querySelector('iframe')?.clientWidth
  ])
  expect(widths).toEqual([width, true])
})

it('is painted in less than a second', async () => {
  await open()
  const paintedAt = await suite.page.waitFor(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime
  )
  expect(paintedAt).toBeLessThan(1000)
})
