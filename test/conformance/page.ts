import path from 'node:path'
import type { BrowserPage } from '../support/browser'
import { bundlePage, snippetPage } from '../support/html'
import type { Net } from '../support/net'
import { workspaceEntry } from '../support/site'
import { appId, type Command, type Outcome, type Scenario, type Sent } from './scenario'

/** Where the page of a scenario is: a host that has a parent domain. */
export const pageOrigin = 'https://app.shop.example.test'

/** What the page of a scenario has on its window. */
export interface ScenarioWindow {
  Intercom?: ((...args: unknown[]) => unknown) & { q?: unknown[] }
  intercomSettings: Record<string, unknown>
  notes: string[]
  call: (commands: Command[]) => void
}

/** What of a scenario makes its page. */
type PageOptions = Pick<Scenario, 'settings' | 'before' | 'cookies' | 'queue' | 'plugin'>

/** The cookies of an earlier visit are there when the first page opens, and not again on the next, which has the notes so far. */
const begin = (cookies: string[]) => `
  for (const cookie of sessionStorage.notes ? [] : ${JSON.stringify(cookies)}) document.cookie = cookie + '; path=/'
  window.notes = JSON.parse(sessionStorage.notes ?? '[]')
  const saveNotes = () => (sessionStorage.notes = JSON.stringify(notes))
  addEventListener('pagehide', saveNotes)
  // The plugin reports at \`pagehide\`, too.
  addEventListener('intercom-destination', ({ detail: { type, key } }) => {
    if (['dropped', 'problem'].includes(type)) notes.push(type + ' ' + key)
    saveNotes()
  })
`

/** The page: Intercom's own stub with the scenario's queue, and the script. */
export const scenarioPage = ({ settings, before = '', cookies = [], queue = [] }: PageOptions) =>
  bundlePage({
    url: '',
    before: `
      ${begin(cookies)}
      window.intercomSettings = ${JSON.stringify(settings ?? { app_id: appId })}
      window.call = (commands) => {
        const revive = (arg) =>
          typeof arg === 'string' && arg.startsWith('@')
            ? (...args) => void notes.push([arg.slice(1), ...args].join(' '))
            : arg
        for (const [name, ...args] of commands) window.Intercom(name, ...args.map(revive))
      }
      window.Intercom = (...args) => void window.Intercom.q.push(args)
      window.Intercom.q = []
      ${before}
      call(${JSON.stringify(queue)})`,
    body: `<script async src="https://widget.intercom.io/widget/${appId}"></script>`
  })

/** Waits until the real function has taken the place of the stub. */
export const waitForReal = async (page: BrowserPage) =>
  void (await page.waitFor(() => {
    const { Intercom } = window as unknown as ScenarioWindow
    return typeof Intercom === 'function' && !('q' in Intercom)
  }))

/** The plugin's file: `PLUGIN`, or else the one of the last build. */
const file = path.resolve(process.env.PLUGIN ?? 'dist/intercom.global.js')

/** A customer's page with Segment's snippet, the real Analytics.js and the built plugin. */
export function pluginPage(net: Net, { cookies = [], before = '', plugin: options }: PageOptions) {
  const url = net.file(`${pageOrigin}/intercom.js`, { file })
  net.file(`${pageOrigin}/launcher.js`, { file: path.resolve('dist/launcher.global.js') })
  net.cdnSettings({ remotePlugins: [{ ...workspaceEntry({ appId, ...options }), url }] })
  return snippetPage({ writeKey: 'key', before: begin(cookies) + before })
}

/** The pings and events that have left the page, in order. */
export const sentBy = (page: BrowserPage): Sent[] =>
  page.posts().flatMap(({ url, body }) => toSent(new URL(url), new URLSearchParams(body)))

/** Everything that you can see of a page from outside. */
export async function observe(page: BrowserPage): Promise<Outcome> {
  const cookies = await page.puppeteer().browserContext().cookies()
  const inPage = await page.evaluate(() => {
    const { Intercom, notes } = window as unknown as ScenarioWindow
    // A stub would collect the question, and a page whose visitor said no has none.
    const visitorId =
      !Intercom || Intercom.q ? undefined : (Intercom('getVisitorId') as string | undefined)
    return { notes, visitorId, names: Object.keys(localStorage) }
  })
  return {
    sent: sentBy(page),
    cookies: cookies
      .filter(({ name }) => name.startsWith('intercom-'))
      .map(({ domain, name, value }) => `${domain} ${name}=${value}`)
      .sort(),
    storage: inPage.names.filter((name) => name.startsWith('intercom.')).sort(),
    notes: inPage.notes,
    visitorId: inPage.visitorId ?? undefined
  }
}

const kinds: Record<string, 'boot' | 'update'> = { apiBoot: 'boot', apiUpdate: 'update' }

function toSent({ host, pathname }: URL, fields: URLSearchParams): Sent[] {
  const read = (name: string) => JSON.parse(fields.get(name) ?? '{}') as unknown
  const at = new URL(fields.get('referer') ?? pageOrigin).pathname
  const session = fields.get('anonymous_session')
  const all = {
    data: read('user_data') as object,
    ...(session && { session }),
    ...(at !== '/' && { at }),
    ...(host !== 'api-iam.intercom.io' && { to: host })
  }
  if (pathname === '/messenger/web/ping') {
    return [{ ...all, kind: kinds[fields.get('source') ?? ''] ?? 'update' }]
  }
  if (pathname !== '/messenger/web/events') return []
  const { data } = read('event_list') as { data: { event_name: string; metadata?: object }[] }
  return data.map(({ event_name: name, metadata }) => ({
    ...all,
    kind: 'event',
    name,
    ...(metadata && { metadata })
  }))
}
