import { cleanPages, page, servers, settle, startMessenger } from './setUp'

cleanPages()

const plans = () => servers.pings.map(({ userData }) => userData.plan)

const eventNames = () => servers.events.map(({ name }) => name)

describe('requests', () => {
  it('carry the App ID, the page, and the visitor whom the cookies tell of', async () => {
    await startMessenger({}, { user_id: 'u1' })
    page.Intercom('trackEvent', 'Bought', { price: { amount: 1999, currency: 'USD' } })
    await settle()
    const visitorId = String(page.Intercom('getVisitorId'))
    expect(document.cookie).toContain(`intercom-id-abc=${visitorId}`)
    expect(servers.events).toMatchObject([
      {
        name: 'Bought',
        metadata: { price: { amount: 1999, currency: 'USD' } },
        userData: { user_id: 'u1' },
        appId: 'abc',
        pageUrl: 'http://localhost/',
        anonymousId: visitorId,
        anonymousSession: expect.stringMatching(/\w+/)
      }
    ])
  })

  it('are stamped in the order of leaving', async () => {
    await startMessenger()
    for (const plan of ['pro', 'free']) page.Intercom('update', { plan })
    await settle()
    const [first, second] = servers.pings
    expect(second!.sequence).toBeGreaterThan(first!.sequence)
  })

  it('take a while to leave with requestDelayMs, and a shutdown loses them', async () => {
    await startMessenger({ requestDelayMs: 10 })
    page.Intercom('update', { plan: 'pro' })
    await jest.advanceTimersByTimeAsync(9)
    expect(plans()).toEqual([])
    await jest.advanceTimersByTimeAsync(1)
    expect(plans()).toEqual(['pro'])
    page.Intercom('update', { plan: 'lost' })
    page.Intercom('trackEvent', 'Lost')
    page.Intercom('shutdown')
    await settle()
    expect(plans()).toEqual(['pro'])
    expect(eventNames()).toEqual([])
  })

  it('wait for each other with answerDelayMs, as pings on a phone do', async () => {
    await startMessenger({ answerDelayMs: 700 })
    page.Intercom('update', { plan: 'pro' })
    await jest.advanceTimersByTimeAsync(600)
    expect(plans()).toEqual([])
    await jest.advanceTimersByTimeAsync(100)
    expect(plans()).toEqual(['pro'])
  })

  it('are pings, boots included, up to updateLimit', async () => {
    await startMessenger({ updateLimit: 2 })
    for (const plan of ['pro', 'free']) page.Intercom('update', { plan })
    await settle()
    expect(plans()).toEqual(['pro'])
  })
})

describe('the option enforce', () => {
  it('refuses who names a user without a proof, and no event ever leaves', async () => {
    await startMessenger({ enforce: {} }, { user_id: 'u1' })
    page.Intercom('trackEvent', 'Seen')
    await jest.advanceTimersByTimeAsync(60_000)
    expect(servers.events).toEqual([])
    expect(document.cookie).toBe('')
    expect(page.Intercom('getVisitorId')).toBeUndefined()
  })

  it('takes somebody unnamed, and a user with a hash', async () => {
    await startMessenger({ enforce: {} })
    page.Intercom('update', { user_id: 'u1', user_hash: 'h1' })
    page.Intercom('trackEvent', 'Seen')
    await settle()
    expect(servers.events).toMatchObject([{ name: 'Seen', userData: { user_id: 'u1' } }])
  })
})
