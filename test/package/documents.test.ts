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

  it.each([
    ['difference from the hosted bundle in docs/migrating.md', /<!-- test: (.+) --> *\|$/],
    ['claim of SECURITY.md', /`([^`]+)`\s*\|$/]
  ])('name, for each %s, a test that there is', (about, pattern) => {
    const rows = read(about.split(/ (?:in|of) /).at(-1)!)
      .match(/^\| .*$/gm)!
      .slice(2)
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
