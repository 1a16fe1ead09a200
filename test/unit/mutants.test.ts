import { connect } from './harness/connect'

// Behaviour that only a mutant of the code, and no test, showed to be there: docs/performance.md.

describe('a property that is a rich link by its name', () => {
  const sent = async (receipt: unknown): Promise<[unknown, string[]]> => {
    const { calls, messages } = await connect({ richLinkProperties: ['receipt'] })
    const event = { type: 'track', event: 'Paid', properties: { receipt } } as const
    return [calls(event)[0]?.[2], messages(event)]
  }

  it('is sent as text where it is a Date', async () => {
    const [metadata] = await sent(new Date('2024-05-06T07:08:09Z'))
    expect(metadata).toEqual({ receipt: '2024-05-06T07:08:09.000Z' })
  })

  it('is dropped and named where it is a number that is not finite', async () => {
    const [metadata, messages] = await sent(NaN)
    expect(metadata).toEqual({})
    expect(messages).toEqual([
      'trackEvent "receipt": Intercom takes no number that is not finite. Send text, a number or a boolean.'
    ])
  })
})

it('a revenue without a digit before its point is a price to the cent', async () => {
  const { calls } = await connect()
  const properties = { revenue: '.25' }
  expect(calls({ type: 'track', event: 'Paid', properties })[0]?.[2]).toEqual({
    price: { amount: 25, currency: 'USD' }
  })
})

it('a user whose id is another number is another person', async () => {
  const { calls } = await connect()
  calls({ type: 'identify', userId: 1, traits: {} })
  jest.useFakeTimers()
  jest.advanceTimersByTime(1000)
  const commands = calls({ type: 'identify', userId: 2, traits: {} }).map(([name]) => name)
  jest.useRealTimers()
  expect(commands).toEqual(['shutdown', 'boot'])
})

it('page views that come a second apart count together', async () => {
  const { calls } = await connect()
  jest.useFakeTimers()
  const sent = Array.from({ length: 30 }, () => {
    jest.advanceTimersByTime(1000)
    return calls({ type: 'page' }).length
  })
  jest.useRealTimers()
  expect(sent.filter((count) => count > 0).length).toBeLessThan(20)
})
