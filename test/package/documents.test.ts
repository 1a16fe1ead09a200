import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { destination } from '../../src'
import { blocksOf, documents, inProject, read, readJson } from './support/project'

const filesIn = (folder: string): string[] =>
  readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })

const tests = filesIn('test')
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => read('test', name))
  .join('\n')

describe('the documents', () => {
  it('name only commands that there are', () => {
    const { scripts } = readJson<{ scripts: object }>('package.json')
    const used = documents.flatMap((document) =>
      [...read(document).matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script!)
    )
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

  it.each([
    ['difference from the hosted bundle', 'docs/migrating.md', /<!-- test: (.+) --> *\|$/],
    ['claim', 'SECURITY.md', /`([^`]+)`\s*\|$/]
  ])('name, for each %s in %s, a test that there is', (_, document, pattern) => {
    const [, , ...rows] = read(document).match(/^\| .*$/gm)!
    expect(rows.length).toBeGreaterThan(5)
    const names = rows.map((row) => pattern.exec(row)?.[1] ?? row)
    expect(names.filter((name) => !tests.includes(name))).toEqual([])
  })

  it.each(['docs/frameworks.md', 'docs/recipes/angular.md', 'docs/recipes/nuxt.md'])(
    '%s shows the files of the examples, which `npm run check:frameworks` builds',
    (document) => {
      const examples = filesIn('examples')
      const shown = blocksOf(document).filter(({ file }) => file)
      expect(shown.length).toBeGreaterThan(1)
      // An app without a framework has nothing besides this.
      const plain = "// main.js\nimport { analytics } from './analytics'\n\nanalytics.page()\n"
      const isExample = (file: string, code: string): boolean =>
        examples.some((each) => `/${each}`.endsWith(`/${file}`) && read('examples', each) === code)
      const strange = shown.filter(({ file, code }) => code !== plain && !isExample(file!, code))
      expect(strange.map(({ file }) => file)).toEqual([])
    }
  )
})

it('the README has each setting and each action, and leads to each recipe', () => {
  const parts = [
    ...[...Object.keys(destination.settings), 'getUserToken'].map((key) => `| \`${key}\``),
    ...Object.values(destination.actions).map(({ title }) => `| ${title}`),
    ...filesIn('docs/recipes').map((name) => `(docs/recipes/${name})`)
  ]
  const readme = read('README.md')
  expect(parts.filter((part) => !readme.includes(part))).toEqual([])
})
