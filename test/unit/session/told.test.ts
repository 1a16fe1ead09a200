import { callDoor, installMessenger, listen, queued, throwing, turn } from '../harness/page'
import { group, identify, startLive, startSession, track } from '../harness/session'

beforeEach(() => {
  jest.useFakeTimers()
})

describe('the page is told', () => {
  it('that a visit begins, and after a reset the next one', async () => {
    installMessenger()
    const told = listen()
    const { reset } = await startSession()
    const visits = (): unknown[] => told.filter(({ type }) => type === 'session')
    expect(visits()).toEqual([{ type: 'session' }])
    reset()
    jest.advanceTimersByTime(60)
    expect(visits()).toHaveLength(2)
  })

  it('of each command that is sent, with the ID of its event', async () => {
    const { send } = await startLive()
    const told = listen()
    send({ ...identify('a'), messageId: 'm1' })
    send({ ...track('A'), messageId: 'm2' })
    expect(told).toEqual([
      { type: 'sent', command: 'update', messageId: 'm1' },
      { type: 'sent', command: 'trackEvent', messageId: 'm2' }
    ])
  })

  it('of what goes into the boot that waits, and of what follows from it without the ID once more', async () => {
    const { send } = await startSession()
    send({ ...group('c1'), messageId: 'm1' })
    const told = listen()
    send({ ...group('c2'), messageId: 'm2' })
    expect(queued().map(([name]) => name)).toEqual(['boot', 'update'])
    expect(told).toEqual([
      { type: 'sent', command: 'update', messageId: 'm2' },
      { type: 'sent', command: 'update', messageId: undefined }
    ])
  })

  it('of no command that the Messenger refuses as if it were sent', async () => {
    const { send, intercom } = await startLive()
    intercom.mockImplementation(throwing)
    const told = listen()
    send({ ...track('A'), messageId: 'm1' })
    expect(told).toMatchObject([
      { type: 'dropped', action: 'Intercom', key: 'trackEvent', messageId: 'm1' }
    ])
  })
})

describe('what the page says', () => {
  it('is heard by the latest session alone, and a call is taken once', async () => {
    const { intercom: first } = await startLive()
    const { intercom: latest } = await startLive()
    expect(callDoor('show')).toBe(false)
    const taken = new CustomEvent('intercom-destination:call', {
      cancelable: true,
      detail: ['hide']
    })
    for (let count = 0; count < 2; count += 1) window.dispatchEvent(taken)
    expect(latest.mock.calls).toEqual([['show'], ['hide']])
    expect(first).not.toHaveBeenCalled()
  })

  it('of a page that is shown for the first time changes nothing', async () => {
    const { intercom } = await startLive({}, { isAnswered: false })
    turn('pageshow', false)
    expect(intercom).not.toHaveBeenCalled()
  })
})
