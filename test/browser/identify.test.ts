import type { Analytics } from '@segment/analytics-next'
import { presets } from '../../src'
import { browserSuite } from '../support/browser/suite'
import { type Site, serveSite, workspaceEntry } from '../support/site'
import { expectOutcomes, toldOf, waitForMessenger } from '../support/visitor'

declare const analytics: Analytics

const suite = browserSuite(expectOutcomes)

/** Opens a page of a workspace that maps all traits and, by `@flatten`, all properties. */
async function open(site: Site = {}): Promise<void> {
  const mappings: Record<string, object> = {
    identifyUser: { custom_traits: { '@path': '$.traits' } },
    trackEvent: {
      event_metadata: { '@flatten': { separator: '.', value: { '@path': '$.properties' } } }
    }
  }
  const subscriptions = presets.map((preset) => ({
    ...preset,
    mapping: { ...preset.mapping, ...mappings[preset.partnerAction] }
  }))
  const url = await serveSite(suite, { ...site, before: site.before ?? '' })
  suite.net.cdnSettings({ remotePlugins: [workspaceEntry(site.settings, subscriptions)] })
  await suite.page.goto(url)
  await waitForMessenger(suite)
}

const proof = { user_hash: 'hash' }

it.each<[string, string, () => void, object]>([
  [
    'a proof in the context',
    '',
    () => void analytics.identify('u1', {}, { Intercom: { user_hash: 'hash' } }),
    proof
  ],
  [
    'a proof in the integrations',
    '',
    () => void analytics.identify('u1', {}, { integrations: { Intercom: { userHash: 'hash' } } }),
    proof
  ],
  [
    'a trait, although an old Prototype.js makes text of lists',
    'Array.prototype.toJSON = function () { return `[${this.join()}]` }',
    () => void analytics.identify('u1', { plan: 'pro' }),
    { plan: 'pro' }
  ],
  [
    'tokens for data connectors, whole',
    '',
    () => void analytics.identify('u1', { auth_tokens: { crm: 's3cret' } }),
    { auth_tokens: { crm: 's3cret' } }
  ]
])('%s: what the app gives with a user arrives', async (_, before, act, expected) => {
  const { net, page } = suite
  await open({ before })
  await page.evaluate(act)
  const { userData } = await net.waitFor(() => net.pings().find(({ userData }) => userData.user_id))
  expect(userData).toMatchObject({ user_id: 'u1', ...expected })
})

it('traits do not set up the Messenger', async () => {
  const { net, page } = suite
  await open()
  await page.evaluate(() => {
    const settings = {
      session_duration: 300,
      cookie_domain: 'x',
      disabled: true,
      anonymous_id: 'a'
    }
    void analytics.identify('u1', { ...settings, plan: 'pro' })
  })
  const { userData } = await net.waitFor(() => net.pings().find(({ userData }) => userData.plan))
  expect(userData).toEqual({ user_id: 'u1', plan: 'pro' })
})

it('the visitors of a page with a region of its own stay there; an App ID can be a number', async () => {
  const { net } = suite
  const base = 'https://api-iam.eu.intercom.io'
  await open({ before: `window.intercomSettings = { api_base: '${base}' }` })
  expect(net.pings()[0]?.host).toBe('api-iam.eu.intercom.io')
  await suite.page.goto(await serveSite(suite, { settings: { appId: 123 } }))
  await net.waitFor(() => net.requests.some(({ path }) => path === '/widget/123'))
})

it('the page hears that the Messenger is there, although it calls nobody back', async () => {
  const { net, page } = suite
  net.file('https://widget.intercom.io/widget/abc', 'window.Intercom = () => undefined')
  const url = await serveSite(suite, {})
  await page.goto(url)
  await page.waitFor(() => localStorage.getItem('told')?.includes('"ready"'))
})

it('an event of 3,000 numbers that are none has 20 reports, and one for the rest; it arrives with all its other keys', async () => {
  const { net, page } = suite
  await open()
  await page.evaluate(() => {
    const entries = Array.from({ length: 3000 }, (_, index) => [`key${index}`, NaN])
    void analytics.track('Large', { ...Object.fromEntries(entries), text: '{{event}}' })
  })
  await net.waitFor(() => net.events().length === 1)
  expect(net.events()[0]?.metadata).toEqual({ text: '{{event}}' })
  const problems = (await toldOf(suite)).filter(({ type }) => type === 'problem')
  expect(problems).toHaveLength(21)
})
