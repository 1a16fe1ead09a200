import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { examples } from './support/exampleBlocks'
import { blocks, documents } from './support/markdown'
import { inProject, read, readJson } from './support/project'

const allTests = readdirSync(inProject('test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => read('test', name))
  .join('\n')

describe('the documents', () => {
  it('have no block that no test runs', () => {
    const run = Object.values(examples).flat()
    const shown = ['sh', 'text', 'mermaid']
    const others = blocks.filter((block) => !run.includes(block))
    expect(others.filter(({ language }) => !shown.includes(language))).toEqual([])
  })

  it('name only commands that there are', () => {
    const { scripts } = readJson<{ scripts: Record<string, string> }>('package.json')
    const used = documents.flatMap((document) =>
      [...read(document).matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script!)
    )
    expect(used.length).toBeGreaterThan(0)
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(used))
  })

  it('link only to files that there are', () => {
    const missing = documents.flatMap((document) =>
      [...read(document).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)]
        .map(([, link]) => path.join(path.dirname(document), link!))
        .filter((file) => !existsSync(inProject(file)))
        .map((file) => `${document} → ${file}`)
    )
    expect(missing).toEqual([])
  })

  it('name, for each difference from the hosted bundle, a test that there is', () => {
    const rows = read('docs/migrating.md')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2)
    const names = rows.map((row) => /<!-- test: (.+) --> *\|$/.exec(row)?.[1] ?? row)
    expect(names.length).toBeGreaterThan(30)
    const titles = (name: string): string[] => [`'${name}'`, `"${name}"`]
    const missing = names.filter((name) => !titles(name).some((title) => allTests.includes(title)))
    expect(missing).toEqual([])
  })

  it('name, for each claim of SECURITY.md, a test that there is', () => {
    const tests = read('test/unit/security.test.ts')
    const rows = read('SECURITY.md')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2)
    const names = rows.map((row) => /`([^`]+)`\s*\|$/.exec(row)?.[1] ?? row)
    expect(names.length).toBeGreaterThan(5)
    expect(names.filter((name) => !tests.includes(name))).toEqual([])
  })
})
