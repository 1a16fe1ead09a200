import type { Messenger } from '../../../src/messenger'
import { freshPage } from '../harness/freshPage'
import { installMessenger, page } from '../harness/page'
import { type Session, track } from '../harness/session'

type Run = (...command: unknown[]) => unknown

const fresh = freshPage()

const openDoor = (): Messenger =>
  fresh.load<{ messenger: Messenger }>('../../../src/messenger').messenger

const startSession = (): Promise<Session> =>
  fresh.load<{ startSession: () => Promise<Session> }>('./session').startSession()

/** The calls that Intercom got, but for what the plugin itself tells and asks. */
const callsOf = (intercom: jest.Mock): unknown[][] =>
  intercom.mock.calls.filter(([name]) => !['update', 'reattach_activator'].includes(name as string))

/** The callback that Intercom was given last for `name`. */
const givenFor = (intercom: jest.Mock, name: string): Run =>
  intercom.mock.calls.filter(([given]) => given === name).pop()?.[1] as Run

let intercom: jest.Mock
let warned: jest.SpyInstance

beforeEach(() => {
  intercom = installMessenger()
  warned = jest.spyOn(console, 'warn').mockReturnValue()
})

describe('a call from the page', () => {
  it('waits for the destination, and keeps its place among the others', async () => {
    const { show, showArticle } = openDoor()
    show()
    showArticle(42)
    expect(intercom).not.toHaveBeenCalled()
    await startSession()
    expect(callsOf(intercom)).toEqual([['show'], ['showArticle', 42]])
  })

  it('comes in its turn among the events', async () => {
    const { hide } = openDoor()
    const { send } = await startSession()
    send(track('A'))
    hide()
    send(track('B'))
    expect(callsOf(intercom).map(([name]) => name as string)).toEqual([
      'trackEvent',
      'hide',
      'trackEvent'
    ])
  })

  it('takes no event of a component for its argument', async () => {
    const { show, showNewMessage } = openDoor()
    await startSession()
    const handlers: Run[] = [show, showNewMessage as Run]
    for (const onClick of handlers) onClick({ type: 'click' })
    showNewMessage('Hello')
    expect(callsOf(intercom)).toEqual([['show'], ['showNewMessage'], ['showNewMessage', 'Hello']])
  })

  it.each([undefined, null, '', {}])('is reported if its argument is %p', async (argument) => {
    const { showArticle } = openDoor()
    await startSession()
    showArticle(argument as never)
    expect(callsOf(intercom)).toEqual([])
    expect(warned).toHaveBeenCalledWith(
      '[Intercom Web (Actions)] messenger "showArticle": ignored: its argument is missing. Pass one.'
    )
  })

  it('is dropped and reported while 100 others wait for a destination', () => {
    const { hide, stop } = openDoor()
    for (let count = 0; count < 101; count += 1) hide()
    expect(warned.mock.calls).toEqual([
      [
        '[Intercom Web (Actions)] messenger "hide": dropped: 100 calls wait already. Load the destination.'
      ]
    ])
    stop()
  })

  it('waits no longer once the page has stopped everything', async () => {
    const { show, stop } = openDoor()
    show()
    stop()
    page.intercomSettings = {}
    await startSession()
    expect(callsOf(intercom)).toEqual([])
  })
})

describe('a callback', () => {
  it('is called each time, until it is removed', async () => {
    const { onShow } = openDoor()
    await startSession()
    const heard = jest.fn()
    const remove = onShow(heard)
    givenFor(intercom, 'onShow')()
    givenFor(intercom, 'onShow')()
    remove()
    givenFor(intercom, 'onShow')()
    expect(heard).toHaveBeenCalledTimes(2)
  })

  it('outlives a reset, and the one of the last visit is not called again', async () => {
    jest.useFakeTimers()
    const { onHide } = openDoor()
    const { reset } = await startSession()
    const heard = jest.fn()
    onHide(heard)
    const old = givenFor(intercom, 'onHide')
    reset()
    jest.advanceTimersByTime(3100)
    const latest = givenFor(intercom, 'onHide')
    expect(latest).not.toBe(old)
    old()
    expect(heard).not.toHaveBeenCalled()
    latest()
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('is given to the Messenger again after a visit of Turbo', async () => {
    const { onShow } = openDoor()
    await startSession()
    onShow(jest.fn())
    intercom.mockClear()
    document.dispatchEvent(new Event('turbo:load'))
    expect(callsOf(intercom).map(([name]) => name as string)).toEqual(['onShow'])
  })

  it('that throws stops no other, and its error reaches the page', async () => {
    jest.useFakeTimers()
    const { onUserEmailSupplied } = openDoor()
    await startSession()
    const heard = jest.fn()
    onUserEmailSupplied(() => {
      throw new Error('of the page')
    })
    onUserEmailSupplied(heard)
    givenFor(intercom, 'onUserEmailSupplied')()
    expect(heard).toHaveBeenCalledTimes(1)
    expect(() => jest.runOnlyPendingTimers()).toThrow('of the page')
  })

  it('for the unread count is called at once with the number that is known', async () => {
    const { onUnreadCountChange } = openDoor()
    await startSession()
    const first = jest.fn()
    onUnreadCountChange(first)
    givenFor(intercom, 'onUnreadCountChange')(3)
    const second = jest.fn()
    onUnreadCountChange(second)
    expect(first.mock.calls).toEqual([[3]])
    expect(second.mock.calls).toEqual([[3]])
  })

  it('that is no function is reported', () => {
    const { onShow } = openDoor()
    expect(() => onShow('nothing' as never)()).not.toThrow()
    expect(warned).toHaveBeenCalledWith(
      '[Intercom Web (Actions)] messenger "onShow": ignored: its callback is not a function. Pass one.'
    )
  })
})

describe('ready', () => {
  it('resolves if the Messenger is live', async () => {
    await expect(openDoor().ready()).resolves.toBeUndefined()
  })

  it('waits for a Messenger that is not there, and resolves when it has come', async () => {
    page.Intercom = undefined
    const isReady = openDoor().ready()
    await startSession()
    installMessenger()
    window.dispatchEvent(new CustomEvent('intercom-destination', { detail: { type: 'ready' } }))
    await expect(isReady).resolves.toBeUndefined()
  })

  it("rejects if Intercom's script has failed", async () => {
    page.Intercom = Object.assign(jest.fn(), { q: [], failed: true })
    await expect(openDoor().ready()).rejects.toThrow("Intercom's script could not be loaded.")
  })
})

describe('the ID of the visitor', () => {
  it('is what the Messenger says', () => {
    expect(openDoor().getVisitorId()).toBe('visitor')
  })

  it('is not known to a stub', () => {
    page.Intercom = Object.assign(jest.fn(), { q: [] })
    expect(openDoor().getVisitorId()).toBeUndefined()
  })
})

describe('stop and start', () => {
  it('tell the destination that is there, and the one that comes later', async () => {
    const { stop, start } = openDoor()
    await startSession()
    stop()
    expect(page.intercomSettings).toMatchObject({ disabled: true })
    expect(callsOf(intercom)).toEqual([['shutdown']])
    start()
    expect(page.intercomSettings).toMatchObject({ disabled: undefined })
    expect(callsOf(intercom).map(([name]) => name as string)).toEqual(['shutdown', 'boot'])
  })
})
