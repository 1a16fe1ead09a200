import { hasPinged } from '../../../src/browser/pings'

/** The requests of the page, as the browser lists them. */
const list = (...entries: object[]): void => {
  Object.defineProperty(performance, 'getEntriesByType', {
    configurable: true,
    value: () => entries
  })
}

afterEach(() => {
  Reflect.deleteProperty(performance, 'getEntriesByType')
})

const ping = 'https://api-iam.intercom.io/messenger/web/ping'

describe('a page', () => {
  it('has pinged if a ping was accepted, and has come long enough ago', () => {
    list({ name: ping, responseStatus: 200, responseEnd: performance.now() })
    expect(hasPinged(0)).toBe(true)
    expect(hasPinged(60_000)).toBe(false)
  })

  it('has not if Intercom has refused it', () => {
    list({ name: ping, responseStatus: 403, responseEnd: 0 })
    expect(hasPinged(0)).toBe(false)
  })

  it('has not in a browser that lists no requests', () => {
    expect(hasPinged(0)).toBe(false)
  })
})
