import { createTokens } from '../../../src/session/token'

const NOW = 1_700_000_000_000
const DAY_MS = 24 * 60 * 60 * 1000

const tokenOf = (userId: unknown, life?: number): string => {
  const claims = { user_id: userId, ...(life !== undefined && { exp: (NOW + life) / 1000 }) }
  return `header.${btoa(JSON.stringify(claims))}.signature`
}

/** The keeper of tokens, and what it asks and says. */
const start = (getUserToken: (userId: string) => string | Promise<string>) => {
  const asked = jest.fn(getUserToken)
  const report = jest.fn()
  const onSettled = jest.fn()
  const host = {
    now: Date.now,
    after: (ms: number, run: () => void) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    }
  }
  const { add, clear } = createTokens(asked, host, report, onSettled)
  const tokens = {
    add: (attributes: object) => {
      const verified = add(attributes as Record<string, unknown>)
      return verified.kind === 'ready' ? verified.attributes : verified.kind
    },
    clear
  }
  return { tokens, asked, report, onSettled }
}

const settle = (): Promise<void> => jest.advanceTimersByTimeAsync(0)

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
})

describe('attributes', () => {
  it('that name nobody need no token', () => {
    const { tokens, asked } = start(() => tokenOf('u1'))
    expect(tokens.add({ name: 'Ada' })).toEqual({ name: 'Ada' })
    expect(asked).not.toHaveBeenCalled()
  })

  it.each(['user_hash', 'intercom_user_jwt'])('that have a %s need no other', (key) => {
    const { tokens, asked } = start(() => tokenOf('u1'))
    const attributes = { user_id: 'u1', [key]: 'proof' }
    expect(tokens.add(attributes)).toBe(attributes)
    expect(asked).not.toHaveBeenCalled()
  })

  it('that name a user wait for the token, which is asked for once', async () => {
    const { tokens, asked, onSettled } = start((userId) => tokenOf(userId))
    expect(tokens.add({ user_id: 'u1' })).toBe('wait')
    expect(tokens.add({ user_id: 'u1' })).toBe('wait')
    await settle()
    expect(asked.mock.calls).toEqual([['u1']])
    expect(onSettled.mock.calls).toEqual([[undefined]])
    const token = tokenOf('u1')
    expect(tokens.add({ user_id: 'u1' })).toEqual({ user_id: 'u1', intercom_user_jwt: token })
    expect(tokens.add({ name: 'Ada' })).toEqual({ name: 'Ada', intercom_user_jwt: token })
  })

  it.each<[string, () => string | Promise<string>, string]>([
    [
      'is refused',
      () => Promise.reject(new Error('no')),
      'no valid token for the user. Check your server.'
    ],
    ['is for another user', () => tokenOf('u2'), 'no valid token for the user. Check your server.'],
    ['expires now', () => tokenOf('u1', 0), 'no valid token for the user. Check your server.'],
    ['has expired', () => tokenOf('u1', -1), 'no valid token for the user. Check your server.'],
    ['cannot be read', () => 'token', 'no valid token for the user. Check your server.']
  ])('lose the identity if the token %s, and the next ones try again', async (_, give, reason) => {
    const { tokens, asked, report } = start(give)
    tokens.add({ user_id: 'u1' })
    await settle()
    expect(report.mock.calls).toEqual([['getUserToken', reason]])
    expect(tokens.add({ user_id: 'u1', name: 'Ada' })).toEqual({ name: 'Ada' })
    expect(tokens.add({ user_id: 'u1' })).toBe('wait')
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('wait for 10 seconds and not longer', async () => {
    const { tokens, report, onSettled } = start(() => new Promise(() => undefined))
    tokens.add({ user_id: 'u1' })
    await jest.advanceTimersByTimeAsync(9999)
    expect(onSettled).not.toHaveBeenCalled()
    await jest.advanceTimersByTimeAsync(1)
    expect(report.mock.calls).toEqual([
      ['getUserToken', 'no valid token for the user. Check your server.']
    ])
  })
})

describe('after no token came', () => {
  it('attributes that name nobody need none', async () => {
    const { tokens, asked } = start(() => 'token')
    tokens.add({ user_id: 'u1' })
    await settle()
    tokens.add({ user_id: 'u1' })
    expect(tokens.add({ name: 'Ada' })).toEqual({ name: 'Ada' })
    expect(asked).toHaveBeenCalledTimes(1)
  })
})

describe('a token', () => {
  it('is read in any alphabet, and in the one of URLs', async () => {
    const id = 'Zoë ???>>>~~~'
    const claims = Buffer.from(JSON.stringify({ user_id: id })).toString('base64')
    expect(claims).toMatch(/\+.*\/|\/.*\+/)
    const token = `header.${claims.replace(/\+/g, '-').replace(/\//g, '_')}.signature`
    const { tokens } = start(() => token)
    tokens.add({ user_id: id })
    await settle()
    expect(tokens.add({ name: 'Zoë' })).toEqual({ name: 'Zoë', intercom_user_jwt: token })
  })

  it('is asked for again for another user, and not used for them', async () => {
    const { tokens, asked } = start((userId) => tokenOf(userId))
    tokens.add({ user_id: 'u1' })
    await settle()
    expect(tokens.add({ user_id: 'u2' })).toBe('wait')
    expect(asked.mock.calls).toEqual([['u1'], ['u2']])
  })

  it.each([
    ['that never expires', undefined],
    ['that lives for longer than a timer of a browser can run', 30 * DAY_MS]
  ])('%s is not renewed at once', async (_, life) => {
    const setTimeout = jest.spyOn(globalThis, 'setTimeout')
    const { tokens, asked } = start((userId) => tokenOf(userId, life))
    tokens.add({ user_id: 'u1' })
    await settle()
    for (const [, ms = 0] of setTimeout.mock.calls) expect(ms).toBeLessThan(2 ** 31)
    await jest.advanceTimersByTimeAsync(DAY_MS)
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('of a minute is renewed after half of it', async () => {
    const { tokens, asked } = start((userId) => tokenOf(userId, 60_000))
    tokens.add({ user_id: 'u1' })
    await jest.advanceTimersByTimeAsync(29_999)
    expect(asked).toHaveBeenCalledTimes(1)
    await jest.advanceTimersByTimeAsync(1)
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('is renewed a minute before it expires', async () => {
    const { tokens, asked, onSettled } = start((userId) => tokenOf(userId, 300_000))
    tokens.add({ user_id: 'u1' })
    await jest.advanceTimersByTimeAsync(239_999)
    expect(asked).toHaveBeenCalledTimes(1)
    await jest.advanceTimersByTimeAsync(1)
    expect(asked).toHaveBeenCalledTimes(2)
    expect(onSettled).toHaveBeenLastCalledWith({
      user_id: 'u1',
      intercom_user_jwt: tokenOf('u1', 300_000)
    })
  })

  it('of a user who is forgotten is neither awaited nor renewed', async () => {
    const { tokens, asked, onSettled } = start((userId) => tokenOf(userId, 300_000))
    tokens.add({ user_id: 'u1' })
    tokens.clear()
    await jest.advanceTimersByTimeAsync(300_000)
    expect(asked).toHaveBeenCalledTimes(1)
    expect(onSettled).not.toHaveBeenCalled()
    expect(tokens.add({ name: 'Ada' })).toEqual({ name: 'Ada' })
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('that has expired and cannot be renewed keeps updates back', async () => {
    let isDown = false
    const { tokens, asked } = start((userId) =>
      isDown ? Promise.reject(new Error('down')) : tokenOf(userId, 300_000)
    )
    tokens.add({ user_id: 'u1' })
    await settle()
    isDown = true
    await jest.advanceTimersByTimeAsync(300_000)
    expect(tokens.add({ name: 'Ada' })).toBe('expired')
    expect(tokens.add({ name: 'Ada' })).toBe('wait')
    expect(asked).toHaveBeenCalledTimes(3)
  })
})
