import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { destination } from '../../src'
import { blocksOf, documents, inProject, read, readJson } from './support/project'

const filesIn = (folder: string): string[] =>
  readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })

const textsIn = (folder: string, ending: string): string[] =>
  filesIn(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => read(folder, name))

/** The rows of a document's tables, without their heads. */
const rowsOf = (document: string): string[] =>
  read(document)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)

describe('the documents', () => {
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
    const names = rowsOf('docs/migrating.md').map(
      (row) => /<!-- test: (.+) --> *\|$/.exec(row)?.[1] ?? row
    )
    expect(names.length).toBeGreaterThan(30)
    const tests = textsIn('test', '.test.ts').join('\n')
    const titles = (name: string): string[] => [`'${name}'`, `"${name}"`]
    expect(names.filter((name) => !titles(name).some((title) => tests.includes(title)))).toEqual([])
  })

  it('name, for each claim of SECURITY.md, a test that there is', () => {
    const names = rowsOf('SECURITY.md').map((row) => /`([^`]+)`\s*\|$/.exec(row)?.[1] ?? row)
    expect(names.length).toBeGreaterThan(5)
    const tests = read('test/unit/security.test.ts')
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

describe('the README', () => {
  const readme = read('README.md')

  it('is short: what is longer than 200 lines stands in docs', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(200)
  })

  it('has each setting and each action, and leads to each recipe', () => {
    const settings = [...Object.keys(destination.settings), 'getUserToken']
    const actions = Object.values(destination.actions)
    const parts = [
      ...settings.map((key) => `| \`${key}\``),
      ...actions.map(({ title }) => `| ${title}`),
      ...filesIn('docs/recipes').map((name) => `(docs/recipes/${name})`)
    ]
    expect(parts.filter((part) => !readme.includes(part))).toEqual([])
  })
})
