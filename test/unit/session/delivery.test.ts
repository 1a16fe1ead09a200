import { onNewPage } from '../harness/connect'
import {
  answering,
  installForeignStub,
  installMessenger,
  namesOf,
  page,
  queued,
  said,
  takeOver
} from '../harness/page'
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
    expect(send(track('B'))).toEqual([`Intercom "trackEvent": ${SHUT}`])
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

describe('after a shutdown of the live Messenger by the page itself', () => {
  const startShut = async () => {
    const intercom = jest.fn()
    let visitor: string | undefined = 'visitor'
    page.Intercom = answering(intercom, () => visitor)
    const session = await startSession()
    session.send(identify('a'))
    session.send(track('A'))
    intercom.mockClear()
    visitor = undefined
    return { ...session, intercom }
  }

  it('nothing is sent, which is reported', async () => {
    const { send, intercom } = await startShut()
    expect(send(track('B'))).toEqual([`Intercom "trackEvent": ${SHUT}`])
    expect(send(view())).toEqual([`Intercom "update": ${SHUT}`])
    expect(intercom).not.toHaveBeenCalled()
  })

  it('somebody who is identified gets a boot, and no other shutdown', async () => {
    const { send, intercom } = await startShut()
    send(identify('b'))
    expect(intercom.mock.calls).toEqual([['boot', { ...bootSettings, user_id: 'b' }]])
  })

  it('a command that sends no data goes on', async () => {
    const { intercom } = await startShut()
    window.dispatchEvent(
      new CustomEvent('intercom-destination:call', { cancelable: true, detail: ['show'] })
    )
    expect(intercom.mock.calls).toEqual([['show']])
  })
})

describe('an identify that tells nothing new', () => {
  it.each([
    ['says when it was if the email is known', {}, { email: 'ada@example.com' }, true],
    [
      'says when it was if the page itself has given the user',
      { user_id: 'a' },
      { name: 'Ada' },
      true
    ],
    ['says no time if nobody is known', {}, { name: 'Ada' }, false]
  ])('says so or not: %s', async (_, settings, traits, isSaid) => {
    const intercom = installMessenger()
    page.intercomSettings = settings
    const { send } = await startSession()
    for (let count = 0; count < 2; count += 1) send({ type: 'identify', traits })
    const last = intercom.mock.lastCall?.[1] as object
    expect('last_request_at' in last).toBe(isSaid)
  })

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

  it('have exactly a second', async () => {
    const intercom = installMessenger()
    const { send, reset } = await startSession()
    send(identify('u1'))
    intercom.mockClear()
    reset()
    jest.advanceTimersByTime(999)
    expect(namesOf(intercom)).toEqual([])
    jest.advanceTimersByTime(1)
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
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

describe('before the first answer', () => {
  const lost = (): string[] =>
    said()
      .mock.calls.flat()
      .map(String)
      .filter((message) => message.includes('"trackEvent": may be lost'))

  const startUnanswered = async () => {
    const intercom = jest.fn()
    let visitor: string | undefined
    page.Intercom = answering(intercom, () => visitor)
    const session = await startSession({}, await onNewPage())
    intercom.mockClear()
    const answer = (): void => {
      visitor = 'visitor'
    }
    return { ...session, intercom, answer }
  }

  it('an event waits for it, for 3 seconds at most, and may then be lost', async () => {
    const { send, reset, intercom } = await startUnanswered()
    send(track('A'))
    intercom.mockClear()
    reset()
    jest.advanceTimersByTime(2999)
    expect(namesOf(intercom)).toEqual([])
    jest.advanceTimersByTime(1)
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
    expect(lost()).toHaveLength(1)
  })

  it('an event has left as soon as it comes', async () => {
    const { send, reset, answer, intercom } = await startUnanswered()
    send(track('A'))
    intercom.mockClear()
    reset()
    jest.advanceTimersByTime(800)
    answer()
    jest.advanceTimersByTime(10)
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
    expect(lost()).toEqual([])
  })

  it('an update has a second after it', async () => {
    const { send, reset, answer, intercom } = await startUnanswered()
    send(identify('a'))
    intercom.mockClear()
    reset()
    jest.advanceTimersByTime(800)
    answer()
    jest.advanceTimersByTime(950)
    expect(namesOf(intercom)).toEqual([])
    jest.advanceTimersByTime(60)
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
  })

  it('a visit that has sent nothing waits for none, and loses nothing', async () => {
    const { reset, intercom } = await startUnanswered()
    reset()
    jest.advanceTimersByTime(50)
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
    expect(lost()).toEqual([])
  })

  it('a visit whose boot waited in a stub waits for none either', async () => {
    const { reset } = await startSession()
    reset()
    takeOver()
    const intercom = jest.fn()
    page.Intercom = answering(intercom, () => undefined)
    reset()
    jest.advanceTimersByTime(50)
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
  })

  it('the next visit has not lost the events of the last one again', async () => {
    const { send, reset, answer, intercom } = await startUnanswered()
    send(track('A'))
    answer()
    reset()
    jest.advanceTimersByTime(60)
    page.Intercom = answering(intercom, () => undefined)
    reset()
    jest.advanceTimersByTime(3000)
    expect(namesOf(intercom).filter((name) => name === 'shutdown')).toHaveLength(2)
    expect(lost()).toEqual([])
  })
})

describe('what a delivered command calls back', () => {
  it('is delivered after it, once', async () => {
    const intercom = installMessenger()
    const { send } = await startSession()
    intercom.mockClear()
    intercom.mockImplementationOnce(() => {
      send(track('B'))
    })
    send(track('A'))
    expect(intercom.mock.calls).toEqual([
      ['trackEvent', 'A', {}],
      ['trackEvent', 'B', {}]
    ])
  })
})
