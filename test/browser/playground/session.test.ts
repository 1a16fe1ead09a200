import { playgroundSuite } from './support'

const { suite, openTab, press, paste, fill, choose, see } = playgroundSuite()

const OUTCOME = 'Outcome of the last event'

describe('a situation', () => {
  it('shows one order, and who Intercom thinks the visitor is, until the page is another', async () => {
    await openTab('Session')
    await press('button', 'Order')
    await see('Contact', /User[^]*Ada Lovelace[^]*Events\s+Order Completed/)
    await see(
      'Session state',
      /Intercom knows\s+user_314\s+Identified by event #\d+, in (boot|update)/
    )
    await see('Session state', /Updates left\s+\d+ of 20\s+The last 5 are saved/)
    await see('Session state', /Cookies[^]*intercom-session-playground/)
    await press('switch', 'Messenger blocked')
    await see('Contact', /No contact/)
  })

  it.each([
    ['Login and logout', 'Contact', /^Visitor/],
    ['Shared computer', 'Contact', /^(?![^]*Order Completed)[^]*Grace Hopper[^]*Trial Started/],
    ['Ad blocker', OUTCOME, /Order Completed[^]*Segment ✓ Arrived\s+Intercom ✕ Dropped/],
    ['Single-page app, 30 views', OUTCOME, /page View 30[^]*Intercom – Nothing new/],
    ['Slow network', OUTCOME, /Order Completed[^]*Intercom ! Queued/]
  ])('"%s" plays itself', async (name, region, shown) => {
    await openTab('Session')
    await press('button', name)
    await see(region, shown)
  })

  it('shows an enforced identity, and a hash that satisfies it', async () => {
    await openTab('Session')
    await press('button', 'Identity enforced')
    await press('tab', 'Timeline')
    await see('Timeline', /identify user_314[^]*Refused \(403\)/)
    await fill(
      'Paste anything',
      "analytics.identify('user_314', {}, { integrations: { Intercom: { user_hash: '0a1b' } } })"
    )
    await press('button', 'Read it')
    await press('button', 'Send event')
    await see(OUTCOME, /identify user_314[^]*Intercom ✓ Arrived/)
    await press('tab', 'Session')
    await see('Contact', /^(?![^]*user_hash)[^]*user_id\s+user_314/)
  })
})

describe('a fault', () => {
  it.each([
    ['Script not found', /Intercom ✕ Dropped/],
    ['Guarded by a nonce', /Intercom ✓ Arrived/],
    ['Forbidden by a policy', /Intercom ✕ Dropped/],
    ['Messenger never takes over', /Intercom ! Queued/],
    ['Messenger refusing', /Intercom ! Waiting/],
    ['Already on the page', /Intercom ✓ Arrived/],
    ['An element named Intercom', /Intercom ✓ Arrived/],
    ['Two copies of the plugin', /Intercom ✓ Arrived/]
  ])('"%s" can be made', async (name, outcome) => {
    await openTab('Session')
    await press('switch', name)
    await see('Session state', /Messenger\s+(load|failed)/)
    await press('button', 'Send event')
    await see(OUTCOME, outcome)
  })
})

it('loadOn decides when the Messenger comes, and what waits for the visitor says so', async () => {
  await openTab('Session')
  await choose('When the Messenger loads', 'Interaction')
  await press('button', 'Send event')
  await see(OUTCOME, /Order Completed[^]*Intercom ! Waits for the visitor/)
  await press('button', 'Waits for a click in the visitor’s page')
  await suite.page.click('iframe')
  await see(OUTCOME, /Order Completed[^]*Intercom ✓ Arrived/)
  await choose('When the Messenger loads', 'Identify')
  await press('button', 'Send event')
  await see(OUTCOME, /Order Completed[^]*Intercom ! Waits for a user/)
  await press('tab', 'Session')
  await see('Session state', /Messenger\s+waits for a user/)
  await paste("analytics.identify('user_314')")
  await press('button', 'Send event')
  await see(OUTCOME, /identify user_314[^]*Intercom ✓ Arrived/)
})
