import { installForeignStub, installMessenger, page, queued, said } from '../harness/page'
import { bootSettings, identify, startSession, track, view } from '../harness/session'

type Function = (...command: unknown[]) => void

const call = (...command: unknown[]): void => (page.Intercom as Function)(...command)

const SHUT = 'dropped: the page has called shutdown. Call boot.'

beforeEach(() => {
  jest.useFakeTimers()
})

describe('after a shutdown of the page itself', () => {
  it('nothing is sent, which is reported', async () => {
    const { send } = await startSession()
    call('shutdown')
    expect(send(track('A'))).toEqual([`Intercom "trackEvent": ${SHUT}`])
    expect(send(view())).toEqual([`Intercom "update": ${SHUT}`])
    expect(queued()).toEqual([['boot', bootSettings], ['shutdown']])
  })

  it('somebody who is identified gets a session of their own', async () => {
    const { send } = await startSession()
    call('shutdown')
    send(identify('u1'))
    send(track('A'))
    expect(queued()).toEqual([
      ['shutdown'],
      ['boot', { ...bootSettings, user_id: 'u1' }],
      ['trackEvent', 'A', {}]
    ])
  })

  it('and a boot of the page everything is sent again', async () => {
    const { send } = await startSession()
    call('shutdown')
    call('boot', bootSettings)
    expect(send(track('A'))).toEqual([])
  })
})

describe('an identify that tells nothing new', () => {
  it('says when it was, so that Intercom takes it for no repetition', async () => {
    const intercom = installMessenger()
    jest.setSystemTime(1_700_000_000_000)
    const { send } = await startSession()
    send(identify('u1'))
    intercom.mockClear()
    send(identify('u1'))
    expect(intercom.mock.calls).toEqual([
      ['update', { user_id: 'u1', last_request_at: 1_700_000_000 }]
    ])
  })
})

describe('of a page that is left', () => {
  it('the events that wait in a stub are kept, and leave the stub', async () => {
    installForeignStub()
    const { send } = await startSession()
    send(track('A'))
    window.dispatchEvent(new Event('pagehide'))
    expect(queued().map(([name]) => name)).toEqual(['update'])
    const kept = JSON.parse(sessionStorage.getItem('segment-intercom-web:abc') ?? '') as object
    expect(kept).toMatchObject({ commands: [['trackEvent', 'A', {}]] })
  })
})

describe('the updates before a reset', () => {
  const namesOf = (intercom: jest.Mock): unknown[] =>
    intercom.mock.calls.map(([name]) => name as string)
  const isUnanswered = (): boolean =>
    said().mock.calls.flat().join().includes('"update": may be lost: the person left before')

  it('have a second each to leave, because pings go in single file', async () => {
    const intercom = installMessenger()
    const { send, reset } = await startSession()
    send(identify('u1', { name: 'Ada' }))
    send(identify('u1', { name: 'Ada Lovelace' }))
    intercom.mockClear()
    reset()
    jest.advanceTimersByTime(1900)
    expect(namesOf(intercom)).toEqual([])
    jest.advanceTimersByTime(200)
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
    expect(isUnanswered()).toBe(false)
  })

  it('are reported if they need more than the 3 seconds that the next person waits', async () => {
    const intercom = installMessenger()
    const { send, reset } = await startSession()
    for (const name of ['a', 'b', 'c', 'd']) send(identify('u1', { name }))
    intercom.mockClear()
    reset()
    jest.advanceTimersByTime(3100)
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
    expect(isUnanswered()).toBe(true)
  })

  it('are waited for no longer if they only repeat what Intercom knows', async () => {
    const intercom = installMessenger()
    const { send, reset } = await startSession()
    send(identify('u1'))
    for (let count = 0; count < 5; count += 1) send(view('u1'))
    intercom.mockClear()
    reset()
    jest.advanceTimersByTime(1100)
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
  })
})
