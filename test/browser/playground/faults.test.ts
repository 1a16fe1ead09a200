import { playgroundSuite } from './support/playground'

const { suite, open, press, fill, choose, see } = playgroundSuite()

describe('the faults', () => {
  it('name each event as dropped while the Messenger is blocked', async () => {
    await open()
    await press('switch', 'Messenger blocked')
    await see('Messenger', /Messenger did not load/)
    await press('button', 'Send journey')
    const text = await see('Timeline', /Order Completed\n(?:[^]*Dropped){6}[^]*Messenger blocked/)
    expect(text.match(/Dropped/g)).toHaveLength(6)
    expect(text).toMatch(/it is not sent, because the Messenger did not load/)
    expect(text).toMatch(/Intercom's script could not be loaded/)
  })

  it('fold calls into the boot while the Messenger is slow, and send the rest when it comes', async () => {
    await open()
    await press('switch', 'Messenger slow')
    await choose('Sample', 'Identify with company')
    await press('button', 'Send event')
    await see('Timeline', /Queued[^]*folded into the boot/)
    await see('Timeline', /identify user_314[^]*Arrived[^]*Messenger got\s+boot/)
    await see('Contact', /Ada Lovelace/)
  })

  it('show what Intercom refuses, and that events wait then', async () => {
    await open()
    await see('Contact', /^Visitor\s+No attributes/)
    await press('switch', 'Messenger refusing')
    await press('button', 'Send journey')
    await see('Timeline', /track Order Completed\s+!? ?Waiting/)
    await see('Timeline', /identify user_314\s+✕? ?Refused \(403\)/)
    await see('Contact', /^Visitor\s+No attributes/)
  })

  it('show which updates the Messenger throttles', async () => {
    await open()
    await press('switch', 'Messenger throttling')
    await see('Timeline', /Messenger throttling[^#]*Messenger got\s+boot/)
    for (const sample of ['Group', 'Identify with companies', 'Identify with company']) {
      await choose('Sample', sample)
      await press('button', 'Send event')
    }
    await see('Timeline', /Throttled/)
  })

  it('say so where the real Messenger cannot be loaded', async () => {
    await open()
    suite.net.widget({ mode: 'refuse' })
    await fill('App ID', 'abc')
    await press('switch', 'Real Messenger')
    await see('Messenger', /could not be loaded for the App ID “abc”/)
  })
})

it('the real Messenger gets what the plugin sends, over the network', async () => {
  await open()
  await press('switch', 'Real Messenger')
  await choose('Sample', 'Identify with company')
  await press('button', 'Send event')
  await see('Timeline', /identify user_314[^]*Arrived[^]*real Messenger/)
  const pings = suite.net.pings()
  expect(pings).toContainEqual(
    expect.objectContaining({ userData: expect.objectContaining({ user_id: 'user_314' }) })
  )
})

describe('the settings', () => {
  it('load the plugin anew when one changes', async () => {
    await open()
    await fill('Rich Link Properties', 'products')
    await press('button', 'Send event')
    await see('Timeline', /Arrived[^]*products: \[/)
  })

  it('that can never work are named', async () => {
    await open()
    await fill('App ID', ' ')
    await see('Timeline', /The plugin did not load[^]*The setting "appId" is missing/)
  })
})
