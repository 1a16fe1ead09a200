import type { Analytics } from '@segment/analytics-next'
import { destination } from '../../src'
import { forEvent } from '../../src/client'
import { installMessenger } from './harness/page'

describe('the client', () => {
  it('sends what it is told at once, without an Analytics.js', async () => {
    const intercom = installMessenger()
    const options = { settings: { appId: 'abc' } } as { settings: never; analytics: Analytics }
    const client = (await destination.initialize(options)) as jest.Mock & {
      forEvent: (context: object) => jest.Mock
    }
    intercom.mockClear()
    client('trackEvent', 'Bare', {})
    client.forEvent({})('trackEvent', 'Without an event', {})
    expect(intercom.mock.calls).toEqual([
      ['trackEvent', 'Bare', {}],
      ['trackEvent', 'Without an event', {}]
    ])
  })

  it('of an action is the client itself if it is a bare function', () => {
    const bare = jest.fn()
    expect(forEvent(bare, {} as never)).toBe(bare)
  })
})
