import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { BrowserSuite } from '../../support/browser/suite'

/** The site's path on its host: not the root, so that a link that forgets it leads nowhere. */
export const base = '/tools/site/'

/** Where it is built. */
export const folder = path.resolve(__dirname, '../../../coverage/site')

/** The files of the site, relative to it. */
export const files = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(path.join(folder, name)).isFile()
  )

/** The pages that are written in Markdown. */
export const pages = (): string[] =>
  files().filter((name) => name.endsWith('.html') && !/^(playground\/|404)/.test(name))

/** The text of a file of the site. */
export const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8')

/** Puts the site on the net, as any web host would. */
function serve({ net }: BrowserSuite): void {
  for (const name of files()) {
    const file = { file: path.join(folder, name) }
    net.file(base + name, file)
    if (path.basename(name) === 'index.html')
      net.file(base + name.replace(/index\.html$/, ''), file, { 'content-type': 'text/html' })
  }
}

/** Opens a page of the site in a color scheme, and waits until Vue has taken it over. */
export async function open(
  suite: BrowserSuite,
  name: string,
  scheme: 'light' | 'dark' = 'light'
): Promise<void> {
  serve(suite)
  const url = suite.net.origin + base + name
  // The choice of a visitor who has been here before: a change on the page would be seen half-way.
  suite.net.page(`${base}choose.html`, '<title>Choose</title>')
  await suite.page.goto(`${suite.net.origin}${base}choose.html`)
  await suite.page.evaluate((value) => {
    localStorage.setItem('vitepress-theme-appearance', value)
  }, scheme)
  await suite.page.goto(url)
  await suite.page.waitFor(() =>
    Boolean((document.querySelector('#app') as { __vue_app__?: unknown } | null)?.__vue_app__)
  )
}
