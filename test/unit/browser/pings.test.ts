import { createPings } from '../../../src/browser/pings'

let notify: (entries: object[]) => void

/** A browser that tells of the requests of the page. */
class Observer {
  constructor(callback: (list: { getEntries: () => object[] }) => void) {
    notify = (entries) => callback({ getEntries: () => entries })
  }
  observe = (): void => undefined
  takeRecords = (): object[] => []
}

const withObserver = (): void => {
  Object.assign(window, { PerformanceObserver: Observer })
}

afterEach(() => {
  Reflect.deleteProperty(window, 'PerformanceObserver')
})

const ping = 'https://api-iam.intercom.io/messenger/web/ping'

describe('a page', () => {
  it('has an answer if a ping was accepted, and has come long enough ago', () => {
    withObserver()
    const pings = createPings()
    pings.look()
    notify([{ name: ping, responseStatus: 200, responseEnd: performance.now() }])
    expect(pings.hasAnswer(0)).toBe(true)
    expect(pings.hasAnswer(60_000)).toBe(false)
  })

  it('has none if Intercom has refused the ping', () => {
    withObserver()
    const pings = createPings()
    pings.look()
    notify([{ name: ping, responseStatus: 403, responseEnd: 0 }])
    expect(pings.hasAnswer(0)).toBe(false)
  })

  it('has none in a browser that shows no requests', () => {
    const pings = createPings()
    pings.look()
    expect(pings.hasAnswer(0)).toBe(false)
  })
})
