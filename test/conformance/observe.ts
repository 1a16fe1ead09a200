import type { BrowserPage } from '../support/browser'
import { pageOrigin, type ScenarioWindow } from './page'
import type { Outcome, Sent } from './scenario'

/** The pings and events that have left the page, in order. */
export const sentBy = (page: BrowserPage): Sent[] =>
  page.posts().flatMap(({ url, body }) => toSent(new URL(url), new URLSearchParams(body)))

/** Everything that you can see of a page from outside. */
export async function observe(page: BrowserPage): Promise<Outcome> {
  const cookies = await page.placedCookies()
  const inPage = await page.evaluate(() => {
    const { Intercom, notes } = window as unknown as ScenarioWindow
    let visitorId: unknown
    try {
      // A stub would collect the question.
      visitorId = Intercom.q ? undefined : Intercom('getVisitorId')
    } catch {
      visitorId = 'throws'
    }
    return { notes, visitorId: visitorId as string | undefined, names: Object.keys(localStorage) }
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
