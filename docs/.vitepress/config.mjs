import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { extendMarkdown } from './markdown.mjs'
import { groups } from './sidebar.mjs'

const docs = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const project = JSON.parse(readFileSync(docs('../package.json'), 'utf8'))

// Without its .git, and only if it is known: this page asks no other host for anything by itself.
const repository = project.repository?.url?.replace(/^git\+|\.git$/g, '')

const sidebar = groups
  .map(({ text, pages }) => ({
    text,
    items: Object.entries(pages)
      .filter(([page]) => existsSync(docs(`${page}.md`)))
      .map(([page, title]) => ({ text: title, link: `/${page.replace(/\bindex$/, '')}` }))
  }))
  .filter(({ items }) => items.length > 0)

export default defineConfig({
  title: 'segment-intercom-web',
  description: project.description,
  lang: 'en',
  cleanUrls: false,
  srcExclude: ['node_modules/**', 'reference/README.md'],
  cacheDir: docs('../.cache/vitepress'),
  // The playground is built into the site afterwards; the site's tests look at every link.
  ignoreDeadLinks: [/\/playground\//],
  head: [['meta', { name: 'color-scheme', content: 'light dark' }]],
  transformHead: ({ siteData }) => [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${siteData.base}icon.svg` }]
  ],
  markdown: {
    config: (md) => extendMarkdown(md, repository),
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' }
  },
  vite: {
    resolve: {
      alias: [{ find: /^.*\/VPHome\.vue$/, replacement: docs('.vitepress/theme/Home.vue') }]
    }
  },
  themeConfig: {
    nav: [
      { text: 'Options', link: '/#which-option-is-mine' },
      { text: 'Troubleshooting', link: '/troubleshooting' },
      { text: 'Playground', link: '/playground/', target: '_self' }
    ],
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: repository ? [{ icon: 'github', link: repository }] : [],
    footer: { message: 'MIT license. Not affiliated with Segment or Intercom.' }
  }
})
