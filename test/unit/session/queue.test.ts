import type { Command } from '../../../src/client'
import { fold } from '../../../src/session/queue'
import { page, queued, takeOver } from '../harness/page'
import { bootSettings, group, identify, startSession, track, view } from '../harness/session'

describe('before the Messenger takes over', () => {
  it('a page view, an identify and a group are the one boot that waits', async () => {
    const { send } = await startSession()
    send(view())
    send(identify('u1', { email: 'ada@example.com' }))
    send(group('c1', { name: 'Acme' }))
    expect(queued()).toEqual([
      [
        'boot',
        {
          ...bootSettings,
          user_id: 'u1',
          email: 'ada@example.com',
          company: { company_id: 'c1', name: 'Acme' }
        }
      ]
    ])
  })

  it('events wait behind the boot, in call order', async () => {
    const { send } = await startSession()
    send(track('A'))
    send(identify('u1'))
    send(track('B'))
    send(identify('u1', { name: 'Ada' }))
    expect(queued()).toEqual([
      ['boot', { ...bootSettings, user_id: 'u1', name: 'Ada' }],
      ['trackEvent', 'A', {}],
      ['trackEvent', 'B', {}]
    ])
  })

  it('the last value of an attribute counts', async () => {
    const { send } = await startSession()
    for (const name of ['pro', 'free', 'pro']) send(identify('u1', { name }))
    expect(queued()).toEqual([['boot', { ...bootSettings, user_id: 'u1', name: 'pro' }]])
  })

  it('what is folded is not in window.intercomSettings, so that no later person gets it', async () => {
    const { send } = await startSession()
    send(identify('u1', { name: 'Ada' }))
    expect(page.intercomSettings).toEqual(bootSettings)
  })

  it('another company follows as an update of its own, in its place among the events', async () => {
    const { send } = await startSession()
    send(group('c1'))
    send(track('A'))
    send(group('c2'))
    send(group('c1'))
    expect(queued()).toEqual([
      ['boot', { ...bootSettings, company: { company_id: 'c1' } }],
      ['trackEvent', 'A', {}],
      ['update', { company: { company_id: 'c2' } }],
      ['update', { company: { company_id: 'c1' } }]
    ])
  })

  it('the same company again costs nothing', async () => {
    const { send } = await startSession()
    send(group('c1', { name: 'Acme' }))
    send(group('c1', { name: 'Acme' }))
    send(identify('u1', { company: { id: 'c1', name: 'Acme' } }))
    expect(queued()).toHaveLength(1)
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

  it('a second person is treated like a reset: only the second one is in the queue', async () => {
    const { send } = await startSession()
    send(identify('a', { name: 'A', email: 'a@example.com' }))
    send(track('A'))
    send(identify('b', { name: 'B' }))
    send(track('B'))
    expect(queued()).toEqual([
      ['shutdown'],
      ['boot', { ...bootSettings, user_id: 'b', name: 'B' }],
      ['trackEvent', 'B', {}]
    ])
  })

  it('the same person by another type of id is no second one', async () => {
    const { send } = await startSession()
    send(identify('7'))
    send({ type: 'identify', userId: 7, traits: { name: 'Ada' } })
    expect(queued()).toHaveLength(1)
  })
})

describe('once the Messenger has taken over', () => {
  it('each command is sent at once', async () => {
    const { send } = await startSession()
    send(identify('u1'))
    const messenger = takeOver()
    messenger.mockClear()
    send(identify('u1', { name: 'Ada' }))
    send(track('A'))
    send(group('c1'))
    expect(messenger.mock.calls).toEqual([
      ['update', { user_id: 'u1', name: 'Ada' }],
      ['trackEvent', 'A', {}],
      ['update', { company: { company_id: 'c1' } }]
    ])
  })

  it('an object that it has drained is not changed any more', async () => {
    const { send } = await startSession()
    send(identify('u1'))
    const boot = queued()[0]?.[1]
    const before = JSON.stringify(boot)
    takeOver()
    send(identify('u1', { name: 'Ada' }))
    expect(JSON.stringify(boot)).toBe(before)
  })
})

describe('a boot that holds very many attributes', () => {
  const bootOf = (count: number): Command => [
    'boot',
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`key ${index}`, index]))
  ]

  it('takes more up to 1,000; what is over follows as updates', () => {
    expect(fold(bootOf(1000), { name: 'Ada' })).toEqual([])
    expect(fold(bootOf(1001), { name: 'Ada' })).toEqual([{ name: 'Ada' }])
  })
})
