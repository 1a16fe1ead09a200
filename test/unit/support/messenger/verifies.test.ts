/** @jest-environment node */
import { createHmac } from 'node:crypto'
import { verifies } from '../../../support/messenger/verifies'

const secret = 'the secret of the workspace'
const now = Date.UTC(2030, 0, 1)
const inSeconds = (seconds: number) => now / 1000 + seconds

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

const tokenFor = (claims: Record<string, unknown>, key = secret, alg = 'HS256') => {
  const text = `${encode({ alg })}.${encode({ exp: inSeconds(300), ...claims })}`
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}

const hashOf = (text: string) => createHmac('sha256', secret).update(text).digest('hex')

describe('a ping', () => {
  it('that names nobody needs no proof', async () => {
    expect(await verifies({ name: 'Ada', user_id: null, email: '' }, { secret }, now)).toBe(true)
  })

  it.each([{ user_id: 'u1' }, { email: 'ada@example.com' }])(
    'that names %j without a proof is refused',
    async (userData) => {
      expect(await verifies(userData, {}, now)).toBe(false)
    }
  )
})

describe('a token', () => {
  const check = async (claims: Record<string, unknown>, userData: object = { user_id: 'ü1' }) =>
    verifies({ ...userData, intercom_user_jwt: tokenFor(claims) }, { secret }, now)

  it('counts for its own user until it is over', async () => {
    expect(await check({ user_id: 'ü1' })).toBe(true)
    expect(await check({ user_id: 'ü1', exp: inSeconds(1) })).toBe(true)
    expect(await check({ user_id: 'ü1', exp: inSeconds(0) })).toBe(false)
  })

  it('counts for the number that is its user_id', async () => {
    expect(await check({ user_id: '7' }, { user_id: 7 })).toBe(true)
  })

  it('counts for a user of whom the ping says only the email', async () => {
    expect(await check({ user_id: 'u1' }, { email: 'ada@example.com' })).toBe(true)
  })

  it('does not count for another user, or without a user', async () => {
    expect(await check({ user_id: 'u2' })).toBe(false)
    expect(await check({ email: 'ada@example.com' })).toBe(false)
  })

  it('does not count with the signature of somebody else, unless no secret is set', async () => {
    const token = tokenFor({ user_id: 'u1' }, 'another secret of the same length')
    const userData = { user_id: 'u1', intercom_user_jwt: token }
    expect(await verifies(userData, { secret }, now)).toBe(false)
    expect(await verifies(userData, {}, now)).toBe(true)
  })

  it.each(['', 'token', 'a.b.c', tokenFor({ user_id: 'u1' }, secret, 'none')])(
    'does not count as %j',
    async (token) => {
      expect(await verifies({ user_id: 'u1', intercom_user_jwt: token }, {}, now)).toBe(false)
    }
  )
})

describe('a hash', () => {
  it('counts for the user_id, and for the email of who has none', async () => {
    const user = { user_id: 'u1', email: 'ada@example.com', user_hash: hashOf('u1') }
    expect(await verifies(user, { secret }, now)).toBe(true)
    const lead = { email: 'ada@example.com', user_hash: hashOf('ada@example.com') }
    expect(await verifies(lead, { secret }, now)).toBe(true)
  })

  it('does not count for another user, unless no secret is set', async () => {
    const userData = { user_id: 'u2', user_hash: hashOf('u1') }
    expect(await verifies(userData, { secret }, now)).toBe(false)
    expect(await verifies(userData, {}, now)).toBe(true)
  })
})
