import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import { playgroundSuite } from './support/playground'

const { suite, open, openTab, press, see } = playgroundSuite()
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

const runAxe = async (source: string, rules: string[]): Promise<string[]> => {
  const visitor = document.querySelector('iframe')?.contentWindow as
    (Window & typeof globalThis) | null
  for (const page of [window, visitor]) {
    const script = page?.document.createElement('script')
    if (!script || 'axe' in (page ?? {})) continue
    script.textContent = source
    page?.document.head.append(script)
  }
  const { axe } = window as unknown as {
    axe: { run: (options: object) => Promise<AxeResults> }
  }
  const { violations } = await axe.run(rules.length > 0 ? { runOnly: rules } : {})
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`)
  )
}

jest.setTimeout(60_000)

const tabs = ['Timeline', 'Session', 'Visitor’s page']
const panes = ['Event', 'Mappings', 'What Intercom gets']

// What is laid out alike at two widths is looked at once.
it.each([
  [360, [...panes, ...tabs]],
  [768, ['What Intercom gets', 'Session']],
  [1024, ['Timeline']],
  [1440, tabs]
])('axe finds nothing at %i pixels, light and dark', async (width, shown) => {
  await suite.page.setViewport(width, 900)
  await openTab('Session')
  await press('switch', 'Messenger refusing')
  await press('button', 'Send journey')
  await see('Outcome of the last event', /Order Completed[^]*Waiting/)
  for (const tab of shown) {
    await press('tab', tab)
    await suite.page.evaluate(openEverything)
    // What opens can hold something to open.
    await suite.page.evaluate(openEverything)
    await suite.page.evaluate(setScheme, 'light')
    expect(await suite.page.evaluate(runAxe, axeSource, [])).toEqual([])
    // Only colors are others in the dark.
    await suite.page.evaluate(setScheme, 'dark')
    expect(await suite.page.evaluate(runAxe, axeSource, ['color-contrast'])).toEqual([])
    const scrolled = await suite.page.evaluate(() => document.documentElement.scrollWidth)
    expect(scrolled).toBeLessThanOrEqual(width)
  }
})

it('axe finds nothing in the form for a workspace', async () => {
  await open()
  await press('button', 'Your own workspace')
  expect(await suite.page.evaluate(runAxe, axeSource, [])).toEqual([])
})

it('everything is reached by the Tab key, the panes in their order', async () => {
  await open()
  await see('What Intercom gets', /products/)
  const names = await suite.page.evaluate(() => {
    const reached = [
      ...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, [tabindex]')
    ]
    const isReached = ({ tabIndex }: HTMLElement): boolean => tabIndex >= 0
    return reached
      .filter(isReached)
      .filter((element) => getComputedStyle(element).visibility === 'visible')
      .map((element) => element.getAttribute('aria-label') ?? element.innerText.trim())
  })
  const order = [
    'Sample',
    'Event',
    'Track Event enabled',
    'Trigger',
    'Revenue path',
    'Map properties.total to'
  ]
  const indices = [...order, 'Send event', 'Timeline'].map((name) => names.indexOf(name))
  expect(indices).not.toContain(-1)
  expect(indices).toEqual([...indices].sort((one, other) => one - other))
})
