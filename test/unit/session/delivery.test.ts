import { about, onNewPage, presetsWith } from '../harness/connect'
import {
  answering,
  installForeignStub,
  page,
  queued,
  said,
  takeOver,
  throwing,
  wholeQueue,
  callIntercom
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

describe('before the Messenger takes over', () => {
  it('a page view, an identify and a group are the one boot that waits, and events wait behind it', async () => {
    const { send } = await startSession()
    send(view())
    send(track('A'))
    send(identify('u1', { email: 'ada@example.com' }))
    callIntercom('show')
    send(track('B'))
    for (const name of ['pro', 'free', 'pro']) send(identify('u1', { name }))
    send(group('c1', { name: 'Acme' }))
    expect(queued()).toEqual([
      [
        'boot',
        {
          ...bootSettings,
          user_id: 'u1',
          email: 'ada@example.com',
          name: 'pro',
          company: { company_id: 'c1', name: 'Acme' }
        }
      ],
      ['trackEvent', 'A', {}],
      ['show'],
      ['trackEvent', 'B', {}]
    ])
    // No later person gets it.
    expect(page.intercomSettings).toEqual(bootSettings)
  })

  it('another company follows as an update of its own, in its place among the events', async () => {
    const { send } = await startSession()
    for (const event of [group('c1'), group('c1'), track('A'), group('c2'), group('c1')])
      send(event)
    expect(queued()).toEqual([
      ['boot', { ...bootSettings, company: { company_id: 'c1' } }],
      ['trackEvent', 'A', {}],
      ['update', { company: { company_id: 'c2' } }],
      ['update', { company: { company_id: 'c1' } }]
    ])
  })

  it('another list of companies follows as an update, and the rest of the identify is folded', async () => {
    const { send } = await startSession()
    send(identify('u1', { companies: [{ id: 'c1' }] }))
    send(identify('u1', { companies: [{ id: 'c2' }], name: 'Ada' }))
    expect(queued()).toEqual([
      ['boot', { ...bootSettings, user_id: 'u1', companies: [{ company_id: 'c1' }], name: 'Ada' }],
      ['update', { companies: [{ company_id: 'c2' }] }]
    ])
  })

  it('the boot holds 1,000 attributes; what is over follows as updates', async () => {
    const mapping = { custom_traits: { '@path': '$.traits' } }
    const { send } = await startSession({ subscriptions: presetsWith('identifyUser', mapping) })
    const traits = Array.from({ length: 1000 }, (_, index) => [`key${index}`, index])
    send({ type: 'page', traits: Object.fromEntries(traits) })
    send({ type: 'page', traits: { name: 'Ada' } })
    expect(queued()).toHaveLength(2)
    expect(queued()[1]).toEqual(['update', { name: 'Ada' }])
  })

  it('a stub holds 1,000 commands; what is over is dropped and reported, but for attributes', async () => {
    const { send } = await startSession()
    while (wholeQueue().length < 1000) expect(send(track('A'))).toEqual([])
    expect(send(track('Over'))).toEqual([
      'Intercom "trackEvent": not sent: 1000 commands wait already.'
    ])
    callIntercom('show')
    expect(wholeQueue()).toHaveLength(1000)
    expect(send(identify('u1', { name: 'Ada' }))).toEqual([])
    expect(queued()[0]).toEqual(['boot', { ...bootSettings, user_id: 'u1', name: 'Ada' }])
  })
})

describe('window.Intercom', () => {
  it('is looked up at each call, so that a Messenger that comes later gets what is sent then', async () => {
    const { send } = await startSession()
    send(identify('u1'))
    const boot = queued()[0]?.[1]
    const messenger = takeOver()
    send(identify('u1', { name: 'Ada' }))
    send(track('A'))
    const replaced = jest.fn()
    page.Intercom = answering(replaced)
    send(group('c1'))
    expect(messenger.mock.calls).toEqual([
      ['boot', { ...bootSettings, user_id: 'u1' }],
      ['update', { user_id: 'u1', name: 'Ada' }],
      ['trackEvent', 'A', {}]
    ])
    expect(replaced.mock.calls).toEqual([['update', { company: { company_id: 'c1' } }]])
    // The Messenger has drained the object, and nobody changes it any more.
    expect(boot).toEqual({ ...bootSettings, user_id: 'u1' })
  })

  it('can be gone for a while: what is sent then is reported', async () => {
    const { send } = await startLive()
    Reflect.deleteProperty(window, 'Intercom')
    expect(send(track('A'))).toEqual([
      'Intercom "trackEvent": not sent: the Messenger did not load.'
    ])
    const back = installForeignStub()
    send(track('B'))
    expect(back.q).toEqual([['trackEvent', 'B', {}]])
  })

  it('that throws at the start is reported, and does not stop the plugin', async () => {
    page.Intercom = throwing
    const { send } = await startSession({}, { source: await onNewPage() })
    expect(said()).toContainEqual(about('update'))
    const intercom = jest.fn()
    page.Intercom = answering(intercom)
    send(track('A'))
    expect(intercom.mock.calls).toEqual([['trackEvent', 'A', {}]])
  })

  it('that calls back into the plugin gets what that sends after the command, once', async () => {
    const { send, intercom } = await startLive()
    intercom.mockImplementationOnce(() => void send(track('B')))
    send(track('A'))
    expect(intercom.mock.calls).toEqual([
      ['trackEvent', 'A', {}],
      ['trackEvent', 'B', {}]
    ])
  })
})

describe('an identify that tells nothing new', () => {
  it('says when it was, so that Intercom takes it for no repetition', async () => {
    const { send, intercom } = await startLive()
    jest.setSystemTime(1_700_000_000_000)
    send(identify('u1'))
    send(identify('u1'))
    expect(intercom.mock.calls).toEqual([
      ['update', { user_id: 'u1' }],
      ['update', { user_id: 'u1', last_request_at: 1_700_000_000 }]
    ])
  })

  it.each([
    ['the email is known', {}, { email: 'ada@example.com' }, true],
    ['the page itself has given the user', { user_id: 'a' }, { name: 'Ada' }, true],
    ['nobody is known', {}, { name: 'Ada' }, false]
  ])('if %s', async (_, settings, traits, isSaid) => {
    page.intercomSettings = settings
    const { send, intercom } = await startLive()
    for (let count = 0; count < 2; count += 1) send({ type: 'identify', traits })
    expect('last_request_at' in (intercom.mock.lastCall?.[1] as object)).toBe(isSaid)
  })
})
