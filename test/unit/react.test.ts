import { act, createElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { type Intercom, useIntercom } from '../../src/react'
import { installMessenger, page } from './harness/page'

type Run = (...command: unknown[]) => unknown

const tell = (name: string): void => {
  window.dispatchEvent(new Event(name))
}

const begin = (): void => {
  const detail = { type: 'session' }
  window.dispatchEvent(new CustomEvent('intercom-destination', { detail }))
}

let root: Root | undefined
let seen: Intercom

const Help = (): null => {
  seen = useIntercom()
  return null
}

// The hook hands its callbacks to the destination by an event, and this stands in for the destination.
const given = new Map<string, Run>()
const takeCall = (event: Event): void => {
  const { detail } = event as CustomEvent<[string, Run]>
  given.set(detail[0], detail[1])
  event.preventDefault()
}

beforeAll(() => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  window.addEventListener('intercom-destination:call', takeCall)
})

beforeEach(async () => {
  installMessenger()
  root = createRoot(document.createElement('div'))
  await act(async () => root?.render(createElement(Help)))
})

afterEach(() => act(() => root?.unmount()))

afterAll(() => window.removeEventListener('intercom-destination:call', takeCall))

describe('useIntercom', () => {
  it('knows whether the Messenger is live and open, and how much is unread', () => {
    expect(seen).toMatchObject({ isReady: true, isOpen: false, unreadCount: 0 })
    act(() => void given.get('onShow')?.())
    act(() => void given.get('onUnreadCountChange')?.(2))
    expect(seen).toMatchObject({ isOpen: true, unreadCount: 2 })
    act(() => void given.get('onHide')?.())
    expect(seen.isOpen).toBe(false)
  })

  it('begins a visit with a closed Messenger', () => {
    act(() => void given.get('onShow')?.())
    act(begin)
    expect(seen).toMatchObject({ isOpen: false, unreadCount: 0 })
  })

  it('is not ready while the page has stopped everything, and ready again afterwards', async () => {
    act(() => tell('intercom-destination:stop'))
    expect(seen.isReady).toBe(false)
    await act(async () => tell('intercom-destination:start'))
    expect(seen.isReady).toBe(true)
  })

  it("is not ready if Intercom's script has failed", async () => {
    page.Intercom = Object.assign(jest.fn(), { q: [], failed: true })
    await act(async () => tell('intercom-destination:start'))
    expect(seen.isReady).toBe(false)
  })
})
