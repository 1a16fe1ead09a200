import { about } from '../harness/connect'
import { callDoor, callIntercom, queued } from '../harness/page'
import { bootSettings, identify, startLive, startSession, track, view } from '../harness/session'

beforeEach(() => {
  jest.useFakeTimers()
})

describe('after a shutdown of the stub by the page itself', () => {
  it('nothing is sent, which is reported', async () => {
    const { send } = await startSession()
    callIntercom('shutdown')
    expect(send(track('A'))).toEqual([
      `Intercom "trackEvent": not sent: the page has called Intercom('shutdown'). Call boot, or identify somebody.`
    ])
    expect(send(view())).toEqual([about('update')])
    expect(queued()).toEqual([['boot', bootSettings], ['shutdown']])
  })

  it('somebody who is identified gets a session of their own', async () => {
    const { send } = await startSession()
    callIntercom('shutdown')
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
    callIntercom('shutdown')
    callIntercom('boot', bootSettings)
    expect(send(track('A'))).toEqual([])
    expect(queued().at(-1)).toEqual(['trackEvent', 'A', {}])
  })
})

describe('after a shutdown of the live Messenger by the page itself', () => {
  const startShut = async () => {
    const session = await startLive()
    session.send(identify('a'))
    session.send(track('A'))
    session.intercom.mockClear()
    session.shutDown()
    return session
  }

  it('nothing is sent, which is reported', async () => {
    const { send, intercom } = await startShut()
    expect(send(track('B'))).toEqual([about('trackEvent')])
    expect(send(view())).toEqual([about('update')])
    expect(intercom).not.toHaveBeenCalled()
  })

  it('somebody who is identified gets a boot, and no other shutdown', async () => {
    const { send, intercom } = await startShut()
    send(identify('b'))
    expect(intercom.mock.calls).toEqual([['boot', { ...bootSettings, user_id: 'b' }]])
  })

  it('a command that sends no data goes on', async () => {
    const { intercom } = await startShut()
    callDoor('show')
    expect(intercom.mock.calls).toEqual([['show']])
  })
})
