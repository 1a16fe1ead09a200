import { playgroundSuite } from './support/playground'

const playground = playgroundSuite()
const { open, openTab, press, fill, choose, read, see } = playground

const CALL = 'Intercom call of Track Event'

// These run in the page, sent as text.
const unfold = (name: string): void => {
  for (const summary of document.querySelectorAll('summary'))
    if (summary.textContent === name) summary.click()
}

const pressKey = (key: string, more: KeyboardEventInit = {}): void => {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  )
}

const undo = () => playground.suite.page.evaluate(pressKey, 'z', { ctrlKey: true })

describe('a field', () => {
  it('shows its value beside it, and what a typing error may have meant', async () => {
    await open()
    await see('Revenue', /= 25/)
    await fill('Revenue path', '$.properties.totl')
    await see('Revenue', /nothing at \$\.properties\.totl: did you mean \$\.properties\.total\?/)
    await press('button', '$.properties.total')
    await see('Revenue', /= 27\.5/)
    await see(CALL, /amount: 2750/)
    await fill('Revenue path', '$.properties.nowhere_near')
    await see('Revenue', /nothing at \$\.properties\.nowhere_near$/)
  })

  it('completes the paths of the event, with their values', async () => {
    await open()
    await fill('Revenue path', '$.properties.shipp')
    await playground.suite.page.waitFor(() =>
      /\$\.properties\.shipping\s*3/.test(
        document.querySelector<HTMLElement>('.cm-tooltip-autocomplete')?.innerText ?? ''
      )
    )
    // For a moment, a list of completions takes no key: what is typed then belongs to the text.
    await playground.suite.page.waitFor(() => {
      const target = document.activeElement
      target?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true })
      )
      return target?.textContent === '$.properties.shipping'
    })
    await see('Revenue', /= 3/)
  })

  it('takes text, a template and raw JSON', async () => {
    await open()
    await choose('Event Name mapping', 'Literal')
    await fill('Event Name literal', 'Bought')
    await see(CALL, /'Bought'/)
    await see(
      'What Intercom gets',
      /fixed in the mapping\s+→\s+Event Name\s+→\s+event name\s+"Bought"/
    )
    await choose('Event Name mapping', 'Template')
    await fill('Event Name template', 'Order {{properties.order_id}}')
    await see(CALL, /'Order o-2041'/)
    await choose('Event Name mapping', 'Raw JSON')
    await fill('Event Name JSON', '{ "@path": "$.properties.currency" }')
    await see(CALL, /'trackEvent', 'USD'/)
    await press('button', 'Back to preset')
    await see(CALL, /'Order Completed'/)
  })
})

describe('a trigger', () => {
  it('says which part matches and which does not', async () => {
    await open()
    await see('Mapping Track Event', /✓ the type is "track"/)
    await fill('Trigger', 'type = "track" and event = "Seen"')
    await see('Mapping Track Event', /✓ the type is "track"[^]*and ✕ the event name is "Seen"/)
    await see('Mapping Track Event', /no match/)
  })

  it.each([
    ['all', /This trigger cannot be read\. Write conditions such as/],
    ['foo("x")', /This trigger cannot be read\. Write conditions such as/],
    ['event = ', /It is not complete[^]*It counts as: event = "eos"/],
    ['type = "track" and', /It is not complete[^]*It counts as: type = "track"/]
  ])('"%s" is not green', async (trigger, says) => {
    await open()
    await fill('Trigger', trigger)
    const text = await see('Mapping Track Event', says)
    expect(text).not.toContain('TypeError')
    expect(text).toMatch(/fails|check trigger/)
  })

  it('completes the conditions that the event meets', async () => {
    await open()
    await fill('Trigger', 'type = "track" and eve')
    await playground.suite.page.waitFor(() =>
      document
        .querySelector<HTMLElement>('.cm-tooltip-autocomplete')
        ?.innerText.includes('event = "Order Completed"')
    )
  })
})

describe('undoing', () => {
  it('takes back what was typed, presets, removing and reading, by key and by button', async () => {
    await open()
    await fill('Revenue path', '$.properties.total')
    await see(CALL, /2750/)
    await press('button', 'Remove mapping')
    await see('What Intercom gets', /No mapping runs/)
    await undo()
    await see(CALL, /2750/)
    await press('button', 'All presets')
    await see(CALL, /2500/)
    await press('button', 'Undo')
    await see(CALL, /2750/)
    await fill(
      'Paste anything',
      '[{ "partnerAction": "trackEvent", "subscribe": "type = \\"track\\"" }]'
    )
    await press('button', 'Read it')
    await see('What Intercom gets', /Nothing is sent/)
    await press('button', 'Undo')
    await see(CALL, /2750/)
    await undo()
    await see(CALL, /2500/)
    await playground.suite.page.evaluate(pressKey, 'Z', { ctrlKey: true, shiftKey: true })
    await see(CALL, /2750/)
  })

  it('works for the event, too', async () => {
    await open()
    await fill('Event', '{ "type": "track", "event": "Seen" }')
    await see(CALL, /'Seen'/)
    await choose('Sample', 'Order Completed')
    await see(CALL, /'Order Completed'/)
    await undo()
    await see(CALL, /'Seen'/)
  })
})

describe('the mappings', () => {
  it('are added, disabled and removed', async () => {
    await openTab('Timeline')
    await press('button', 'Add Track Event mapping')
    await see('Mapping Track Event 2', /sends/)
    await press('switch', 'Track Event enabled')
    await see('Mapping Track Event', /off/)
    await press('button', 'Send event')
    await see(
      'Timeline',
      /Track Event 2 → trackEvent[^]*Track Event disabled[^]*Track Event 2 matched/
    )
    await press('switch', 'Track Event 2 enabled')
    await press('button', 'Send event')
    await see('Timeline', /No mapping matches this event/)
  })

  it('are given back as the code that the README shows', async () => {
    await open()
    await fill('Trigger', `event = "Don't \\"stop\\""`)
    await playground.suite.page.evaluate(unfold, 'Export as code')
    const code = await see('Subscriptions', /^subscriptions: \[[^]*stop/)
    await press('button', 'All presets')
    await fill('Paste anything', code)
    await press('button', 'Read it')
    await see('Event', /3 of 3 mappings work/)
    expect(await read('Subscriptions')).toBe(code)
  })
})
