import type { DestinationEvent } from '../../../src/types'
import { installMessenger, queued } from '../harness/page'
import { group, identify, startSession, track } from '../harness/session'

/** What the page is told from now on. */
const listen = (): DestinationEvent[] => {
  const told: DestinationEvent[] = []
  window.addEventListener('intercom-destination', ({ detail }) => told.push(detail))
  return told
}

beforeEach(() => {
  jest.useFakeTimers()
})

describe('the page is told', () => {
  it('that a visit begins, and after a reset the next one', async () => {
    installMessenger()
    const told = listen()
    const { reset } = await startSession()
    expect(told.filter(({ type }) => type === 'session')).toEqual([{ type: 'session' }])
    reset()
    jest.advanceTimersByTime(60)
    expect(told.filter(({ type }) => type === 'session')).toHaveLength(2)
  })

  it('of each command that is sent, with the ID of its event', async () => {
    installMessenger()
    const { send } = await startSession()
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
    const intercom = installMessenger()
    const { send } = await startSession()
    intercom.mockImplementation(() => {
      throw new Error('broken')
    })
    const told = listen()
    send(track('A'))
    expect(told.map(({ type }) => type)).toEqual(['dropped'])
  })
})
