import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import { browserSuite } from '../support/browser/suite'
import { base, open, pages } from './support/site'

const suite = browserSuite()
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const runAxe = async (source: string): Promise<string[]> => {
  const script = document.createElement('script')
  script.textContent = source
  document.head.append(script)
  const { axe } = window as unknown as { axe: { run: () => Promise<AxeResults> } }
  const { violations } = await axe.run()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`)
  )
}

const problems = (): unknown[] =>
  suite.page.console.filter(({ type }) => ['pageerror', 'error', 'warn'].includes(type))

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  it.each(pages())('axe finds nothing on %s', async (name) => {
    await open(suite, name, scheme)
    const isDark = await suite.page.evaluate(() =>
      document.documentElement.classList.contains('dark')
    )
    expect(isDark).toBe(scheme === 'dark')
    expect(await suite.page.evaluate(runAxe, axeSource)).toEqual([])
    expect(problems()).toEqual([])
    // Not to another host, and not outside the site's own path.
    const strangers = suite.net.requests.filter(
      ({ host, path }) => host !== new URL(suite.net.origin).host || !path.startsWith(base)
    )
    expect(strangers).toEqual([])
  })
})

it.each([360, 1440])('nothing scrolls sideways on the start page at %i pixels', async (width) => {
  await suite.page.setViewport(width, 800)
  await open(suite, '')
  expect(await suite.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
})

it('leads to a page by its menu, without loading the site again', async () => {
  await open(suite, 'fields.html')
  await suite.page.evaluate(() => {
    Object.assign(window, { isSame: true })
    document.querySelector<HTMLElement>('.VPSidebar a[href$="recipes/nuxt.html"]')?.click()
  })
  await suite.page.waitFor(() => document.querySelector('h1')?.textContent?.includes('Nuxt'))
  expect(await suite.page.evaluate(() => 'isSame' in window)).toBe(true)
})

it('leads to the playground', async () => {
  await open(suite, '')
  await suite.page.evaluate(() => {
    document.querySelector<HTMLElement>('a[href$="/playground/"]')?.click()
  })
  await suite.page.waitFor(() => document.querySelector('#timeline, section'))
})

it('finds a term by its search', async () => {
  await open(suite, '')
  await suite.page.click('.VPNavBarSearch button')
  await suite.page.waitFor(() => document.querySelector('#localsearch-input'))
  await suite.page.type('#localsearch-input', 'hideDefaultLauncher')
  const found = await suite.page.waitFor(() => {
    const results = [...document.querySelectorAll<HTMLAnchorElement>('.VPLocalSearchBox .result')]
    return results.length > 0 && results.map(({ href }) => href)
  })
  expect(found.join('\n')).toContain(`${base}troubleshooting.html`)
})
