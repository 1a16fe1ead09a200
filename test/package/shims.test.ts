import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { transform } from '@segment/actions-core/mapping-kit'
import { build, type PluginBuild } from 'esbuild'
import fc from 'fast-check'
import * as shim from '../../src/shims/mappingKit'
import { inProject } from './support/project'

interface Shim {
  imports: RegExp
  file: string
}

const { shims } = module.require(inProject('shims.config.js')) as { shims: Shim[] }

const without = (...names: string[]): Shim[] =>
  shims.filter(({ file }) => !names.some((name) => file.endsWith(`/${name}.ts`)))

/** The size of the plugin at gzip -9, with nothing replaced but by `list`. */
const sizeWith = async (list: Shim[]): Promise<number> => {
  const setup = ({ onResolve }: PluginBuild): void => {
    for (const { imports, file } of list) onResolve({ filter: imports }, () => ({ path: file }))
  }
  const { outputFiles } = await build({
    entryPoints: [inProject('src/global.ts')],
    bundle: true,
    minify: true,
    write: false,
    mainFields: ['module', 'browser', 'main'],
    logLevel: 'silent',
    plugins: [{ name: 'shims', setup }]
  })
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length
}

it('the list of shims has every file of src/shims, but for their parts', () => {
  const files = readdirSync(inProject('src/shims')).map((name) => inProject('src/shims', name))
  const parts = ['operators', 'tokens', 'validate', 'values'].map((name) =>
    inProject('src/shims', `${name}.ts`)
  )
  expect([...shims.map(({ file }) => file), ...parts].sort()).toEqual(files.sort())
})

describe('the shim of @liquid', () => {
  it('is there because mapping-kit imports an engine that nobody installs here', async () => {
    await expect(sizeWith(without('mappingKit', 'liquidDirective'))).rejects.toThrow(
      'Could not resolve "liquidjs"'
    )
  })

  it('gives nothing, and the other fields arrive', () => {
    const mapping = { name: { '@liquid': '{{ event }}' }, event: { '@path': '$.event' } }
    expect(transform(mapping, { event: 'Read' })).toEqual({ event: 'Read' })
  })
})

// The second also for the lexer that it imports, which names no license. mappings.test.ts and triggers.test.ts compare them.
it.each(Object.entries({ mappingKit: 1200, triggers: 1400 }))(
  'the shim %s saves more than %i bytes at gzip -9',
  async (name, bytes) => {
    expect((await sizeWith(without(name))) - (await sizeWith(shims))).toBeGreaterThan(bytes)
  }
)

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

  it("fills a template as Segment's own does, if no value has braces", () => {
    const parts = fc.constantFrom('{', '}', '{{', '}}', '{{{', '}}}', ' ', 'a', 'b', 'none', '$&')
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (all) => {
        // Segment's own would read a value as the name of another one.
        const data = { a: 'x', b: ['y', null] }
        const template = { '@template': all.join('') }
        expect(valueOf(shim, template, data)).toBe(valueOf({ transform }, template, data))
      }),
      { numRuns: 4000, seed: 1 }
    )
  })

  it('leaves a value as it is, and takes no template that is too long', () => {
    const data = { a: '{{b}}', b: 'secret', c: '{{{b}}}' }
    const template = { '@template': '{{a}} {{{a}}} {{c}} {{{c}}}' }
    expect(valueOf(shim, template, data)).toBe('{{b}} {{b}} {{{b}}} {{{b}}}')
    expect(() => valueOf(shim, { '@template': '{'.repeat(10_001) }, data)).toThrow()
  })

  it('does not check a mapping again for an event, which takes its time', () => {
    const field = { '@case': { operator: 'lower', value: 5 } }
    expect(() => shim.transformBatch({ field })).toThrow('field is invalid')
    expect(shim.transform({ field }, {})).toEqual({ field: 5 })
  })
})
