import type { Messenger } from '../../src/messenger'
import { installMessenger, namesOf, noteListeners, page } from './harness/page'
import type * as session from './harness/session'
import { track } from './harness/session'

type Run = (...command: unknown[]) => unknown

let messenger: Messenger
let startSession: typeof session.startSession
let intercom: jest.Mock
let warned: jest.SpyInstance

// A page on which neither the door nor the destination has been before.
beforeEach(async () => {
  jest.resetModules()
  noteListeners()
  ;({ messenger } = await import('../../src/messenger'))
  ;({ startSession } = await import('./harness/session'))
  intercom = installMessenger()
  warned = jest.spyOn(console, 'warn').mockReturnValue()
})

/** The calls that Intercom got, but for what the plugin itself tells and asks. */
const calls = (): unknown[][] =>
  intercom.mock.calls.filter(([name]) => !['update', 'reattach_activator'].includes(name as string))

/** The callback that Intercom was given last for `name`. */
const givenFor = (name: string): Run =>
  intercom.mock.calls.filter(([given]) => given === name).pop()?.[1] as Run

describe('a call from the page', () => {
  it('waits for the destination, and then keeps its place among the others and the events', async () => {
    messenger.show()
    messenger.showArticle(42)
    expect(intercom).not.toHaveBeenCalled()
    const { send } = await startSession()
    send(track('A'))
    messenger.hide()
    send(track('B'))
    expect(calls()).toEqual([
      ['show'],
      ['showArticle', 42],
      ['trackEvent', 'A', {}],
      ['hide'],
      ['trackEvent', 'B', {}]
    ])
  })

  it('has every argument that the command takes, and no event of a component', async () => {
    await startSession()
    const handlers: Run[] = [messenger.show, messenger.showNewMessage as Run]
    for (const onClick of handlers) onClick({ type: 'click' })
    const commands = [
      ['showNewMessage', 'Hello'],
      ['startTour', '7'],
      ['startSurvey', 8],
      ['startChecklist', 9],
      ['hideNotifications', false],
      ['startConversation', 'Hello']
    ] as const
    for (const [name, argument] of commands) (messenger[name] as Run)(argument)
    expect(calls()).toEqual([['show'], ['showNewMessage'], ...commands])
  })

  it.each([undefined, null, '', {}])('is reported if its argument is %p', async (argument) => {
    await startSession()
    messenger.showArticle(argument as never)
    expect(calls()).toEqual([])
    expect(warned).toHaveBeenCalledWith(
      '[Intercom Web (Actions)] messenger "showArticle": ignored: its argument is missing. Pass one.'
    )
  })

  it('gives Intercom the tokens for data connectors, if there are some', async () => {
    await startSession()
    messenger.setAuthTokens({ shop: 'secret' })
    messenger.setAuthTokens('secret' as never)
    expect(intercom).toHaveBeenLastCalledWith('update', { auth_tokens: { shop: 'secret' } })
    expect(warned.mock.calls).toEqual([[expect.stringContaining('"setAuthTokens": ignored')]])
  })

  it('is dropped and reported while 100 others wait for a destination', () => {
    for (let count = 0; count < 101; count += 1) messenger.hide()
    expect(warned.mock.calls).toEqual([
      [
        '[Intercom Web (Actions)] messenger "hide": dropped: 100 calls wait already. Load the destination.'
      ]
    ])
  })

  it('waits no longer once the page has stopped everything', async () => {
    messenger.show()
    messenger.stop()
    page.intercomSettings = {}
    await startSession()
    expect(calls()).toEqual([])
  })
})

describe('a callback', () => {
  it('is called each time, until it is removed', async () => {
    await startSession()
    const heard = jest.fn()
    const remove = messenger.onShow(heard)
    for (let count = 0; count < 2; count += 1) givenFor('onShow')()
    remove()
    givenFor('onShow')()
    expect(heard).toHaveBeenCalledTimes(2)
  })

  it('outlives a reset, and the one of the last visit is not called again', async () => {
    jest.useFakeTimers()
    const { reset } = await startSession()
    const heard = jest.fn()
    messenger.onHide(heard)
    const old = givenFor('onHide')
    reset()
    jest.advanceTimersByTime(3100)
    const latest = givenFor('onHide')
    expect(latest).not.toBe(old)
    old()
    expect(heard).not.toHaveBeenCalled()
    latest()
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('is given to the Messenger again after a visit of Turbo', async () => {
    await startSession()
    messenger.onShow(jest.fn())
    document.dispatchEvent(new Event('turbo:load'))
    expect(namesOf(intercom).filter((name) => name === 'onShow')).toHaveLength(2)
  })

  it('that throws stops no other, and its error reaches the page', async () => {
    jest.useFakeTimers()
    await startSession()
    const heard = jest.fn()
    messenger.onUserEmailSupplied(() => {
      throw new Error('of the page')
    })
    messenger.onUserEmailSupplied(heard)
    givenFor('onUserEmailSupplied')()
    expect(heard).toHaveBeenCalledTimes(1)
    expect(() => jest.runOnlyPendingTimers()).toThrow('of the page')
  })

  it('for the unread count is called at once with the number that is known', async () => {
    await startSession()
    const [first, second] = [jest.fn(), jest.fn()]
    messenger.onUnreadCountChange(first)
    givenFor('onUnreadCountChange')(3)
    messenger.onUnreadCountChange(second)
    expect([first, second].map(({ mock }) => mock.calls)).toEqual([[[3]], [[3]]])
  })

  it('that is no function is reported', () => {
    expect(() => messenger.onShow('nothing' as never)()).not.toThrow()
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('"onShow"'))
  })
})

describe('ready', () => {
  it('resolves if the Messenger is live', async () => {
    await expect(messenger.ready()).resolves.toBeUndefined()
  })

  it('waits for a Messenger that is not there, and resolves when it has come', async () => {
    page.Intercom = undefined
    const isReady = messenger.ready()
    await startSession()
    installMessenger()
    window.dispatchEvent(new CustomEvent('intercom-destination', { detail: { type: 'ready' } }))
    await expect(isReady).resolves.toBeUndefined()
  })

  it("rejects if Intercom's script has failed", async () => {
    page.Intercom = Object.assign(jest.fn(), { q: [], failed: true })
    await expect(messenger.ready()).rejects.toThrow("Intercom's script could not be loaded.")
  })
})

it('the ID of the visitor is what the Messenger says, and not known to a stub', () => {
  expect(messenger.getVisitorId()).toBe('visitor')
  page.Intercom = Object.assign(jest.fn(), { q: [] })
  expect(messenger.getVisitorId()).toBeUndefined()
})

it('stop and start tell the destination that is there, and the one that comes later', async () => {
  await startSession()
  messenger.stop()
  expect(page.intercomSettings).toMatchObject({ disabled: true })
  expect(calls()).toEqual([['shutdown']])
  messenger.start()
  expect(page.intercomSettings).toMatchObject({ disabled: undefined })
  expect(calls()).toEqual([['shutdown'], ['boot', expect.anything()]])
})
