import { installForeignStub, installMessenger, page, queued } from '../harness/page'
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
    sessionStorage.clear()
  })
})
