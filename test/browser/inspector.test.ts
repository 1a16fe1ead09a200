import { readFileSync } from 'node:fs'
import path from 'node:path'
import { browserSuite } from '../support/browser/suite'
import { snippetPage } from '../support/html'
import { DESTINATION, workspaceEntry } from '../support/site'


const suite = browserSuite()

const body = '<p>A page</p><script src="/inspector.js"></script>'

const serveInspector = (): string =>
  suite.net.file(
    '/inspector.js',
    readFileSync(path.join(__dirname, '../../dist/inspector.global.js'), 'utf8')
  )

/** Opens each event, and waits until somebody who reads the inspector reads all of `parts`. */
const reads = (...parts: string[]): Promise<unknown> =>
  suite.page.waitFor((all) => {
    const root = document.getElementById('intercom-destination-inspector')?.shadowRoot
    for (const details of root?.querySelectorAll('details') ?? []) details.open = true
    const text = root?.querySelector('section')?.innerText ?? ''
    return all.every((part) => text.includes(part))
  }, parts)

const policy = (more = ''): Record<string, string> => ({
  'content-security-policy': `script-src 'self' 'nonce-n' https://cdn.segment.com ${more}`
})

interface Absence {
  /** How the workspace's entry differs; without it, there is none. */
  entry?: object
  integrations?: object
  headers?: Record<string, string>
  text: string
}

const absences: [string, Absence][] = [
  ['a wrong path of the file', { entry: { url: '/none.js' }, text: 'the server answers 404' }],
  ['a page in place of the file', { entry: { url: '/page' }, text: 'it may be a page (HTML)' }],
  [
    'a blocked file',
    { entry: { url: 'https://blocked.test/a.js' }, text: 'a blocker, the network' }
  ],
  [
    'a file that the policy forbids',
    {
      entry: { url: 'https://other.test/a.js' },
      headers: policy(),
      text: "the page's Content-Security-Policy refuses it"
    }
  ],
  [
    'a destination that was renamed',
    { entry: { name: 'Chat' }, text: 'calls the destination "Chat"' }
  ],
  ['a destination that is off', { text: `settings have no ${DESTINATION}, or it is switched off` }],
  [
    'integrations that are false',
    {
      entry: {},
      integrations: { [DESTINATION]: false },
      text: `integrations of load switch ${DESTINATION} off`
    }
  ]
]

describe('without a destination, the inspector says why:', () => {
  it.each(absences)('%s', async (_, { entry, integrations, headers, text }) => {
    const { net, page } = suite
    serveInspector()
    net.file('/page', '<!doctype html><title>A page</title>', { 'content-type': 'text/html' })
    net.cdnSettings({ remotePlugins: entry ? [{ ...workspaceEntry(), ...entry }] : [] })
    const loadOptions = JSON.stringify({ integrations })
    const html = snippetPage({ writeKey: 'key', loadOptions, body, nonce: 'n' })
    await page.goto(net.page('/', html, headers))
    await reads(`${DESTINATION} is not on this page`, text)
  })
})
