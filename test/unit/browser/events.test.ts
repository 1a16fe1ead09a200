import { listen, tellPage } from '../../../src/browser/events'

const NAME = 'intercom-destination'

const createListeners = () => ({
  leave: jest.fn(),
  comeBack: jest.fn(),
  call: jest.fn(),
  stop: jest.fn(),
  start: jest.fn()
})

describe('what the page says', () => {
  it('is heard by the latest session alone', () => {
    const [first, latest] = [createListeners(), createListeners()]
    listen(first)
    listen(latest)
    for (const name of ['pagehide', `${NAME}:stop`, `${NAME}:start`])
      window.dispatchEvent(new Event(name))
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }))
    expect(latest.comeBack).not.toHaveBeenCalled()
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    for (const heard of [latest.leave, latest.stop, latest.start, latest.comeBack])
      expect(heard).toHaveBeenCalledTimes(1)
    for (const heard of Object.values(first)) expect(heard).not.toHaveBeenCalled()
  })

  it('to call a command is taken once', () => {
    const listeners = createListeners()
    listen(listeners)
    const event = new CustomEvent(`${NAME}:call`, { cancelable: true, detail: ['show'] })
    window.dispatchEvent(event)
    window.dispatchEvent(event)
    expect(listeners.call.mock.calls).toEqual([[['show']]])
  })
})

it('what the plugin says is a DOM event on window', () => {
  const heard = jest.fn()
  window.addEventListener(NAME, (event) => heard((event as CustomEvent).detail), { once: true })
  tellPage({ type: 'ready' })
  expect(heard.mock.calls).toEqual([[{ type: 'ready' }]])
})
