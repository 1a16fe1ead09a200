import fc from 'fast-check'
import { isRecord, toRecord } from '../../../src/values/record'
import { anything } from '../harness/anything'

describe('isRecord', () => {
  it.each([
    {},
    { a: 1 },
    Object.create(null),
    new (class Cart {
      sku = 1
    })()
  ])('is true for %p', (value) => {
    expect(isRecord(value)).toBe(true)
  })

  it.each([null, undefined, 1, 'a', [], new Date(), new Map(), new Set(), () => 1, /x/])(
    'is false for %p',
    (value) => {
      expect(isRecord(value)).toBe(false)
    }
  )

  it('is false, and throws not, for an object that cannot be looked at', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(isRecord(proxy)).toBe(false)
    const tagged = {
      get [Symbol.toStringTag]() {
        throw new Error('hostile getter')
      }
    }
    expect(isRecord(tagged)).toBe(false)
  })
})

describe('toRecord', () => {
  it('gives an object as it is, and for anything else an empty one', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const named: string[] = []
        const record = toRecord(value, 'company', (name) => void named.push(name))
        const isMissing = value === undefined || value === null
        expect(record === value || Object.keys(record).length === 0).toBe(true)
        expect(named).toHaveLength(record === value || isMissing ? 0 : 1)
      })
    )
  })
})
