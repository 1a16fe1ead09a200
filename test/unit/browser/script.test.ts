import { onNewPage } from '../harness/connect'
import { answering, page, queued, scripts, wholeQueue } from '../harness/page'
import { identify, startSession, track } from '../harness/session'

const url = 'https://widget.intercom.io/widget/abc'

let warn: jest.SpyInstance

beforeEach(() => {
  warn = jest.spyOn(console, 'warn').mockReturnValue()
})

describe("Intercom's script", () => {
  it('is one asynchronous element for the workspace, on a page without any other script', async () => {
    expect(document.scripts).toHaveLength(0)
    await startSession()
    const [script] = scripts()
    expect(script?.src).toBe(url)
    expect(script?.async).toBe(true)
    expect(document.scripts).toHaveLength(1)
  })

  it('is added once the page has loaded, and not before', async () => {
    const readyState = jest.spyOn(document, 'readyState', 'get').mockReturnValue('interactive')
    await startSession()
    expect(scripts()).toHaveLength(0)
    readyState.mockRestore()
    window.dispatchEvent(new Event('load'))
    window.dispatchEvent(new Event('load'))
    expect(scripts()).toHaveLength(1)
  })

  it('is not added if somebody else has put an Intercom there meanwhile', async () => {
    const readyState = jest.spyOn(document, 'readyState', 'get').mockReturnValue('loading')
    await startSession()
    page.Intercom = jest.fn()
    readyState.mockRestore()
    window.dispatchEvent(new Event('load'))
    expect(scripts()).toHaveLength(0)
  })

  it('takes over the nonce of a script that has one', async () => {
    document.head.innerHTML = '<script></script><script nonce="n0nce"></script>'
    await startSession()
    expect(scripts()[0]?.nonce).toBe('n0nce')
  })

  it('has no nonce if no script has one', async () => {
    document.head.innerHTML = '<script></script>'
    await startSession()
    expect(scripts()[0]?.hasAttribute('nonce')).toBe(false)
  })

  it('is never there twice, although two destinations are loaded', async () => {
    await startSession()
    await startSession()
    expect(scripts()).toHaveLength(1)
  })

  it('is not added to a page that has its element, but no stub', async () => {
    document.head.innerHTML = `<script src="${url}"></script>`
    await startSession()
    expect(scripts()).toHaveLength(1)
    expect(queued()).toHaveLength(1)
  })

  it('has its App ID encoded', async () => {
    await startSession({ appId: '../x?y#z&"\'<>' })
    expect(scripts()[0]?.src).toBe("https://widget.intercom.io/widget/..%2Fx%3Fy%23z%26%22'%3C%3E")
  })

  it('is put below the root if the page has no head', async () => {
    const head = jest.spyOn(document, 'head', 'get').mockReturnValue(null as never)
    await startSession()
    head.mockRestore()
    expect(scripts()[0]?.parentElement).toBe(document.documentElement)
    scripts()[0]?.remove()
  })
})

describe("a failure of Intercom's script", () => {
  const fail = (): void => {
    jest.useFakeTimers()
    scripts()[0]?.dispatchEvent(new Event('error'))
    jest.advanceTimersByTime(100)
  }

  it('is warned of once, with the URL and the likely causes', async () => {
    await startSession()
    fail()
    fail()
    expect(warn).toHaveBeenCalledTimes(1)
    const [message] = warn.mock.calls[0] as [string]
    expect(message).toContain(
      `[Intercom Web (Actions)] Intercom's script could not be loaded: ${url}.`
    )
    for (const cause of ['Content-Security-Policy', 'blocker', 'App ID', 'connection'])
      expect(message).toContain(cause)
  })

  it('empties the queue, drops and reports what is sent later, and keeps nothing', async () => {
    const { send, reset } = await startSession()
    const queue = wholeQueue()
    send(track('A'))
    fail()
    expect(queue).toEqual([])
    expect(send(track('B'))).toEqual([
      'Intercom "trackEvent": dropped: the Messenger did not load.'
    ])
    expect(send(identify('u1'))).toEqual([
      'Intercom "update": dropped: the Messenger did not load.'
    ])
    send(identify('u2'))
    reset()
    ;(page.Intercom as (...command: unknown[]) => void)('show')
    expect(queue).toEqual([])
    expect(queued()).toEqual([])
  })

  it('is no longer one when another Messenger comes', async () => {
    const { send } = await startSession()
    fail()
    const intercom = jest.fn()
    page.Intercom = answering(intercom)
    expect(send(track('A'))).toEqual([])
    expect(intercom.mock.calls).toEqual([['trackEvent', 'A', {}]])
  })

  it('of an element that the page had is noticed too', async () => {
    document.head.innerHTML = `<script src="${url}"></script>`
    await startSession()
    fail()
    expect(warn).toHaveBeenCalledTimes(1)
  })

  it('is one, too, if the page forbids to add a script', async () => {
    jest.spyOn(document, 'createElement').mockImplementation(() => {
      throw new TypeError('This document requires "TrustedScriptURL" assignment.')
    })
    await startSession({}, await onNewPage())
    expect(warn).toHaveBeenCalledTimes(1)
    expect(queued()).toEqual([])
  })
})
