import { answering, installMessenger, namesOf, page, said } from '../harness/page'
import { onNewPage } from '../harness/connect'
import { bootSettings, identify, startSession, track, view } from '../harness/session'

const NOW = 1_700_000_000_000

const tokenOf = (userId: string, life = 300_000): string =>
  `header.${btoa(JSON.stringify({ user_id: userId, exp: (Date.now() + life) / 1000 }))}.signature`

const settle = (ms = 0): Promise<void> => jest.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
})

describe('an identify of an app that gives tokens', () => {
  it('waits for the token, and what is called after it waits, too', async () => {
    const intercom = installMessenger()
    const { send } = await startSession({ getUserToken: (userId) => tokenOf(userId) })
    intercom.mockClear()
    send(identify('a', { name: 'A' }))
    send(track('A'))
    expect(intercom).not.toHaveBeenCalled()
    await settle()
    expect(intercom.mock.calls).toEqual([
      ['update', { user_id: 'a', name: 'A', intercom_user_jwt: tokenOf('a') }],
      ['trackEvent', 'A', {}]
    ])
  })

  it('goes on without the user if there is no token, which is reported', async () => {
    const intercom = installMessenger()
    const { send } = await startSession(
      { getUserToken: () => Promise.reject(new Error('no')) },
      await onNewPage()
    )
    intercom.mockClear()
    send(identify('a', { name: 'A' }))
    await settle()
    expect(intercom.mock.calls).toEqual([['update', { name: 'A' }]])
    expect(said()).toHaveBeenCalledWith(
      '[Intercom Web (Actions)] setting "getUserToken": no valid token for the user. Check your server.'
    )
  })

  it('leaves before the shutdown if its token comes right after a reset', async () => {
    const intercom = installMessenger()
    const { send, reset } = await startSession({
      getUserToken: (userId) => new Promise((resolve) => setTimeout(resolve, 500, tokenOf(userId)))
    })
    intercom.mockClear()
    send(identify('a'))
    reset()
    await settle(490)
    expect(intercom).not.toHaveBeenCalled()
    await settle(1600)
    expect(namesOf(intercom)).toEqual(['update', 'shutdown', 'boot'])
  })

  it('is dropped and reported if its token has not come when the visit ends', async () => {
    const intercom = installMessenger()
    const { send, reset } = await startSession(
      { getUserToken: () => new Promise(() => undefined) },
      await onNewPage()
    )
    intercom.mockClear()
    send(identify('a'))
    reset()
    await settle(3000)
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
    expect(said().mock.calls).toEqual([
      ['[Intercom Web (Actions)] Intercom "update": dropped: the person has left.']
    ])
  })
})

describe('a token that expires', () => {
  const start = async () => {
    const intercom = installMessenger()
    let visitor: string | undefined = 'visitor'
    page.Intercom = answering(intercom, () => visitor)
    let isDown = false
    const session = await startSession({
      getUserToken: (userId) => {
        if (isDown) throw new Error('down')
        return tokenOf(userId)
      }
    })
    session.send(identify('a'))
    session.send(track('A'))
    await settle(1000)
    intercom.mockClear()
    const logOutOfMessenger = (): void => {
      visitor = undefined
    }
    const breakServer = (): void => {
      isDown = true
    }
    return { ...session, intercom, logOutOfMessenger, breakServer }
  }

  it('is renewed by an update of its own', async () => {
    const { intercom } = await start()
    await settle(240_000)
    // The answer is a second old by now.
    const token = tokenOf('a', 299_000)
    expect(intercom.mock.calls).toEqual([['update', { user_id: 'a', intercom_user_jwt: token }]])
  })

  it('is renewed for nobody after a reset', async () => {
    const { intercom, reset } = await start()
    await settle(238_995)
    reset()
    await settle(3000)
    expect(namesOf(intercom)).toEqual(['shutdown', 'boot'])
  })

  it('is renewed for nobody if the page has shut the Messenger down', async () => {
    const { intercom, logOutOfMessenger } = await start()
    logOutOfMessenger()
    await settle(240_000)
    expect(intercom).not.toHaveBeenCalled()
  })

  it('and cannot be renewed keeps updates back, which is reported, and nothing behind them', async () => {
    const { intercom, send, breakServer } = await start()
    breakServer()
    await settle(300_000)
    expect(send(identify('a', { name: 'B' }))).toEqual([
      'Intercom "update": dropped: the token has expired.'
    ])
    send(track('B'))
    expect(namesOf(intercom)).toEqual(['trackEvent'])
  })

  it('is not of the next person', async () => {
    const { intercom, send, reset } = await start()
    reset()
    await settle(1100)
    send(view())
    expect(intercom.mock.calls).toEqual([['shutdown'], ['boot', bootSettings], ['update', {}]])
  })
})
