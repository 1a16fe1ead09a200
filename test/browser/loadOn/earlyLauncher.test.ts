import { readFileSync } from 'node:fs'
import type { Analytics } from '@segment/analytics-next'
import type { AxeResults } from 'axe-core'
import { browserSuite } from '../../support/browser/suite'
import { openSite, type Site } from '../../support/site'
import { expectOutcomes, commandsOf, scriptsOf, waitForIdle } from '../../support/visitor'

const suite = browserSuite(expectOutcomes)

const launcherSource = readFileSync('dist/launcher.global.js', 'utf8')
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const OURS = 'intercom-launcher'
const THEIRS = '.intercom-launcher'
const ANY = `${OURS}, ${THEIRS}`

/** Opens a page that waits for an interaction, with the launcher. */
const open = async (more: Site = {}) => {
  const url = suite.net.file('/launcher.js', launcherSource)
  const body = `<main><h1>A shop</h1>${more.body ?? ''}</main><script src="${url}"></script>`
  await openSite(suite, { settings: { loadOn: 'interaction' }, ...more, body })
  await waitForIdle(suite)
}

const isOpen = () => document.querySelector('[role=dialog]:not([hidden])') !== null

const placeOf = (selector: string) =>
  suite.page.evaluate((text) => {
    const element = document.querySelector(text)!
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x, y, width, height, zIndex: getComputedStyle(element).zIndex }
  }, selector)

const waitForText = (text: string) =>
  suite.page.waitFor(
    (wanted) =>
      document.querySelector('intercom-launcher')?.shadowRoot?.querySelector('output')
        ?.textContent === wanted,
    text
  )

const waitForLaunchers = (selector: string, count: number) =>
  suite.page.waitFor(
    (text, wanted) => document.querySelectorAll(text).length === wanted,
    selector,
    count
  )

it.each(['click', 'Enter', 'Space'] as const)(
  'costs no request, and one press (%s) opens the Messenger, whose launcher takes its place at once',
  async (way) => {
    const { net, page } = suite
    const release = net.holdWidget()
    await open()
    expect(net.intercom()).toEqual([])
    const place = await placeOf(OURS)
    expect(place).toMatchObject({ width: 48, height: 48 })
    await page.evaluate(() =>
      document.querySelector('intercom-launcher')!.shadowRoot!.querySelector('button')!.focus()
    )
    for (let time = 0; time < 2; time += 1)
      await (way === 'click' ? page.click(OURS) : page.press(way))
    await waitForText('Opening chat…')
    release()
    await page.waitFor(isOpen)
    expect(await placeOf(THEIRS)).toEqual(place)
    expect((await commandsOf(suite)).filter((name) => name === 'show')).toEqual(['show'])
    expect(scriptsOf(suite)).toBe(1)
    const focused = await page.evaluate(() => document.activeElement?.className)
    // In WebKit, a click takes the focus away from a button.
    if (way !== 'click') expect(focused).toBe('intercom-launcher')
  }
)

it('says that the script has failed, and the next press tries again', async () => {
  const { net, page } = suite
  net.widget({ mode: 'missing' })
  await open()
  for (const scripts of [1, 2]) {
    await page.click(OURS)
    await waitForText('Chat did not open. Try again.')
    // The plugin tries again by itself, too.
    expect(scriptsOf(suite)).toBeGreaterThanOrEqual(scripts)
  }
  net.widget({})
  await page.click(OURS)
  await page.waitFor(isOpen)
})

const events: [string, (() => unknown)[]][] = [
  ['a logout', [() => (window as unknown as { analytics: Analytics }).analytics.reset()]],
  ['a swapped body', [() => document.body.replaceWith(document.createElement('body'))]],
  [
    'a Turbo visit',
    [
      () => document.dispatchEvent(new Event('turbo:visit')),
      () => document.body.replaceWith(document.createElement('body')),
      () => document.dispatchEvent(new Event('turbo:load'))
    ]
  ]
]

it.each(events)(
  'after %s, there is one launcher, and at last it is of Intercom',
  async (_, steps) => {
    const { page } = suite
    await open()
    await page.click(OURS)
    await page.waitFor(isOpen)
    for (const step of steps) await page.evaluate(step as () => undefined)
    await waitForLaunchers(THEIRS, 1)
    await waitForLaunchers(OURS, 0)
  }
)

it('a stop takes every launcher away, and a start brings ours back', async () => {
  await open()
  const tell = (name: string) =>
    suite.page.evaluate((type) => void dispatchEvent(new Event(type)), name)
  await tell('intercom-destination:stop')
  await waitForLaunchers(ANY, 0)
  await tell('intercom-destination:start')
  await waitForLaunchers(OURS, 1)
})

it('a mapping that hides the launcher hides ours, too, for good', async () => {
  const { page } = suite
  const options = '{ context: { Intercom: { hideDefaultLauncher: true } } }'
  await open({ after: `analytics.page('Checkout', {}, ${options})` })
  await waitForLaunchers(ANY, 0)
  await page.evaluate(() =>
    (window as unknown as { Intercom: (name: string) => void }).Intercom('show')
  )
  await page.waitFor(isOpen)
  await waitForLaunchers(ANY, 0)
})

it.each(['light', 'dark'])(
  'axe finds nothing on a %s page, at rest and after a failure',
  async (scheme) => {
    const { net, page } = suite
    net.widget({ mode: 'missing' })
    const colors = scheme === 'dark' ? 'background: #111; color: #eee' : ''
    await open({ after: `document.documentElement.style.cssText = '${colors}'` })
    const violations = () =>
      page.evaluate(async (source) => {
        if (!('axe' in window)) (0, eval)(source)
        const { axe } = window as unknown as { axe: { run: () => Promise<AxeResults> } }
        const found = (await axe.run()).violations
        return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))
      }, axeSource)
    expect(await violations()).toEqual([])
    await page.click(OURS)
    await waitForText('Chat did not open. Try again.')
    expect(await violations()).toEqual([])
  }
)
