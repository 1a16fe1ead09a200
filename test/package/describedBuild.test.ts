import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import intercomDestination, { destination, presets } from '../../src'
import { inProject, read, readJson, run } from './support/project'

describe('dist/metadata.json', () => {
  it('is the definition as data', () => {
    expect(readJson('dist/metadata.json')).toEqual(JSON.parse(JSON.stringify(destination)))
  })
})

describe('docs/fields.md', () => {
  // The build has written the file again, so only git knows whether the committed one was out of date.
  const committed = (): string => {
    try {
      return execFileSync('git', ['show', ':docs/fields.md'], {
        cwd: inProject(),
        encoding: 'utf8',
        stdio: 'pipe'
      })
    } catch {
      return read('docs/fields.md')
    }
  }

  const generated = (): string => {
    const script = `
      import { toFieldsReference } from './scripts/metadata/fieldsReference.mjs'
      import { readFileSync } from 'node:fs'
      process.stdout.write(toFieldsReference(JSON.parse(readFileSync('dist/metadata.json', 'utf8'))))`
    return run(inProject(), 'node', '--input-type=module', '-e', script)
  }

  it('is what the definitions say, as committed: run `npm run build:metadata` and add it', () => {
    expect(committed()).toBe(generated())
  })

  it('has each setting, action and field', () => {
    const reference = read('docs/fields.md')
    const { settings, actions } = destination
    const keys = Object.values(actions).flatMap(({ fields }) => Object.keys(fields))
    for (const key of [...Object.keys(settings), ...Object.keys(actions), ...keys])
      expect(reference).toContain(`\`${key}\``)
  })
})

describe('dist/manifest.json', () => {
  interface Manifest {
    version: string
    files: { file: string; bytes: number; gzip: number; integrity: string }[]
  }

  it('has the sizes and the integrity of each file that is run', () => {
    const { files, version } = readJson<Manifest>('dist/manifest.json')
    expect(version).toBe(readJson<Manifest>('package.json').version)
    expect(files.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['intercom.global.js', 'index.mjs', 'index.cjs'])
    )
    for (const { file, ...described } of files) {
      const content = readFileSync(inProject('dist', file))
      expect(described).toEqual({
        bytes: content.length,
        gzip: gzipSync(content, { level: 9 }).length,
        integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`
      })
    }
  })
})

describe('dist/licenses.txt', () => {
  it('names each package that a bundle has code of', () => {
    const bundles = ['intercom.global.js', 'index.mjs', 'index.cjs']
    const sources = bundles.flatMap(
      (file) => readJson<{ sources: string[] }>(`dist/${file}.map`).sources
    )
    const packages = new Set(
      sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? [])
    )
    expect([...packages].sort()).toEqual([
      '@segment/actions-core',
      '@segment/destination-subscriptions',
      '@segment/fql-ts'
    ])
    for (const name of packages) expect(read('dist/licenses.txt')).toContain(`${name} `)
  })
})

describe('the version', () => {
  const { version } = readJson<{ version: string }>('package.json')

  it('is in package.json alone, and each plugin has it', async () => {
    const plugins = await intercomDestination({ appId: 'abc', subscriptions: presets })
    expect(plugins.map((plugin) => plugin.version)).toEqual([version, version, version])
    for (const file of ['intercom.global.js', 'index.mjs', 'index.cjs'])
      expect(read('dist', file).split(`version:"${version}"`)).toHaveLength(2)
  })

  it('has a section in the changelog', () => {
    expect(read('CHANGELOG.md')).toMatch(new RegExp(`^## \\[?${version}\\b`, 'm'))
  })
})
