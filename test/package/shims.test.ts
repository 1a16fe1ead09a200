import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { transform, transformBatch } from '@segment/actions-core/mapping-kit'
import { build, type PluginBuild } from 'esbuild'
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
it.each(Object.entries({ errors: 500, parseFql: 1400 }))(
  'the shim %s saves more than %i bytes at gzip -9',
  async (name, bytes) => {
    expect((await sizeWith(without(name))) - (await sizeWith(shims))).toBeGreaterThan(bytes)
  }
)

it('the shim of the errors lets mapping-kit say what is wrong with each field', () => {
  const mapping = { a: { '@nothing': 1 }, b: { '@path': 5 } }
  for (const part of ['/a has an invalid directive: @nothing', '/b/@path'])
    expect(() => transformBatch(mapping as never, [])).toThrow(part)
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
