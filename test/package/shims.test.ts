import * as shim from '../../src/shims/mappingKit'

describe('the shim of mapping-kit', () => {
  const valueOf = (directive: object, data: object): unknown =>
    (shim.transform({ value: directive }, data) as { value: unknown }).value

  it('flattens many keys: it copies none of them again', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }).fill(1).entries())
    const directive = { '@flatten': { value: { '@path': '$.' }, separator: '.' } }
    const flattened = valueOf(directive, { many })
    expect(Object.keys(flattened as object)).toHaveLength(100_000)
  })

  it('leaves a value as it is, and takes no template that is too long', () => {
    const data = { a: '{{b}}', b: 'secret', c: '{{{b}}}' }
    const template = { '@template': '{{a}} {{{a}}} {{c}} {{{c}}}' }
    expect(valueOf(template, data)).toBe('{{b}} {{b}} {{{b}}} {{{b}}}')
    expect(() => valueOf({ '@template': '{'.repeat(10_001) }, data)).toThrow()
  })
})
