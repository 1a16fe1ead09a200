import { about, onNewPage } from '../harness/connect'
import {
  callDoor,
  callIntercom,
  installMessenger,
  listen,
  namesOf,
  page,
  queued,
  scripts,
  tell,
  turn
} from '../harness/page'
import {
  bootSettings,
  group,
  identify,
  startLive,
  startSession,
  track,
  view
} from '../harness/session'

beforeEach(() => {
  jest.useFakeTimers()
})

describe('a page that stops the destination', () => {
  it('ends the session once, and everything after it is dropped and reported', async () => {
    const { send, names } = await startLive()
    tell('stop')
    tell('stop')
    expect(send(track('A'))).toEqual([
      'Intercom "trackEvent": not sent: the destination is stopped. Start it.'
    ])
    expect(send(view('a'))).toEqual([about('update')])
    jest.advanceTimersByTime(5000)
    expect(names()).toEqual(['shutdown'])
  })

  it('stops what it loads again, too, and what the first copy gets goes to the latest', async () => {
    const source = await onNewPage()
    const first = await startLive({}, { source })
    tell('stop')
    const second = await startSession({}, { source })
    for (const { send } of [first, second])
      expect([...send(identify('a')), ...send(track('A'))]).toHaveLength(2)
    expect(first.names()).toEqual(['shutdown'])
    tell('start')
    expect(first.send(track('A'))).toEqual([])
    expect(first.names().at(-1)).toBe('trackEvent')
  })

  it('and starts it again begins a visit that knows nobody', async () => {
    const { send, intercom } = await startLive()
    send(identify('a', { name: 'A' }))
    intercom.mockClear()
    tell('stop')
    tell('start')
    expect(send(track('A'))).toEqual([])
    expect(intercom.mock.calls).toEqual([
      ['shutdown'],
      ['boot', bootSettings],
      ['trackEvent', 'A', {}]
    ])
  })

  it('and starts what runs already changes nothing', async () => {
    const { intercom } = await startLive()
    tell('start')
    expect(intercom).not.toHaveBeenCalled()
  })

  it('asks nothing of Analytics.js when it is left and comes back', async () => {
    const user = jest.fn(() => ({ id: () => 'a', anonymousId: () => 'anonymous' }))
    await startLive({}, { more: { user } })
    tell('stop')
    user.mockClear()
    turn('pagehide')
    turn('pageshow')
    expect(user).not.toHaveBeenCalled()
  })
})

describe('a page that starts stopped', () => {
  beforeEach(() => {
    page.intercomSettings = { disabled: true }
  })

  it('loads and sends nothing, and has no stub', async () => {
    const { send } = await startSession()
    expect(send(track('A'))).toEqual([about('trackEvent')])
    expect(page.Intercom).toBeUndefined()
    expect(scripts()).toHaveLength(0)
  })

  it('has no session to end when it stops once more, but one after its start', async () => {
    const intercom = installMessenger()
    await startSession()
    tell('stop')
    expect(intercom).not.toHaveBeenCalled()
    tell('start')
    tell('stop')
    expect(namesOf(intercom).at(-1)).toBe('shutdown')
  })
})

describe('after a shutdown of the stub by the page itself', () => {
  const startShut = async () => {
    const session = await startSession()
    callIntercom('shutdown')
    return session
  }

  it('nothing is sent, which is reported, also once the Messenger has taken it over', async () => {
    const { send } = await startShut()
    const expectNothing = (): void => {
      expect(send(track('A'))).toEqual([
        `Intercom "trackEvent": not sent: the page has called shutdown. Call boot.`
      ])
      expect(send(view())).toEqual([about('update')])
    }
    expectNothing()
    expect(queued()).toEqual([['boot', bootSettings], ['shutdown']])
    const intercom = installMessenger(() => undefined)
    expectNothing()
    send(identify('u1'))
    expect(namesOf(intercom)).toEqual(['boot'])
  })

  it('somebody who is identified gets a session of their own', async () => {
    const { send } = await startShut()
    for (const event of [identify('u1'), track('A')]) send(event)
    const boot = ['boot', { ...bootSettings, user_id: 'u1' }]
    expect(queued()).toEqual([['shutdown'], boot, ['trackEvent', 'A', {}]])
  })

  it('and a boot of the page everything is sent again', async () => {
    const { send } = await startShut()
    callIntercom('boot', bootSettings)
    expect(send(track('A'))).toEqual([])
    expect(queued().at(-1)).toEqual(['trackEvent', 'A', {}])
  })
})

it('after a shutdown of the live Messenger nothing is sent, which is reported, but for what is no data', async () => {
  const { send, shutDown, intercom } = await startLive()
  for (const event of [identify('a'), track('A')]) send(event)
  intercom.mockClear()
  shutDown()
  expect(send(track('B'))).toEqual([about('trackEvent')])
  expect(send(group('c1'))).toEqual([about('update')])
  callDoor('show')
  expect(intercom.mock.calls).toEqual([['show']])
  // Somebody who is identified gets a boot, and no other shutdown.
  send(identify('b'))
  jest.advanceTimersByTime(3100)
  expect(intercom.mock.calls.slice(1)).toEqual([['boot', { ...bootSettings, user_id: 'b' }]])
})

it("a page's own queue that takes nothing and says that it is shut begins one visit an event, not thousands", async () => {
  page.Intercom = Object.defineProperty(() => undefined, 'q', { get: () => [['shutdown']] })
  const told = listen()
  const { send } = await startSession()
  for (const userId of ['a', 'a']) send(identify(userId))
  expect(told.filter(({ type }) => type === 'session')).toHaveLength(3)
})
