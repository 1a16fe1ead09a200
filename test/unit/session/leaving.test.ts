import type { DestinationEvent } from '../../../src/types'
import { answering, installForeignStub, installMessenger, page, queued } from '../harness/page'
import { bootSettings, identify, startSession, track, view } from '../harness/session'

const KEY = 'segment-intercom-web:abc'
const NOW = 1_700_000_000_000

interface Kept {
  at: number
  visitor: object
  commands: unknown[][]
}

const kept = (): Kept | undefined =>
  JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | undefined

const moment = (name: string): void => {
  window.dispatchEvent(new PageTransitionEvent(name, { persisted: true }))
}

/** What is dropped from now on: the key, and the reason. */
const listen = (): string[] => {
  const reasons: string[] = []
  window.addEventListener('intercom-destination', ({ detail }: CustomEvent<DestinationEvent>) => {
    if (detail.type === 'dropped') reasons.push(`${detail.key}: ${detail.reason}`)
  })
  return reasons
}

/** A session with a Messenger that Intercom has not answered. */
const startUnanswered = async (options: object = {}) => {
  const intercom = jest.fn()
  page.Intercom = answering(intercom, () => undefined)
  const session = await startSession(options)
  intercom.mockClear()
  return { ...session, intercom }
}

/** Analytics.js with somebody in it, as the session asks for it. */
const userOf = (userId: string | null) => ({
  user: () => ({ id: () => userId, anonymousId: () => 'anonymous' })
})

const put = (given: Partial<Kept>): void => {
  const whole = { at: NOW, visitor: { anonymousId: 'anonymous' }, commands: [], ...given }
  sessionStorage.setItem(KEY, JSON.stringify(whole))
}

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
})

describe('when the page is left before the first answer', () => {
  it('what is known of the person and the events are kept, for their visitor', async () => {
    const { send } = await startUnanswered()
    send({ ...identify('a', { name: 'A' }), anonymousId: 'anonymous' })
    send(track('A'))
    moment('pagehide')
    expect(kept()).toEqual({
      at: NOW,
      visitor: { userId: 'a', anonymousId: 'anonymous' },
      commands: [
        ['update', { user_id: 'a', name: 'A' }],
        ['trackEvent', 'A', {}]
      ]
    })
  })

  it('the Messenger forgets the events that wait in it, and keeps its cookies', async () => {
    const { send, intercom } = await startUnanswered()
    send(track('A'))
    intercom.mockClear()
    moment('pagehide')
    expect(intercom.mock.calls).toEqual([['shutdown', false]])
    expect(kept()?.commands).toEqual([['trackEvent', 'A', {}]])
  })

  it('nothing is kept if nothing waits', async () => {
    const reasons = listen()
    await startUnanswered()
    moment('pagehide')
    expect(kept()).toBeNull()
    expect(reasons).toEqual([])
  })

  it('a page that comes back boots again and sends all of it, once', async () => {
    const { send, intercom } = await startUnanswered()
    send(identify('a'))
    send(track('A'))
    moment('pagehide')
    intercom.mockClear()
    moment('pageshow')
    expect(intercom.mock.calls).toEqual([
      ['boot', { ...bootSettings, user_id: 'a' }],
      ['trackEvent', 'A', {}]
    ])
    expect(kept()).toBeNull()
  })

  it('a page that comes back after half an hour still sends its own', async () => {
    const { send, intercom } = await startUnanswered()
    send(track('A'))
    moment('pagehide')
    intercom.mockClear()
    jest.setSystemTime(NOW + 31 * 60 * 1000)
    moment('pageshow')
    expect(intercom.mock.calls).toContainEqual(['trackEvent', 'A', {}])
  })

  it('what is over the limits is dropped and reported', async () => {
    const { send } = await startUnanswered()
    const reasons = listen()
    for (let count = 0; count <= 100; count += 1) send(track(`${count}`))
    moment('pagehide')
    expect(kept()?.commands).toHaveLength(100)
    expect(reasons).toEqual(['update: dropped: it cannot be kept for the next page.'])
  })

  it('what is within the limits is kept without a report', async () => {
    const { send } = await startUnanswered()
    const reasons = listen()
    for (let count = 0; count < 100; count += 1) send(track(`${count}`))
    moment('pagehide')
    expect(kept()?.commands).toHaveLength(100)
    expect(reasons).toEqual([])
  })

  it('a storage that throws loses what waits, which is reported', async () => {
    const { send } = await startUnanswered()
    const reasons = listen()
    send(track('A'))
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full')
    })
    moment('pagehide')
    expect(reasons).toEqual(['update: dropped: it cannot be kept for the next page.'])
  })

  it('of a stub only this plugin’s own commands are kept, and others stay', async () => {
    const { q } = installForeignStub()
    const { send } = await startSession()
    q.push(['trackEvent', 'Of the page'], null as never)
    send(track('A'))
    moment('pagehide')
    expect(kept()?.commands).toEqual([['trackEvent', 'A', {}]])
    expect(q).toContainEqual(['trackEvent', 'Of the page'])
    expect(q).not.toContainEqual(['trackEvent', 'A', {}])
  })

  it('a stub keeps what the page itself has put there', async () => {
    const { q } = installForeignStub()
    await startSession()
    q.push(['trackEvent', 'Of the page'])
    moment('pagehide')
    expect(q).toContainEqual(['trackEvent', 'Of the page'])
  })

  it('a command of the page itself is no data and is not kept', async () => {
    const { reset, send } = await startUnanswered()
    reset()
    window.dispatchEvent(
      new CustomEvent('intercom-destination:call', { cancelable: true, detail: ['show'] })
    )
    send(track('Next'))
    const reasons = listen()
    moment('pagehide')
    expect(kept()?.commands).toEqual([['trackEvent', 'Next', {}]])
    expect(reasons).toEqual([])
  })

  it('what waits for a token is kept, and so is a user whom only the token would have named', async () => {
    const { send } = await startUnanswered({ getUserToken: () => new Promise(() => undefined) })
    send(identify('a', { name: 'A' }))
    send(track('A'))
    moment('pagehide')
    expect(kept()?.commands).toEqual([
      ['update', { user_id: 'a' }],
      ['update', { user_id: 'a', name: 'A' }],
      ['trackEvent', 'A', {}]
    ])
  })

  it.each([
    ['is left out with what it vouches for', {}, { name: 'A' }],
    [
      'leaves the user alone if the next page asks for a token',
      { getUserToken: () => '' },
      { user_id: 'a', name: 'A' }
    ]
  ])('a proof given with a call %s', async (_, options, attributes) => {
    const { send } = await startUnanswered(options)
    send({ ...identify('a', { name: 'A' }), integrations: { Intercom: { user_hash: 'hash' } } })
    moment('pagehide')
    expect(kept()?.commands).toEqual([['update', attributes]])
  })

  it('of a visit that has not begun only its own is kept, not what the last one has sent', async () => {
    const { send, reset } = await startUnanswered()
    send(track('Of the last'))
    reset()
    send(track('Of the next'))
    moment('pagehide')
    expect(kept()?.commands).toEqual([['trackEvent', 'Of the next', {}]])
  })
})

