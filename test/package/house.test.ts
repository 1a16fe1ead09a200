import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inProject, read, run, runTool } from './support/project'

jest.setTimeout(60_000)

let folder: string

// A copy of the source, in which a test can plant what must not be there.
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'segment-intercom-web-'))
  cpSync(inProject('src'), path.join(folder, 'src'), { recursive: true })
  cpSync(inProject('tsconfig.json'), path.join(folder, 'tsconfig.json'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lint = (): string =>
  runTool(folder, 'depcruise', 'src', '--config', inProject('.dependency-cruiser.cjs'))

const whyItFails = (): string => {
  try {
    return `It does not fail: ${lint()}`
  } catch (error) {
    return String(error)
  }
}

const plant = (file: string, line: string): void => {
  const target = path.join(folder, file)
  writeFileSync(target, `${line}\n${readFileSync(target, 'utf8')}`)
}

describe('the imports of src', () => {
  it('go one way', () => {
    expect(lint()).toContain('no dependency violations found')
  })

  it('make no circle, for madge either', () => {
    expect(() => runTool(folder, 'madge', '--circular', '--extensions', 'ts', 'src')).not.toThrow()
  })

  it('fail the check if one goes the other way, as a type too', () => {
    const planted = [
      ['values/number.ts', `import '../runtime/acyclic'`, 'runtime/acyclic.ts'],
      ['values/money.ts', `import type {} from '../session/client'`, 'session/client.ts'],
      ['values/flat.ts', `import '../shims/errors'`, 'shims/errors.ts'],
      ['trackEvent/index.ts', `import '../session/person'`, 'session/person.ts'],
      ['trackEvent/fields.ts', `import '../identifyUser/fields'`, 'identifyUser/fields.ts'],
      ['attributes/custom.ts', `export * from '../trackEvent/fields'`, 'trackEvent/fields.ts'],
      ['fields/types.ts', `import { presets } from '../presets'`, 'presets.ts'],
      ['presets.ts', `import type {} from './destination'`, 'destination/index.ts'],
      ['runtime/mappings.ts', `import '../destination/initialize'`, 'destination/initialize.ts'],
      ['session/client.ts', `import '../messenger/launcher'`, 'messenger/launcher.ts'],
      ['messenger/launcher.ts', `import type {} from '../destination'`, 'destination/index.ts'],
      ['types.ts', `import './diagnostics'`, 'diagnostics.ts']
    ] as const
    for (const [file, line] of planted) plant(`src/${file}`, line)
    const report = whyItFails()
    for (const [file, , imported] of planted)
      expect(report).toContain(`: src/${file} → src/${imported}\n`)
  })

  it('fail the check if one leaves src', () => {
    cpSync(inProject('test/support/truthy.ts'), path.join(folder, 'test/support/truthy.ts'))
    plant('src/index.ts', `import '../test/support/truthy'`)
    expect(whyItFails()).toContain('src/index.ts → test/support/truthy.ts')
  })

  it('fail the check if two files go in a circle', () => {
    plant('src/values/record.ts', `import type {} from './number'`)
    plant('src/values/number.ts', `import type {} from './record'`)
    expect(whyItFails()).toContain('no circle of files')
  })

  it('fail the check if a file belongs to no part of the house', () => {
    writeFileSync(path.join(folder, 'src/helpers.ts'), `import './types'\n`)
    expect(whyItFails()).toContain('every file of src is in a part of the house')
  })

  it('are drawn in CONTRIBUTING.md as they are: run `npm run docs:house`', () => {
    const script = `
      import { withDrawing } from './scripts/draw-house.mjs'
      process.stdout.write(await withDrawing())`
    expect(run(inProject(), 'node', '--input-type=module', '-e', script)).toBe(
      read('CONTRIBUTING.md')
    )
  })

  it('start from parts that CONTRIBUTING.md tells of', () => {
    const names = readdirSync(inProject('src'), { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? `${entry.name}/` : entry.name
    )
    const [, layout = ''] = read('CONTRIBUTING.md').split('## How the code is laid out')
    expect(names.filter((name) => !layout.includes(`\`${name}\``))).toEqual([])
  })
})
