import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { transform, transformBatch } from '@segment/actions-core/mapping-kit'
import { build, type PluginBuild } from 'esbuild'
import { inProject } from './support/project'

interface Shim {
  imports: RegExp
  file: string
}

const { shims } = module.require(inProject('shims.config.js')) as { shims: Shim[] }

const without = (name: string): Shim[] => shims.filter(({ file }) => !file.endsWith(`/${name}.ts`))

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

it.each(['errors', 'lexer'])('the shim %s saves more than 500 bytes at gzip -9', async (name) => {
  expect((await sizeWith(without(name))) - (await sizeWith(shims))).toBeGreaterThan(500)
})

it('the shim of the errors lets mapping-kit say what is wrong with each field', () => {
  const mapping = { a: { '@nothing': 1 }, b: { '@path': 5 } }
  for (const part of ['/a has an invalid directive: @nothing', '/b/@path'])
    expect(() => transformBatch(mapping as never, [])).toThrow(part)
})
