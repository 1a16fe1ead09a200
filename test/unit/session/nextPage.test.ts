import type { Command } from '../../../src/client'
import { isValid, toKept, visitorOf } from '../../../src/session/nextPage'
import type { Item } from '../../../src/session/ports'

const update = (attributes: object): Command => ['update', attributes]

const event = (name: string): Command => ['trackEvent', name, {}]

describe('what is kept for the next page', () => {
  it('is the first 100 commands', () => {
    const commands = Array.from({ length: 120 }, (_, index) => event(`Event ${index}`))
    expect(toKept(commands, false)).toEqual(commands.slice(0, 100))
  })

  it('is at most 50,000 characters', () => {
    const commands = Array.from({ length: 10 }, () => event('x'.repeat(9000)))
    expect(toKept(commands, false)).toEqual(commands.slice(0, 5))
  })

  it('is all of exactly 50,000 characters', () => {
    const around = JSON.stringify([event('')]).length
    const commands = [event('x'.repeat(50_000 - around))]
    expect(toKept(commands, false)).toEqual(commands)
    expect(toKept([event('x'.repeat(50_001 - around))], false)).toEqual([])
  })

  it.each(['user_hash', 'intercom_user_jwt'])(
    'has no %s, and without it no identity that it vouches for',
    (secret) => {
      const attributes = { user_id: 'u1', email: 'ada@example.com', [secret]: 's', name: 'Ada' }
      expect(toKept([update(attributes)], false)).toEqual([update({ name: 'Ada' })])
    }
  )

  it('has the identity if the next page asks for a token of its own', () => {
    const attributes = { user_id: 'u1', intercom_user_jwt: 's', name: 'Ada' }
    expect(toKept([update(attributes)], true)).toEqual([update({ user_id: 'u1', name: 'Ada' })])
  })

  it('has an identity that nothing vouches for', () => {
    const commands = [update({ user_id: 'u1', email: 'ada@example.com' })]
    expect(toKept(commands, false)).toEqual(commands)
  })
})

describe('what the last page has kept', () => {
  const at = 1_700_000_000_000
  const kept = { at, visitor: { userId: 'u1', anonymousId: 'a1' }, commands: [] }
  const visitor = { userId: 'u1', anonymousId: 'a1' }

  it('is valid for the same visitor, for 30 minutes', () => {
    expect(isValid(kept, visitor, at + 30 * 60 * 1000 - 1)).toBe(true)
    expect(isValid(kept, visitor, at + 30 * 60 * 1000)).toBe(false)
  })

  it('is valid for a visitor who has been identified since', () => {
    const anonymous = { ...kept, visitor: { userId: undefined, anonymousId: 'a1' } }
    expect(isValid(anonymous, visitor, at)).toBe(true)
  })

  it.each([
    ['another user', { userId: 'u2', anonymousId: 'a1' }],
    ['another browser', { userId: 'u1', anonymousId: 'a2' }],
    ['nobody whom Segment knows', {}]
  ])('is not valid for %s', (_, other) => {
    expect(isValid(kept, other, at)).toBe(false)
  })
})

describe('the visitor of an event', () => {
  it('is as before in what the event does not say', () => {
    const before = { userId: 'u1', anonymousId: 'a1' }
    const item = (given: object): Item => ({
      command: event('A'),
      report: jest.fn(),
      context: { event: given } as never
    })
    expect(visitorOf(item({}), before)).toEqual(before)
    expect(visitorOf(item({ userId: 'u2' }), before)).toEqual({ userId: 'u2', anonymousId: 'a1' })
  })
})
