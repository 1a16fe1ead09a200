import { existsSync } from 'node:fs'
import path from 'node:path'
import { base, folder, pages, textOf } from './support/site'

interface Link {
  page: string
  href: string
}

const decode = (text: string): string => text.replace(/&amp;/g, '&')

const links: Link[] = pages().flatMap((page) =>
  [...textOf(page).matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href]) => ({
    page,
    href: decode(href!)
  }))
)

const inner = links.filter(({ href }) => !/^[a-z]+:/.test(href))

/** The file and the anchor that a link leads to. */
const targetOf = ({ page, href }: Link): { file: string; anchor: string } => {
  const { pathname, hash } = new URL(href, `http://host${base}${page}`)
  const inSite = pathname.startsWith(base) ? pathname.slice(base.length) : `..${pathname}`
  const file = inSite === '' || inSite.endsWith('/') ? `${inSite}index.html` : inSite
  return { file, anchor: decodeURIComponent(hash.slice(1)) }
}

const show = ({ page, href }: Link): string => `${page} → ${href}`

describe('the site', () => {
  it('has a page of each document', () => {
    const expected = ['index', 'options/snippet', 'recipes/nuxt', 'troubleshooting', 'fields']
    expect(pages()).toEqual(
      expect.arrayContaining([...expected, 'reference/package'].map((name) => `${name}.html`))
    )
    expect(inner.length).toBeGreaterThan(100)
  })

  it('has no broken link', () => {
    const isBroken = (link: Link): boolean => !existsSync(path.join(folder, targetOf(link).file))
    expect(inner.filter(isBroken).map(show)).toEqual([])
  })

  it('has no dead anchor', () => {
    const isDead = (link: Link): boolean => {
      const { file, anchor } = targetOf(link)
      return anchor !== '' && !textOf(file).includes(` id="${anchor}"`)
    }
    expect(inner.filter(isDead).map(show)).toEqual([])
  })

  it('leads to each of its pages from the start page', () => {
    const seen = new Set<string>()
    const visit = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      for (const link of inner) if (link.page === file) visit(targetOf(link).file)
    }
    visit('index.html')
    expect(pages().filter((page) => !seen.has(page))).toEqual([])
  })

  it('has the playground in it', () => {
    expect(existsSync(path.join(folder, 'playground/index.html'))).toBe(true)
  })
})
