import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { AxeResults } from 'axe-core'
import { browserSuite } from '../support/browser/suite'
import { base, folder, open, pages, textOf } from './support/site'

interface Link {
  page: string
  href: string
}

const inner: Link[] = pages().flatMap((page) =>
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

const show = ({ page, href }: Link): string => `${page} → ${href}`

describe('the links of the site', () => {
  it('lead to pages and anchors that there are', () => {
    expect(inner.length).toBeGreaterThan(100)
    const isBroken = (link: Link): boolean => {
      const { file, anchor } = targetOf(link)
      if (!existsSync(path.join(folder, file))) return true
      return anchor !== '' && !textOf(file).includes(` id="${anchor}"`)
    }
    expect(inner.filter(isBroken).map(show)).toEqual([])
  })

  it('lead to each of its pages from the start page, and to the playground', () => {
    const seen = new Set<string>()
    const visit = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      for (const link of inner) if (link.page === file) visit(targetOf(link).file)
    }
    visit('index.html')
    expect(pages().filter((page) => !seen.has(page))).toEqual([])
    expect(seen).toContain('playground/index.html')
  })
})

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
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

  it.each(pages())('axe finds nothing on %s, and the page asks no other host', async (name) => {
    await open(suite, name, scheme)
    expect(await suite.page.evaluate(runAxe, axeSource)).toEqual([])
    const problems = suite.page.console.filter(({ type }) =>
      ['pageerror', 'error', 'warn'].includes(type)
    )
    expect(problems).toEqual([])
    const strangers = suite.net.requests.filter(
      ({ host, path }) => host !== new URL(suite.net.origin).host || !path.startsWith(base)
    )
    expect(strangers).toEqual([])
  })
})
