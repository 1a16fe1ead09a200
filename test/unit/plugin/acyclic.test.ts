/** @jest-environment node */
import { toAcyclic } from '../../../src/plugin/acyclic'

const toTree = <T extends object>(root: T): T => toAcyclic(root, jest.fn())

const nest = (depth: number): object => {
  let value: object = { leaf: 'leaf' }
  for (let level = 0; level < depth; level += 1) value = { child: value }
  return value
}

const twice = (levels: number): object =>
  Array.from({ length: levels }).reduce<object>((value) => ({ left: value, right: value }), {})

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
    const tree = toTree(event)
    expect(tree).toEqual(event)
    expect(tree.properties).not.toBe(event.properties)
    expect(tree.properties.map).toBe(map)
    expect(tree.properties.call).toBe(call)
  })

  it('puts an empty object where a value leads back to its own parent', () => {
    const cart: Record<string, unknown> = { sku: 1 }
    cart.self = cart
    cart.list = [cart]
    expect(toTree({ cart })).toEqual({ cart: { sku: 1, self: {}, list: [{}] } })
  })

  it('keeps what lies as deep as in any event that Segment takes, and cuts what is too deep', () => {
    expect(toTree(nest(60))).toEqual(nest(60))
    expect(JSON.stringify(toTree(nest(100_000)))).not.toContain('leaf')
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
    expect(toTree(event)).toEqual({ proxy: {}, broken: {} })
  })

  it('does not walk an array that is longer than anybody waits for', () => {
    const sparse: unknown[] = []
    sparse.length = 4_000_000_000
    expect(toTree({ sparse, kept: 1 })).toEqual({ sparse: {}, kept: 1 })
  })

  it.each<[string, () => unknown]>([
    ['has 20,000 values', () => Array.from({ length: 20_000 })],
    ['has a million keys', () => Object.fromEntries(Array.from({ length: 1e6 }).entries())],
    ['leads to the same value in a million ways', () => twice(20)],
    ['lies 100,000 levels deep', () => nest(100_000)]
  ])('reads no more than 20,000 values if one %s, and reports it once', (_, make) => {
    let reads = 0
    const count = <T extends object>(root: T): T =>
      new Proxy(root, {
        get: (target, key) => {
          reads += 1
          const value: unknown = Reflect.get(target, key)
          return typeof value === 'object' && value !== null ? count(value) : value
        }
      })
    const report = jest.fn()
    expect(toAcyclic(count({ kept: 1, large: make() }), report)).toMatchObject({ kept: 1 })
    expect(reads).toBeLessThan(100_000)
    expect(report.mock.calls).toEqual([['event', 'left out in part: it is too large.']])
  })

  it('touches no prototype by a key named "__proto__"', () => {
    const properties = JSON.parse('{"__proto__": {"polluted": 1}, "kept": 1}') as object
    const tree = toTree({ properties })
    expect(Object.keys(tree.properties)).toEqual(['kept'])
    expect(Object.getPrototypeOf(tree.properties)).toBe(Object.prototype)
  })
})
