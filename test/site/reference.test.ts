import { actions } from '../../src/actions'
import { settings } from '../../src/destination/settings'
import { messages } from '../package/support/messages'
import { textOf } from './support/site'

const wordsOf = (page: string): string =>
  textOf(page)
    .replace(/<[^>]*>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&#39;/g, "'")

describe('the reference', () => {
  it('has each message that the source says as a sentence', () => {
    const words = wordsOf('reference/messages.html')
    const sentences = messages.filter(({ text }) => /^[^*"]{12,}\.$/.test(text))
    expect(sentences.length).toBeGreaterThan(15)
    expect(sentences.filter(({ text }) => !words.includes(text))).toEqual([])
  })

  it.each(['intercom-destination', 'intercom-destination:stop', 'intercom-destination:start'])(
    'has the event %s',
    (name) => {
      expect(textOf('reference/events.html')).toContain(`<code>${name}</code>`)
    }
  )

  it('has the methods of the Messenger and the state of the hook', () => {
    const methods = ['show', 'startTour', 'onUnreadCountChange', 'ready', 'stop']
    for (const method of methods)
      expect(textOf('reference/messenger.html')).toContain(`<code>${method}</code>`)
    for (const state of ['isReady', 'isOpen', 'unreadCount'])
      expect(textOf('reference/react.html')).toContain(`<code>${state}</code>`)
  })

  it('has each setting and the fields of each action', () => {
    const words = wordsOf('fields.html')
    const fields = Object.values(actions).flatMap((action) => Object.keys(action.fields))
    for (const key of [...Object.keys(settings), 'getUserToken', ...fields])
      expect(words).toContain(key)
  })
})

describe('a drawing', () => {
  it('is drawn when the site is built, and says in words what it shows', () => {
    const page = textOf('session.html')
    expect(page).toMatch(/<svg[^>]*>[^]*Stopped<\/text>/)
    expect(page).toMatch(/aria-label="Start to Alone\.[^"]*Ending to Ended: the page is left/)
    expect(page).not.toContain('stateDiagram')
  })
})
