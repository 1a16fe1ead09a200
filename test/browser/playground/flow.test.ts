import { playgroundSuite } from './support'

const { open, press, fill, choose, see, read } = playgroundSuite()

const GETS = 'What Intercom gets'

it('follows each key through its field to what Intercom gets, and takes up what is not mapped', async () => {
  await open()
  const text = (await see(GETS, /products/)).replace(/\s+/g, ' ')
  expect(text).toContain('revenue 25 → Revenue → price 2500 USD cents')
  expect(text).toContain('→ Event Metadata → unused: Revenue is sent instead')
  expect(text).toContain('total 27.5 → Event Metadata → total 27.5')
  expect(text).toContain(
    'products [ 2 items ] → Event Metadata → not sent: Intercom doesn’t accept'
  )
  expect(text).toContain("Intercom('trackEvent', 'Order Completed', {")
  await press('button', 'Track Event')
  await choose('Event Metadata mapping', 'Not mapped')
  await see(GETS, /Not mapped: 7 keys[^]*total\s+27\.5/)
  await choose('Map properties.total to', 'Revenue')
  await see(GETS, /total\s+27\.5\s+→\s+Revenue\s+→\s+price\s+2750 USD cents/)
  await see('Revenue', /= 27\.5/)
})

it('sends a nested value whole once it is a rich link', async () => {
  await open()
  const article = { url: 'https://www.example.com/tea', value: 'Tea' }
  await fill('Event', JSON.stringify({ type: 'track', event: 'Read', properties: { article } }))
  await press('button', 'Send it as a rich link')
  await see(GETS, /article\s+\{ 2 keys \}\s+→\s+Event Metadata\s+→\s+article\s+\{ 2 keys \}/)
})

it('changes while an event is typed, and stays while it is no JSON for a moment', async () => {
  await open()
  await fill('Event', '{ "type": "track", "event": "Seen", "properties": { "plan": "pro" } }')
  await see(GETS, /plan\s+"pro"\s+→\s+Event Metadata\s+→\s+plan\s+"pro"/)
  await fill('Event', '{ "type": "track", "event": "Seen", ')
  await see('Event', /This is not JSON/)
  expect(await read(GETS)).toMatch(/plan\s+"pro"/)
})

it('follows a user, a company and what wins over custom attributes', async () => {
  await open()
  await choose('Sample', 'Identify with company')
  await see(GETS, /createdAt[^→]*→\s+User Creation Time\s+→\s+created_at\s+1709285400/)
  await see(GETS, /company\.id\s+"acme"\s+→\s+Company: Company ID\s+→\s+company/)
  await press('button', 'Identify User')
  await choose('Custom Attributes mapping', 'Path')
  await fill('Custom Attributes path', '$.traits')
  await see(GETS, /Custom Attributes\s+→\s+unused: Name is sent instead/)
})

it('says why nothing is sent', async () => {
  await open()
  await press('button', 'Track Event')
  await fill('Event Name path', '$.nowhere')
  await see(GETS, /Nothing is sent[^]*event_name/)
  await see('Mapping Track Event', /sends nothing/)
  await choose('Sample', 'Page')
  await press('switch', 'Identify User enabled')
  await see(GETS, /No mapping runs[^]*Track Event: ✕ the type is "track"[^]*Identify User: off/)
})
