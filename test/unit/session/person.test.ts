import { createPerson } from '../../../src/session/person'
import { installMessenger, namesOf, page } from '../harness/page'
import { bootSettings, group, identify, startSession, track, view } from '../harness/session'

let intercom: jest.Mock

beforeEach(() => {
  jest.useFakeTimers()
  intercom = installMessenger()
})

const start = async (settings: object = {}) => {
  page.intercomSettings = settings
  const session = await startSession()
  intercom.mockClear()
  return session
}

// An update has a second to leave.
const later = (): void => {
  jest.advanceTimersByTime(1100)
}

describe('another person without a reset', () => {
  it('is a shutdown and a boot with the new attributes, never an update over the old identity', async () => {
    const { send } = await start()
    send(identify('a', { name: 'A', email: 'a@example.com' }))
    later()
    send(identify('b', { name: 'B' }))
    expect(intercom.mock.calls).toEqual([
      ['update', { user_id: 'a', name: 'A', email: 'a@example.com' }],
      ['shutdown'],
      ['boot', { ...bootSettings, user_id: 'b', name: 'B' }]
    ])
  })

  it('comes after what the first one did just before has had time to leave', async () => {
    const { send } = await start()
    send(identify('a'))
    send(track('A'))
    send(identify('b'))
    send(track('B'))
    send(group('c1'))
    expect(intercom).toHaveBeenCalledTimes(2)
    later()
    expect(intercom.mock.calls).toEqual([
      ['update', { user_id: 'a' }],
      ['trackEvent', 'A', {}],
      ['shutdown'],
      ['boot', { ...bootSettings, user_id: 'b' }],
      ['trackEvent', 'B', {}],
      ['update', { company: { company_id: 'c1' } }]
    ])
  })

  it('and another one after that are three sessions in call order', async () => {
    const { send } = await start()
    for (const id of ['a', 'b', 'c']) {
      send(identify(id))
      send(track(id))
    }
    jest.advanceTimersByTime(3000)
    expect(intercom.mock.calls).toEqual([
      ['update', { user_id: 'a' }],
      ['trackEvent', 'a', {}],
      ['shutdown'],
      ['boot', { ...bootSettings, user_id: 'b' }],
      ['trackEvent', 'b', {}],
      ['shutdown'],
      ['boot', { ...bootSettings, user_id: 'c' }],
      ['trackEvent', 'c', {}]
    ])
  })

  it('waits until an event of 30 ms ago has left', async () => {
    const { send } = await start()
    send(identify('a'))
    later()
    send(track('Seen by A'))
    jest.advanceTimersByTime(30)
    intercom.mockClear()
    send(identify('b'))
    expect(intercom).not.toHaveBeenCalled()
    jest.advanceTimersByTime(50)
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
  })

  it('waits for no event of 50 ms ago', async () => {
    const { send } = await start()
    send(identify('a'))
    later()
    send(track('Seen by A'))
    jest.advanceTimersByTime(50)
    intercom.mockClear()
    send(identify('b'))
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
  })

  it('is noticed although the last page view named nobody', async () => {
    const { send } = await start()
    send(identify('a'))
    send(view())
    later()
    intercom.mockClear()
    send(identify('b'))
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
  })

  it('is one whose id is another number', async () => {
    const { send } = await start()
    send({ type: 'identify', userId: 1, traits: {} })
    later()
    intercom.mockClear()
    send({ type: 'identify', userId: 2, traits: {} })
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
  })

  it('is noticed against the user that the page itself has given', async () => {
    const { send } = await start({ user_id: 'a', name: 'A', alignment: 'left' })
    send(identify('b'))
    later()
    expect(intercom.mock.calls).toEqual([['shutdown'], ['boot', { ...bootSettings, user_id: 'b' }]])
    expect(page.intercomSettings).toEqual({ alignment: 'left', ...bootSettings })
  })

  it('leaves at once when the page is left meanwhile', async () => {
    const { send } = await start()
    send(identify('a'))
    send(identify('b'))
    window.dispatchEvent(new Event('pagehide'))
    expect(intercom.mock.calls).toEqual([['update', { user_id: 'a' }], ['shutdown']])
  })
})

describe('the same person', () => {
  it('is one who was anonymous before', async () => {
    const { send } = await start()
    send(view())
    send(identify('a'))
    send(view('a'))
    later()
    expect(namesOf(intercom)).toEqual(['update', 'update', 'update'])
  })

  it('is one whose id is missing for a while', async () => {
    const { send } = await start()
    send(identify('a'))
    send({ type: 'page', userId: null })
    send(group('c1'))
    send(identify('a'))
    later()
    expect(intercom).not.toHaveBeenCalledWith('shutdown')
  })
})

describe('what Intercom has been told', () => {
  const attributes = (count: number): object =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`key ${index}`, index]))

  it('is remembered for 1,000 attributes, and then anew', () => {
    const person = createPerson()
    person.tell({ ...attributes(1000) })
    expect(person.tell({ 'key 0': 0 })).toEqual({})
    person.tell({ 'key 1000': 1000 })
    expect(person.tell({ 'key 0': 0 })).toEqual({ 'key 0': 0 })
  })

  it('has the user even if Intercom was not told, but for the one whom the page itself has given', () => {
    const [told, given] = [createPerson(), createPerson('a')]
    told.meet({ user_id: 'a' })
    given.meet({ user_id: 'a' })
    expect(told.known()).toEqual({ user_id: 'a' })
    expect(given.known()).toEqual({})
  })
})
