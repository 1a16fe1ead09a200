import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { extendMarkdown } from './markdown.mjs'

const docs = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const project = JSON.parse(readFileSync(docs('../package.json'), 'utf8'))

// Without its .git, and only if it is known: this page asks no other host for anything by itself.
const repository = project.repository?.url?.replace(/^git\+|\.git$/g, '')

const mark = readFileSync(docs('public/mark.svg'), 'utf8')

// The menu, by what you come for: groups of pages with their titles. Pages that don't exist are left out.
const groups = {
  'Get started': {
    index: 'Which option is mine?',
    'options/snippet': "1. Segment's snippet",
    'options/npm': '2. npm',
    'options/register': '3. In your code',
    migrating: 'Moving to this package',
    troubleshooting: 'Troubleshooting'
  },
  Recipes: {
    'Your framework': {
      frameworks: 'React, Next.js, Vue, Svelte',
      'recipes/angular': 'Angular',
      'recipes/nuxt': 'Nuxt',
      'recipes/single-page-apps': 'Single-page apps'
    },
    Visitors: {
      'recipes/logout': 'Logout',
      identity: 'Verified identity',
      consent: 'Consent'
    },
    Messenger: {
      loading: 'When the Messenger comes',
      messenger: 'Messenger in your code',
      'recipes/launcher': 'Launcher and colors',
      'recipes/other-libraries': 'Other Intercom libraries'
    },
    Data: {
      'recipes/mappings': 'Mappings and values',
      'recipes/settings': 'Settings in your code',
      'recipes/middleware': 'Middleware'
    },
    'Where it runs': {
      'recipes/self-hosting': 'Self-hosting and integrity',
      csp: 'Content-Security-Policy',
      'recipes/several-workspaces': 'Several workspaces',
      'recipes/staging': 'Staging and production',
      'recipes/tag-manager': 'Google Tag Manager'
    }
  },
  Reference: {
    fields: 'Settings and fields',
    'reference/index': 'segment-intercom-web',
    'reference/messenger': '/messenger',
    'reference/react': '/react',
    'reference/launcher': '/launcher',
    'reference/inspector': '/inspector'
  },
  'How it works': {
    session: 'The session',
    reliability: 'Faults',
    performance: 'Performance',
    conformance: 'Conformance',
    licenses: 'Licenses'
  }
}

const linkOf = (page) => `/${page.replace(/\bindex$/, '')}`

const toItem = ([name, content]) => {
  if (typeof content === 'object')
    return { text: name, items: Object.entries(content).map(toItem).filter(Boolean) }
  return existsSync(docs(`${name}.md`)) && { text: content, link: linkOf(name) }
}

const sidebar = Object.entries(groups).map(toItem)

const pagesOf = (content) =>
  Object.entries(content).flatMap(([name, inner]) =>
    typeof inner === 'object' ? pagesOf(inner) : [name]
  )

// Each leads to the first page of its group, and is marked on all of them.
const nav = Object.entries(groups).map(([text, content]) => {
  const pages = pagesOf(content)
  const paths = pages.map((page) => page.replace(/\bindex$/, '(index)?'))
  return { text, link: linkOf(pages[0]), activeMatch: `^/(${paths.join('|')})(\\.html)?$` }
})

// What people type who look for a page that says it in other words.
const searchWords = {
  'troubleshooting.md':
    'An event does not arrive. Events are missing, lost, not received, not sent, not arriving, not working. Problem, error, debug.',
  'recipes/logout.md': 'Log out, sign out.'
}

/** What the search finds of a page: its text, and the words above after its first heading. */
const renderForSearch = (source, env, md) => {
  const html = md.render(source, env)
  const words = searchWords[env.relativePath] ?? ''
  return html.replace('</h1>', `</h1><p>${words}</p>`)
}

export default defineConfig({
  title: 'segment-intercom-web',
  description: project.description,
  lang: 'en',
  cleanUrls: false,
  srcExclude: ['node_modules/**', 'reference/README.md'],
  cacheDir: docs('../.cache/vitepress'),
  // The playground is built into the site afterwards; the site's tests look at every link.
  ignoreDeadLinks: [/\/playground\//],
  head: [
    ['meta', { name: 'color-scheme', content: 'light dark' }],
    ['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(mark)}` }]
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
    logo: '/mark.svg',
    nav: [
      ...nav,
      { text: 'Troubleshooting', link: '/troubleshooting' },
      { text: 'Playground', link: '/playground/', target: '_self' }
    ],
    sidebar,
    outline: [2, 3],
    search: { provider: 'local', options: { _render: renderForSearch } },
    socialLinks: repository ? [{ icon: 'github', link: repository }] : [],
    footer: { message: 'MIT license. Not affiliated with Segment or Intercom.' }
  }
})
