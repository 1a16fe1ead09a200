import type { Analytics } from '@segment/analytics-next'
import { destination } from '../../../src'
import { onNewPage } from '../harness/connect'
import { answering, clearPage, page, queued } from '../harness/page'
import { group, identify, startSession, track } from '../harness/session'

// Behaviour that only a mutant of the session, and no test, showed to be there: docs/performance.md.

let intercom: jest.Mock
let said: jest.SpyInstance

beforeEach(() => {
  jest.useFakeTimers()
  said = jest.spyOn(console, 'debug').mockReturnValue()
  intercom = jest.fn()
})

afterEach(() => {
  clearPage()
  jest.useRealTimers()
  jest.restoreAllMocks()
})

const names = (): string[] => intercom.mock.calls.map(([name]) => name as string)

it('twenty companies that follow the queued boot are all within the budget', async () => {
  const { send } = await startSession()
  const named = Array.from({ length: 21 }, (_, index) => send(group(`c${index}`))).flat()
  expect(queued().map(([name]) => name)).toEqual(['boot', ...Array<string>(20).fill('update')])
  expect(named).toEqual([])
  expect(send(group('c21'))).toEqual([
    'Intercom "update": it may be lost, because Intercom takes 20 in 30 minutes. Send fewer.'
  ])
})

it('another user 30 ms after an event waits until the event has left', async () => {
  page.Intercom = answering(intercom)
  const { send } = await startSession()
  send(identify('a'))
  send(track('Seen by A'))
  jest.advanceTimersByTime(30)
  intercom.mockClear()
  send(identify('b'))
  expect(names()).toEqual([])
  jest.advanceTimersByTime(50)
  expect(names()).toEqual(['shutdown', 'boot'])
})

it('what is called after a reset on a page that is left is kept for when the page comes back', async () => {
  page.Intercom = answering(intercom)
  const { reset, send } = await startSession()
  send(identify('a'))
  intercom.mockClear()
  reset()
  window.dispatchEvent(new Event('pagehide'))
  expect(send(track('Seen by nobody'))).toEqual([])
  expect(names()).toEqual(['shutdown'])
  jest.advanceTimersByTime(50)
  expect(names()).toEqual(['shutdown', 'boot', 'trackEvent'])
})

it('of the events on their way at a reset, the last 1,000 are known to belong before it', async () => {
  const { call, reset } = await startSession()
  const performs = Array.from({ length: 1001 }, (_, index) => call(track(`Event ${index}`)))
  reset()
  const [oldest = [], next = []] = performs.slice(0, 2).map((perform) => perform())
  expect(oldest).toEqual([])
  expect(next).toEqual([
    'Intercom "trackEvent": it is dropped, because it came after its reset(). Await it before.'
  ])
})

it('a reset that fails throws nothing into the app and is named', async () => {
  page.Intercom = answering(intercom)
  const { reset } = await startSession({}, await onNewPage())
  jest.spyOn(window, 'addEventListener').mockImplementation(() => {
    throw new Error('hostile page')
  })
  expect(reset).not.toThrow()
  expect(said).toHaveBeenCalledWith('[Intercom Web (Actions)] The reset failed. Reload the page.')
})

it('an announcement without a context, or with a context without an event, breaks nothing', async () => {
  page.Intercom = answering(intercom)
  const { analytics, send } = await startSession()
  expect(() => analytics.emit('dispatch_start')).not.toThrow()
  expect(() => analytics.emit('dispatch_start', {} as never)).not.toThrow()
  intercom.mockClear()
  send(track('Arrived'))
  expect(names()).toEqual(['trackEvent'])
})

it('without an Analytics.js, the client sends what it is told at once', async () => {
  page.Intercom = answering(intercom)
  const options = { settings: { appId: 'abc' } } as { settings: never; analytics: Analytics }
  const client = (await destination.initialize(options)) as jest.Mock & {
    forEvent: (context: object) => jest.Mock
  }
  intercom.mockClear()
  client('trackEvent', 'Bare', {})
  client.forEvent({})('trackEvent', 'Without an event', {})
  expect(intercom.mock.calls).toEqual([
    ['trackEvent', 'Bare', {}],
    ['trackEvent', 'Without an event', {}]
  ])
})

it('a Messenger that throws at the start is named as Intercom', async () => {
  page.Intercom = () => {
    throw new Error('hostile Messenger')
  }
  await startSession({}, await onNewPage())
  expect(said.mock.calls.flat().join()).toContain('Intercom "update": it is lost')
})
