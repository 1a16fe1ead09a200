import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { extendMarkdown } from './markdown.mjs'

const docs = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const project = JSON.parse(readFileSync(docs('../package.json'), 'utf8'))

// Without its .git, and only if it is known: this page asks no other host for anything by itself.
const repository = project.repository?.url?.replace(/^git\+|\.git$/g, '')

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="8" fill="#1d4fc4" />
  <path d="M7 12h11l-3-3m3 3-3 3M25 20H14l3-3m-3 3 3 3" fill="none" stroke="#fff" stroke-width="2.5" />
</svg>`

// The menu: groups of pages with their titles. Pages that don't exist are left out.
const groups = [
  {
    text: 'Start',
    pages: {
      index: 'Which option is mine?',
      'options/snippet': "1. Segment's snippet",
      'options/npm': '2. npm',
      'options/register': '3. In your code',
      migrating: 'Moving to this package'
    }
  },
  {
    text: 'Your framework',
    pages: {
      frameworks: 'React, Next.js, Vue, Svelte',
      'recipes/angular': 'Angular',
      'recipes/nuxt': 'Nuxt',
      'recipes/single-page-apps': 'Single-page apps'
    }
  },
  {
    text: 'Visitors and Messenger',
    pages: {
      'recipes/logout': 'Logout',
      identity: 'Identity verification',
      consent: 'Consent',
      loading: 'When Intercom loads',
      messenger: 'Messenger in your code',
      'recipes/launcher': 'Launcher and colors',
      'recipes/other-libraries': 'Other Intercom libraries'
    }
  },
  {
    text: 'Data and hosting',
    pages: {
      'recipes/mappings': 'Mappings and values',
      'recipes/settings': 'Settings in your code',
      'recipes/middleware': 'Middleware',
      'recipes/self-hosting': 'Self-hosting and integrity',
      csp: 'Content-Security-Policy',
      'recipes/several-workspaces': 'Several workspaces',
      'recipes/staging': 'Staging and production',
      'recipes/tag-manager': 'Google Tag Manager'
    }
  },
  { text: 'If something is wrong', pages: { troubleshooting: 'Troubleshooting' } },
  {
    text: 'Reference',
    pages: {
      fields: 'Settings and fields',
      'reference/index': 'segment-intercom-web',
      'reference/messenger': '/messenger',
      'reference/react': '/react',
      'reference/launcher': '/launcher'
    }
  },
  {
    text: 'How it works',
    pages: {
      session: 'The session',
      reliability: 'Faults',
      performance: 'Performance',
      conformance: 'Conformance'
    }
  },
  { text: 'Project', pages: { licenses: 'Licenses' } }
]

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
  head: [
    ['meta', { name: 'color-scheme', content: 'light dark' }],
    ['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(icon)}` }]
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
