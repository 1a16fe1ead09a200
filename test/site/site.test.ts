import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { AxeResults } from 'axe-core'
import { browserSuite } from '../support/browser/suite'
import { base, folder } from './build'

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  statSync(path.join(folder, name)).isFile()
)

/** The pages that are written in Markdown. */
const pages = files.filter((name) => name.endsWith('.html') && !/^(playground\/|404)/.test(name))

const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8')

interface Link {
  page: string
  href: string
}

const inner: Link[] = pages.flatMap((page) =>
  [...textOf(page).matchAll(/<a\b[^>]*\shref="([^"]*)"/g)]
    .map(([, href]) => ({ page, href: href!.replace(/&amp;/g, '&') }))
    .filter(({ href }) => !/^[a-z]+:/.test(href))
)

/** The file and the anchor that a link leads to. */
const targetOf = ({ page, href }: Link): { file: string; anchor: string } => {
  const { pathname, hash } = new URL(href, `http://host${base}${page}`)
  const inSite = pathname.startsWith(base) ? pathname.slice(base.length) : `..${pathname}`
  const file = inSite === '' || inSite.endsWith('/') ? `${inSite}index.html` : inSite
  return { file, anchor: decodeURIComponent(hash.slice(1)) }
}

it('the links of the site lead to pages and anchors that there are, and to all of its pages', () => {
  const isBroken = (link: Link): boolean => {
    const { file, anchor } = targetOf(link)
    if (!existsSync(path.join(folder, file))) return true
    return anchor !== '' && !textOf(file).includes(` id="${anchor}"`)
  }
  expect(inner.filter(isBroken)).toEqual([])
  const others = (page: string): Link[] => inner.filter((link) => link.page !== page)
  const isLost = (page: string): boolean =>
    !others(page).some((link) => targetOf(link).file === page)
  expect([...pages, 'playground/index.html'].filter(isLost)).toEqual([])
})

describe.each(['light', 'dark'])('in %s', (scheme) => {
  const suite = browserSuite()
  const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

  /** Opens a page of the site as any web host serves it, and waits until Vue has taken it over. */
  const open = async (name: string): Promise<void> => {
    const { net, page } = suite
    for (const each of files) net.file(base + each, { file: path.join(folder, each) })
    // The choice of a visitor who has been here before: a change on the page would be seen half-way.
    await page.goto(net.page(`${base}choose.html`, '<title>Choose</title>'))
    await page.evaluate((value) => {
      localStorage.setItem('vitepress-theme-appearance', value)
    }, scheme)
    await page.goto(net.origin + base + name)
    await page.waitFor(() =>
      Boolean((document.querySelector('#app') as { __vue_app__?: unknown } | null)?.__vue_app__)
    )
  }

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

  it('the search answers "event does not arrive" by the page on troubleshooting', async () => {
    const { page } = suite
    await open('csp.html')
    await page.evaluate(() => document.querySelector<HTMLElement>('.DocSearch-Button')!.click())
    await page.waitFor(() => document.querySelector('.search-input') !== null)
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('.search-input')!
      input.value = 'event does not arrive'
      input.dispatchEvent(new Event('input'))
    })
    await page.waitFor(() => document.querySelector('.results .result') !== null)
    const first = await page.evaluate(
      () => document.querySelector<HTMLAnchorElement>('.result')!.href
    )
    expect(new URL(first).pathname).toBe(`${base}troubleshooting.html`)
  })

  it.each(pages)(
    'axe finds nothing on %s, its tables fit, and it asks no other host',
    async (name) => {
      const { net, page } = suite
      await open(name)
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('table')]
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map((table) => table.rows[0]!.textContent)
      )
      expect(wide).toEqual([])
      expect(await page.evaluate(runAxe, axeSource)).toEqual([])
      expect(page.console.filter(({ type }) => /error|warn/.test(type))).toEqual([])
      const urls = net.requests.map((request) => `http://${request.host}${request.path}`)
      expect(urls.filter((url) => !url.startsWith(net.origin + base))).toEqual([])
    }
  )
})
