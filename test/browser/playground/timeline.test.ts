import { playgroundSuite } from './support'

const { suite, open, openTab, press, choose, see } = playgroundSuite()

// What the timeline says of each sample, in its order.
const ways: [sample: string, way: RegExp][] = [
  ['Order Completed', /track Order Completed[^]*Arrived[^]*price: \{ amount: 2500/],
  [
    'Page',
    /page Pricing[^]*Arrived[^]*Not met: type = "track"[^]*matched[^]*fields without a value/
  ],
  ['Identify with company', /identify user_314[^]*Arrived[^]*company_id: 'acme'/],
  ['Identify with companies', /identify user_314[^]*Arrived[^]*company_id: 'globex'/],
  ['Group', /group acme[^]*Arrived[^]*size: 329/],
  ['Track with revenue', /Subscription Renewed[^]*Arrived[^]*amount: 1999, currency: 'EUR'/],
  ['B2B Trial Started', /Trial Started[^]*Arrived[^]*trial_plan_name: 'Team'/],
  ['Hostile', /Hostile <b>Event<\/b>[^]*Arrived[^]*deep was left out/]
]

describe('the timeline', () => {
  it('shows the way of each sample, with what Segment and what Intercom have', async () => {
    await openTab('Timeline')
    for (const [sample, way] of ways) {
      await choose('Sample', sample)
      await press('button', 'Send event')
      await see('Timeline', way)
      await see('Timeline', /Segment\s+✓ Arrived\s+Intercom\s+✓ Arrived/)
      await press('button', 'Clear')
    }
  })

  it('shows the journey in its order, and a page load in one line', async () => {
    await openTab('Timeline')
    await press('button', 'Send journey')
    const text = await see('Timeline', /Order Completed[^]*Order Completed[^]*Segment\.io has it/)
    const titles = text.match(/(?<=#\d+\n)(page|identify|group|track) .*/g)
    expect(titles?.reverse().join()).toBe(
      'page Pricing,identify user_314,group acme,track Trial Started,track Subscription Renewed,track Order Completed'
    )
    expect(text).toMatch(/Page loaded · 3 mappings/)
    expect(text).not.toContain('Command boot')
  })

  it('has each message once, also with the setting Debug', async () => {
    const shared = { settings: { debug: true }, mappings: [['trackEvent', { subscribe: '"' }]] }
    await openTab('Timeline', `#${Buffer.from(JSON.stringify(shared)).toString('base64url')}`)
    await press('button', 'Send event')
    const text = await see('Timeline', /"Order Completed": no mapping matches/)
    expect(text.match(/skipped/g)).toHaveLength(1)
  })
})

it('sending works by Ctrl+Enter, and the outcome is announced', async () => {
  await open()
  await press('textbox', 'Event')
  await suite.page.evaluate(() => {
    const pressed = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', pressed))
  })
  const arrived = /#2 track Order Completed Segment ✓ Arrived Intercom ✓ Arrived/
  await see('Outcome of the last event', arrived)
})
