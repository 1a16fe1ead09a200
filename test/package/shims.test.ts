import { readdirSync } from 'node:fs'
import { inProject, read } from './support/project'

const { shims } = module.require(inProject('shims.config.js')) as {
  shims: { imports: RegExp; file: string }[]
}

const mappingKit = 'node_modules/@segment/actions-core/dist/esm/mapping-kit'

const imported = readdirSync(inProject(mappingKit))
  .filter((name) => name.endsWith('.js'))
  .flatMap((name) => [...read(mappingKit, name).matchAll(/ from '([^']+)'/g)])
  .map(([, id]) => id ?? '')

describe('the list of shims', () => {
  it('has every file of src/shims', () => {
    const files = readdirSync(inProject('src/shims')).map((name) => inProject('src/shims', name))
    expect([...new Set(shims.map(({ file }) => file))].sort()).toEqual(files.sort())
  })

  it.each(shims.map(({ imports }) => imports))(
    'replaces an import of mapping-kit: %s',
    (imports) => {
      expect(imported.filter((id) => imports.test(id))).not.toEqual([])
    }
  )

  it('replaces no import of ours', () => {
    const own = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('shims'))
      .flatMap((name) => [...read('src', name).matchAll(/ from '([^']+)'/g)])
      .map(([, id]) => id ?? '')
    expect(own.length).toBeGreaterThan(50)
    expect(own.filter((id) => shims.some(({ imports }) => imports.test(id)))).toEqual([])
  })
})
