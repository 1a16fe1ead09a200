import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { transform } from '@segment/actions-core/mapping-kit'
import { build, type PluginBuild } from 'esbuild'
import fc from 'fast-check'
import { flattenObject } from '../../src/shims/flatten'
import { render } from '../../src/shims/placeholders'
import validate from '../../src/shims/validate'
import { inProject } from './support/project'

interface Shim {
  imports: RegExp
  from?: RegExp
  file: string
}

const { shims } = module.require(inProject('shims.config.js')) as { shims: Shim[] }

const without = (name: string): Shim[] => shims.filter(({ file }) => !file.endsWith(`/${name}.ts`))

/** The size of the plugin at gzip -9, with nothing replaced but by `list`. */
const sizeWith = async (list: Shim[]): Promise<number> => {
  const setup = ({ onResolve }: PluginBuild): void => {
    for (const { imports, from = /./, file } of list)
      onResolve({ filter: imports }, ({ importer }) =>
        from.test(importer) ? { path: file } : undefined
      )
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

it('the list of shims has every file of src/shims', () => {
  const files = readdirSync(inProject('src/shims')).map((name) => inProject('src/shims', name))
  expect(shims.map(({ file }) => file).sort()).toEqual(files.sort())
})

describe('the shim of @liquid', () => {
  it('is there because mapping-kit imports an engine that outweighs the plugin', async () => {
    await expect(sizeWith(without('liquidDirective'))).rejects.toThrow(
      'Could not resolve "liquidjs"'
    )
  })

  it('gives nothing, and the other fields arrive', () => {
    const mapping = { name: { '@liquid': '{{ event }}' }, event: { '@path': '$.event' } }
    expect(transform(mapping, { event: 'Read' })).toEqual({ event: 'Read' })
  })
})

// The second also for the lexer that it imports, which names no license. triggers.test.ts compares the two.
it.each(Object.entries({ validate: 400, parseFql: 1400 }))(
  'the shim %s saves more than %i bytes at gzip -9',
  async (name, bytes) => {
    expect((await sizeWith(without(name))) - (await sizeWith(shims))).toBeGreaterThan(bytes)
  }
)

const original = <T extends object>(name: string): T =>
  jest.requireActual<T>(`../../node_modules/@segment/actions-core/dist/cjs/mapping-kit/${name}`)

describe('the shim of flatten', () => {
  it("gives what Segment's own gives", () => {
    const { flattenObject: bySegment } = original<{ flattenObject: typeof flattenObject }>(
      'flatten'
    )
    const options = fc.tuple(fc.anything(), fc.constantFrom('.', '_', ''), fc.boolean())
    fc.assert(
      fc.property(options, ([value, separator, omitsLists]) => {
        const ours = Object.entries(flattenObject(value, '', separator, omitsLists))
        expect(ours).toEqual(Object.entries(bySegment(value, '', separator, omitsLists)))
      }),
      { numRuns: 1000, seed: 1 }
    )
  })

  it('comes to an end with many keys: it copies none of them again', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }).entries())
    expect(Object.keys(flattenObject({ many }, '', '.', false))).toHaveLength(100_000)
  })
})

describe('the shim of the placeholders', () => {
  it("gives what Segment's own gives, if no value has braces", () => {
    const { render: bySegment } = original<{ render: typeof render }>('placeholders')
    const parts = fc.constantFrom('{', '}', '{{', '}}', '{{{', '}}}', ' ', 'a', 'b', 'none', '$&')
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (all) => {
        // Segment's own would read a value as the name of another one.
        const data = { a: 'x', b: ['y', null] }
        expect(render(all.join(''), data)).toBe(bySegment(all.join(''), data))
      }),
      { numRuns: 4000, seed: 1 }
    )
  })

  it('leaves a value as it is, and takes no template that is too long', () => {
    const data = { a: '{{b}}', b: 'secret', c: '{{{b}}}' }
    expect(render('{{a}} {{{a}}} {{c}} {{{c}}}', data)).toBe('{{b}} {{b}} {{{b}}} {{{b}}}')
    expect(() => render('{'.repeat(10_001), data)).toThrow('@template')
  })
})

describe('the shim of the validation', () => {
  it('reads a mapping once, also if each event brings a copy', () => {
    const read = jest.fn(() => '$.event')
    const name = Object.defineProperty({}, '@path', { enumerable: true, get: read })
    validate({ name })
    const { length } = read.mock.calls
    validate({ name })
    expect(length).toBeGreaterThan(0)
    expect(read).toHaveBeenCalledTimes(length)
  })

  it('throws each time', () => {
    for (const mapping of [{ '@path': 5 }, { '@path': 5 }])
      expect(() => validate(mapping)).toThrow()
  })
})
