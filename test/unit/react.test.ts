import React, { act, createElement, StrictMode } from 'react'
import { hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server.node'
import { type Intercom, useIntercom } from '../../src/react'
import { installMessenger, page, tell } from './harness/page'

type Run = (...command: unknown[]) => unknown

let root: Root | undefined
let seen: Intercom[]
const recovered = jest.fn()

const Help = ({ place }: { place: number }): string => {
  const intercom = useIntercom()
  seen[place] = intercom
  return [intercom.isReady, intercom.isOpen, intercom.unreadCount].join()
}

// The hook hands its callbacks to the destination by an event, and this stands in for the destination.
const given = new Map<string, Run>()
const asked: string[] = []
const takeCall = (event: Event): void => {
  const { detail } = event as CustomEvent<[string, Run]>
  given.set(detail[0], detail[1])
  asked.push(detail[0])
  event.preventDefault()
}

beforeAll(() => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  window.addEventListener('intercom-destination:call', takeCall)
})

beforeEach(async () => {
  installMessenger()
  seen = []
  const both = [0, 1].map((place) => createElement(Help, { key: place, place }))
  const tree = createElement(StrictMode, null, both)
  const element = document.createElement('div')
  element.innerHTML = renderToString(tree)
  await act(async () => {
    root = hydrateRoot(element, tree, { onRecoverableError: recovered })
  })
})

afterEach(() => act(() => root?.unmount()))

afterAll(() => window.removeEventListener('intercom-destination:call', takeCall))

/** Expects the state in each component. */
const expectState = (state: Partial<Intercom>): void => {
  expect(seen).toMatchObject([state, state])
}

describe('useIntercom', () => {
  it('knows whether the Messenger is live and open, and how much is unread, in each component', () => {
    expectState({ isReady: true, isOpen: false, unreadCount: 0 })
    act(() => void given.get('onShow')?.())
    act(() => void given.get('onUnreadCountChange')?.(2))
    expectState({ isOpen: true, unreadCount: 2 })
    act(() => void given.get('onHide')?.())
    expectState({ isOpen: false })
    expect(recovered).not.toHaveBeenCalled()
    expect(asked.filter((name) => name === 'onShow')).toHaveLength(1)
  })

  it('begins a visit with a closed Messenger', () => {
    act(() => void given.get('onShow')?.())
    const detail = { type: 'session' }
    act(() => void window.dispatchEvent(new CustomEvent('intercom-destination', { detail })))
    expectState({ isOpen: false, unreadCount: 0 })
  })

  it('is not ready while the page has stopped everything, and ready again afterwards', async () => {
    act(() => void tell('stop'))
    expectState({ isReady: false })
    await act(async () => void tell('start'))
    expectState({ isReady: true })
  })

  it("is not ready if Intercom's script has failed", async () => {
    page.Intercom = Object.assign(jest.fn(), { q: [], failed: true })
    await act(async () => void tell('start'))
    expectState({ isReady: false })
  })

  it('says what it needs if React does not have it, as before 18 and on a server', () => {
    const { useSyncExternalStore } = React
    Object.assign(React, { useSyncExternalStore: undefined })
    expect(useIntercom).toThrow(/ useIntercom: needs React 18 or newer/)
    Object.assign(React, { useSyncExternalStore })
  })
})
