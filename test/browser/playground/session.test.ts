import { playgroundSuite } from './support/playground'

const { suite, openTab, press, fill, choose, see } = playgroundSuite()

describe('a situation', () => {
  it('shows one order, and who Intercom thinks the visitor is', async () => {
    await openTab('Session')
    await press('button', 'Order')
    await see('Contact', /User[^]*Ada Lovelace[^]*Events\s+Order Completed/)
    await see(
      'Session state',
      /Intercom knows\s+user_314\s+Event #\d+ named the visitor, in (boot|update)/
    )
    await see('Session state', /Updates left\s+\d+ of 20\s+The last 5 are kept/)
    await see('Session state', /Cookies[^]*intercom-session-playground/)
  })

  it('logs in and out', async () => {
    await openTab('Timeline')
    await press('tab', 'Session')
    await press('button', 'Login and logout')
    await press('tab', 'Timeline')
    await see('Timeline', /analytics\.reset\(\)[^]*→ shutdown[^]*→ boot/)
    await press('tab', 'Session')
    await see('Contact', /^Visitor/)
    await see('Session state', /Intercom knows\s+a visitor/)
  })

  it('keeps two people at one computer apart', async () => {
    await openTab('Session')
    await press('button', 'Shared computer')
    await see('Contact', /Grace Hopper[^]*Events\s+Trial Started/)
    await see('Contact', /^(?![^]*Order Completed)[^]*Grace/)
  })

  it('shows an ad blocker', async () => {
    await openTab('Session')
    await press('button', 'Ad blocker')
    await see(
      'Outcome of the last event',
      /Order Completed[^]*Segment ✓ Arrived\s+Intercom ✕ Dropped/
    )
    await see('Contact', /No contact/)
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
    await see('Outcome of the last event', /identify user_314[^]*Intercom ✓ Arrived/)
    await press('tab', 'Session')
    await see('Contact', /user_id\s+user_314/)
    await see('Contact', /^(?![^]*user_hash)/)
  })

  it('sends 30 page views, and the harmless ones are grey', async () => {
    await openTab('Session')
    await press('button', 'Single-page app, 30 views')
    await see('Outcome of the last event', /page View 30[^]*Intercom – Nothing new/)
    await see(
      'Session state',
      /Updates left\s+5 of 20\s+Only what Intercom does not know yet is sent/
    )
  })

  it('waits for a slow network', async () => {
    await openTab('Session')
    await press('button', 'Slow network')
    await see('Session state', /Waits for it\s+[^\n]*boot, trackEvent/)
    await see('Outcome of the last event', /Order Completed[^]*Intercom ! Queued/)
    await see('Contact', /Ada Lovelace[^]*Order Completed/)
  })
})

describe('a fault', () => {
  it.each([
    ['Script not found', /Order Completed[^]*Intercom ✕ Dropped/],
    ['Guarded by a nonce', /Order Completed[^]*Intercom ✓ Arrived/],
    ['Forbidden by a policy', /Order Completed[^]*Intercom ✕ Dropped/],
    ['Messenger never takes over', /Order Completed[^]*Intercom ! Queued/],
    ['Messenger refusing', /Order Completed[^]*Intercom ! Waiting/],
    ['Already on the page', /Order Completed[^]*Intercom ✓ Arrived/],
    ['An element named Intercom', /Order Completed[^]*Intercom ✓ Arrived/],
    ['Two copies of the plugin', /Order Completed[^]*Intercom ✓ Arrived/]
  ])('"%s" can be made', async (name, outcome) => {
    await openTab('Session')
    await press('switch', name)
    await see('Session state', /Messenger\s+it (is|did)/)
    await press('button', 'Send event')
    await see('Outcome of the last event', outcome)
  })

  it('"Messenger throws" loses what comes once the Messenger is there', async () => {
    await openTab('Session')
    await press('switch', 'Messenger throws')
    await press('button', 'Send event')
    await see('Outcome of the last event', /Order Completed[^]*Intercom (✓ Arrived|✕ Dropped)/)
    await press('button', 'Send event')
    await see('Outcome of the last event', /Order Completed[^]*Intercom ✕ Dropped/)
  })

  it('shows which updates the Messenger throttles', async () => {
    await openTab('Session')
    await press('switch', 'Messenger throttling')
    for (const sample of ['Group', 'Identify with companies', 'Identify with company']) {
      await choose('Sample', sample)
      await press('button', 'Send event')
    }
    await see('Outcome of the last event', /Intercom ✕ Throttled/)
  })

  it('forgets the visitor of the page before', async () => {
    await openTab('Session')
    await press('button', 'Order')
    await see('Contact', /Ada Lovelace/)
    await press('switch', 'Messenger blocked')
    await see('Contact', /No contact/)
  })
})

it('loadOn decides when the Messenger comes, and what waits for the visitor says so', async () => {
  await openTab('Session')
  await choose('When the Messenger loads', 'Interaction')
  await press('button', 'Send event')
  await see('Outcome of the last event', /Order Completed[^]*Intercom ! Waits for the visitor/)
  await press('button', 'It waits for the visitor: click in the visitor’s page')
  await suite.page.click('iframe')
  await see('Outcome of the last event', /Order Completed[^]*Intercom ✓ Arrived/)
})
