/** @jest-environment node */
import { toAcyclic } from '../../../src/plugin/acyclic'

const nest = (depth: number): object => {
  let value: object = { leaf: 'leaf' }
  for (let level = 0; level < depth; level += 1) value = { child: value }
  return value
}

describe('toAcyclic', () => {
  it('copies an ordinary object, and keeps dates, maps and functions themselves', () => {
    const [date, map, call, twice] = [new Date(), new Map(), () => 1, { city: 'x' }]
    const event = Object.freeze({
      properties: Object.freeze({
        list: [1, { date }],
        map,
        call,
        twice,
        none: null,
        gone: undefined
      }),
      twice
    })
    const tree = toAcyclic(event)
    expect(tree).toEqual(event)
    expect(tree.properties).not.toBe(event.properties)
    expect(tree.properties.map).toBe(map)
    expect(tree.properties.call).toBe(call)
  })

  it('puts an empty object where a value leads back to its own parent', () => {
    const cart: Record<string, unknown> = { sku: 1 }
    cart.self = cart
    cart.list = [cart]
    expect(toAcyclic({ cart })).toEqual({ cart: { sku: 1, self: {}, list: [{}] } })
  })

  it('keeps what lies as deep as in any event that Segment takes, and cuts what is too deep', () => {
    expect(toAcyclic(nest(60))).toEqual(nest(60))
    expect(JSON.stringify(toAcyclic(nest(100_000)))).not.toContain('leaf')
  })

  it('puts an empty object in place of a getter or a proxy that throws', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const event = {
      proxy,
      get broken(): unknown {
        throw new Error('hostile getter')
      }
    }
    expect(toAcyclic(event)).toEqual({ proxy: {}, broken: {} })
  })

  it('does not walk an array that is longer than anybody waits for', () => {
    const sparse: unknown[] = []
    sparse.length = 4_000_000_000
    expect(toAcyclic({ sparse, kept: 1 })).toEqual({ sparse: {}, kept: 1 })
  })

  it('does not walk more objects than it has time for', () => {
    let twice: unknown = { leaf: true }
    for (let level = 0; level < 60; level += 1) twice = { left: twice, right: twice }
    const many = Array.from({ length: 100_001 }, () => ({}))
    expect(toAcyclic({ kept: 1, twice, many }).kept).toBe(1)
  })

  it('touches no prototype by a key named "__proto__"', () => {
    const properties = JSON.parse('{"__proto__": {"polluted": 1}, "kept": 1}') as object
    const tree = toAcyclic({ properties })
    expect(Object.keys(tree.properties)).toEqual(['kept'])
    expect(Object.getPrototypeOf(tree.properties)).toBe(Object.prototype)
  })
})
