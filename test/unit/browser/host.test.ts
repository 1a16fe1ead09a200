import { onNewPage } from '../harness/connect'
import { answering, installForeignStub, page, said, takeOver } from '../harness/page'
import { bootSettings, startSession, track } from '../harness/session'

describe('window.Intercom', () => {
  it('is looked up at each call, so that a Messenger that comes later gets what is sent then', async () => {
    const { send } = await startSession()
    send(track('A'))
    const messenger = takeOver()
    send(track('B'))
    const replaced = jest.fn()
    page.Intercom = answering(replaced)
    send(track('C'))
    expect(messenger.mock.calls).toEqual([
      ['boot', bootSettings],
      ['trackEvent', 'A', {}],
      ['trackEvent', 'B', {}]
    ])
    expect(replaced.mock.calls).toEqual([['trackEvent', 'C', {}]])
  })

  it('can be gone for a while: what is sent then is reported', async () => {
    const { send } = await startSession()
    takeOver()
    Reflect.deleteProperty(window, 'Intercom')
    expect(send(track('A'))).toEqual([
      'Intercom "trackEvent": dropped: window.Intercom is gone. Call boot.'
    ])
    const back = installForeignStub()
    send(track('B'))
    expect(back.q).toEqual([['trackEvent', 'B', {}]])
  })

  it('that throws is reported for that command, and the next one is tried again', async () => {
    const { send } = await startSession()
    const messenger = takeOver()
    messenger.mockClear()
    messenger.mockImplementationOnce(() => {
      throw new Error('broken')
    })
    expect(send(track('A'))).toEqual(['Intercom "trackEvent": lost: the Messenger threw an error.'])
    expect(send(track('B'))).toEqual([])
    expect(messenger).toHaveBeenLastCalledWith('trackEvent', 'B', {})
  })

  it('that throws at the start does not stop the plugin', async () => {
    page.Intercom = jest.fn(() => {
      throw new Error('broken')
    })
    const { send } = await startSession()
    const intercom = jest.fn()
    page.Intercom = answering(intercom)
    send(track('A'))
    expect(intercom).toHaveBeenCalledTimes(1)
  })

  it('that throws at the start is reported', async () => {
    page.Intercom = () => {
      throw new Error('hostile Messenger')
    }
    await startSession({}, await onNewPage())
    expect(said().mock.calls.flat().join()).toContain('Intercom "update": lost')
  })
})