describe('when the page is left and there is nothing to keep for', () => {
  it('a Messenger that has answered loses nothing', async () => {
    const intercom = installMessenger()
    const { send } = await startSession()
    send(identify('a'))
    send(track('A'))
    intercom.mockClear()
    moment('pagehide')
    expect(kept()).toBeNull()
    expect(intercom).not.toHaveBeenCalled()
  })

  it('a failed script keeps nothing', async () => {
    const { send } = await startSession()
    send(track('A'))
    page.Intercom = undefined
    moment('pagehide')
    expect(kept()).toBeNull()
  })

  it('a stopped destination keeps nothing', async () => {
    const { send } = await startUnanswered()
    send(track('A'))
    window.dispatchEvent(new Event('intercom-destination:stop'))
    moment('pagehide')
    expect(kept()).toBeNull()
  })

  it('a session that the page has shut down keeps nothing', async () => {
    const { send } = await startSession()
    send(track('A'))
    ;(page.Intercom as (...command: unknown[]) => void)('shutdown')
    moment('pagehide')
    expect(kept()).toBeNull()
  })
})

describe('what the last page has kept', () => {
  const commands = [
    ['update', { name: 'A' }],
    ['trackEvent', 'A', {}]
  ]

  it('goes first, if the visitor is the same', async () => {
    put({ commands })
    const { send } = await startSession({}, undefined, userOf(null))
    send(track('B'))
    expect(queued()).toEqual([
      ['boot', { ...bootSettings, name: 'A' }],
      ['trackEvent', 'A', {}],
      ['trackEvent', 'B', {}]
    ])
    expect(kept()).toBeNull()
  })

  it.each([
    ['another visitor', { visitor: { anonymousId: 'somebody' } }],
    ['half an hour ago', { at: NOW - 30 * 60 * 1000 }]
  ])('is dropped and reported if it is of %s', async (_, given) => {
    put({ commands, ...given })
    const reasons = listen()
    await startSession({}, undefined, userOf(null))
    expect(queued()).toEqual([['boot', bootSettings]])
    expect(reasons).toEqual(['update: dropped: it was kept for another visitor, or for too long.'])
  })

  it('can say the same twice', async () => {
    const intercom = installMessenger()
    put({ commands: [commands[0] ?? [], commands[0] ?? [], commands[1] ?? []] })
    await startSession({}, undefined, userOf(null))
    expect(intercom.mock.calls.slice(2)).toEqual([commands[0], commands[0], commands[1]])
  })

  it('is not sent by a page that starts stopped', async () => {
    page.intercomSettings = { disabled: true }
    put({ commands })
    await startSession({}, undefined, userOf(null))
    expect(page.Intercom).toBeUndefined()
  })

  it('is kept again, for the same visitor, if this page is left as early', async () => {
    put({ commands, visitor: { userId: 'a', anonymousId: 'anonymous' } })
    const { send } = await startSession({}, undefined, userOf('a'))
    send(view('a'))
    moment('pagehide')
    expect(kept()).toMatchObject({ visitor: { userId: 'a' }, commands: [commands[0], commands[1]] })
  })
})
