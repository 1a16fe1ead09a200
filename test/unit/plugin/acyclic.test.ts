import fc from 'fast-check'
import { toAcyclic } from '../../../src/plugin/acyclic'
import { anything } from '../harness/anything'

const nest = (depth: number, leaf: unknown): unknown => {
  let value = leaf
  for (let level = 0; level < depth; level += 1) value = { child: value }
  return value
}

describe('toAcyclic', () => {
  it('copies an ordinary object, and keeps dates, maps and functions themselves', () => {
    const [date, map, call] = [new Date(), new Map(), () => 1]
    const event = { properties: { list: [1, { date }], map, call, none: null, gone: undefined } }
    const tree = toAcyclic(event)
    expect(tree).toEqual(event)
    expect(tree.properties).not.toBe(event.properties)
    expect(tree.properties.list[1]).toHaveProperty('date', date)
    expect(tree.properties.map).toBe(map)
    expect(tree.properties.call).toBe(call)
  })

  it('leaves the object of the app as it is', () => {
    const event = Object.freeze({ properties: Object.freeze({ list: Object.freeze([1]) }) })
    expect(toAcyclic(event)).toEqual({ properties: { list: [1] } })
  })

  it('puts an empty object where a value leads back to its own parent', () => {
    const cart: Record<string, unknown> = { sku: 1 }
    cart.self = cart
    cart.list = [cart]
    expect(toAcyclic({ cart, kept: 2 })).toEqual({
      cart: { sku: 1, self: {}, list: [{}] },
      kept: 2
    })
  })

  it('keeps an object that is there twice without a cycle', () => {
    const address = { city: 'x' }
    expect(toAcyclic({ home: address, work: address })).toEqual({ home: address, work: address })
  })

  it('cuts what lies too deep to be walked', () => {
    const event = { shallow: 1, deep: nest(100_000, 'leaf') }
    const tree = toAcyclic(event)
    expect(tree.shallow).toBe(1)
    expect(JSON.stringify(tree)).not.toContain('leaf')
  })

  it('keeps what lies as deep as any event that Segment takes', () => {
    const event = { deep: nest(60, 'leaf') }
    expect(toAcyclic(event)).toEqual(event)
  })

  it('puts an empty object in place of a value that throws when it is read', () => {
    const event = {
      kept: 1,
      get broken(): unknown {
        throw new Error('hostile getter')
      }
    }
    expect(toAcyclic(event)).toEqual({ kept: 1, broken: {} })
  })

  it('puts an empty object in place of a proxy that throws', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(toAcyclic({ kept: 1, proxy })).toEqual({ kept: 1, proxy: {} })
  })

  it('does not walk an array that is longer than anybody waits for', () => {
    const sparse: unknown[] = []
    sparse.length = 4_000_000_000
    expect(toAcyclic({ sparse, kept: 1 })).toEqual({ sparse: {}, kept: 1 })
  })

  it('cuts more objects than it has time for', () => {
    const many = Array.from({ length: 100_001 }, () => ({}))
    const tree = toAcyclic({ kept: 1, many }) as { kept: number; many: unknown }
    expect(tree.kept).toBe(1)
  })

  it('does not hang on one object with very many paths to it', () => {
    let twice: unknown = { leaf: true }
    for (let level = 0; level < 60; level += 1) twice = { left: twice, right: twice }
    const tree = toAcyclic({ kept: 1, twice })
    expect(tree.kept).toBe(1)
  })

  it('touches no prototype by a key named "__proto__"', () => {
    const properties = JSON.parse('{"__proto__": {"polluted": 1}}') as Record<string, unknown>
    properties.self = properties
    const tree = toAcyclic({ properties })
    expect(Object.keys(tree.properties)).toContain('self')
    expect(Object.getPrototypeOf(tree.properties)).toBe(Object.prototype)
    expect(tree.properties.polluted).toBeUndefined()
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('gives what JSON can write for anything that JSON can, and never throws', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const tree = toAcyclic({ value })
        if (typeof value === 'object') expect(Object.keys(tree)).toEqual(['value'])
      })
    )
  })
})
