import { transform } from '@segment/actions-core/mapping-kit'
import * as shim from '../../src/shims/mappingKit'

describe('the shim of @liquid', () => {
  it('gives nothing, and the other fields arrive', () => {
    const mapping = { name: { '@liquid': '{{ event }}' }, event: { '@path': '$.event' } }
    expect(transform(mapping, { event: 'Read' })).toEqual({ event: 'Read' })
  })
})

describe('the shim of mapping-kit', () => {
  const valueOf = (by: object, directive: object, data: object): unknown =>
    (by as { transform: typeof transform }).transform({ value: directive as never }, data as never)
      .value

  it('flattens many keys: it copies none of them again', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }).fill(1).entries())
    const flattened = valueOf(
      shim,
      { '@flatten': { value: { '@path': '$.' }, separator: '.' } },
      { many }
    )
    expect(Object.keys(flattened as object)).toHaveLength(100_000)
  })

  it('leaves a value as it is, and takes no template that is too long', () => {
    const data = { a: '{{b}}', b: 'secret', c: '{{{b}}}' }
    const template = { '@template': '{{a}} {{{a}}} {{c}} {{{c}}}' }
    expect(valueOf(shim, template, data)).toBe('{{b}} {{b}} {{{b}}} {{{b}}}')
    expect(() => valueOf(shim, { '@template': '{'.repeat(10_001) }, data)).toThrow()
  })
})
