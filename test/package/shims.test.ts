import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { transform, transformBatch } from '@segment/actions-core/mapping-kit'
import { build, type PluginBuild } from 'esbuild'
import { inProject, read } from './support/project'

interface Shim {
  imports: RegExp
  file: string
}

const { shims } = module.require(inProject('shims.config.js')) as { shims: Shim[] }

const shimOf = (name: string): Shim => shims.find(({ file }) => file.endsWith(`/${name}.ts`))!

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

describe('the list of shims', () => {
  it('has every file of src/shims', () => {
    const files = readdirSync(inProject('src/shims')).map((name) => inProject('src/shims', name))
    expect(shims.map(({ file }) => file).sort()).toEqual(files.sort())
  })

  it("replaces imports of Segment's packages alone", () => {
    const importsIn = (folder: string): string[] =>
      readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /(?<!\.d)\.[jt]s$/.test(name) && !name.startsWith('shims'))
        .flatMap((name) => [...read(folder, name).matchAll(/ from '([^']+)'/g)])
        .map(([, id]) => id!)
    const own = importsIn('src')
    const ofSegment = [
      'node_modules/@segment/actions-core/dist/esm/mapping-kit',
      'node_modules/@segment/destination-subscriptions/dist/esm'
    ].flatMap(importsIn)
    expect(own.length).toBeGreaterThan(50)
    for (const { imports } of shims) {
      expect(own.filter((id) => imports.test(id))).toEqual([])
      expect(ofSegment.filter((id) => imports.test(id))).not.toEqual([])
    }
  })
})

describe('the shim of @liquid', () => {
  it('is there because mapping-kit imports an engine that outweighs the plugin', async () => {
    const others = shims.filter((shim) => shim !== shimOf('liquidDirective'))
    await expect(sizeWith(others)).rejects.toThrow('Could not resolve "liquidjs"')
  })

  it('gives nothing, and the other fields arrive', () => {
    const mapping = { name: { '@liquid': '{{ event }}' }, event: { '@path': '$.event' } }
    expect(transform(mapping, { event: 'Read' })).toEqual({ event: 'Read' })
  })
})

it.each(['errors', 'lexer'])('the shim %s saves more than 500 bytes at gzip -9', async (name) => {
  const others = shims.filter((shim) => shim !== shimOf(name))
  expect((await sizeWith(others)) - (await sizeWith(shims))).toBeGreaterThan(500)
})

it('the shim of the errors lets mapping-kit say what is wrong with each field', () => {
  const mapping = { a: { '@nothing': 1 }, b: { '@path': 5 } }
  for (const part of ['/a has an invalid directive: @nothing', '/b/@path'])
    expect(() => transformBatch(mapping as never, [])).toThrow(part)
})
