import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { destination } from '../../src'
import { examples } from './support/exampleBlocks'
import { blocks, documents } from './support/markdown'
import { fillings, messages, sourceText } from './support/messages'
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

describe('the README', () => {
  const readme = read('README.md')

  it('is short: what is longer than 200 lines stands in docs', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(200)
  })

  it('has each setting and each action, and leads to each recipe', () => {
    for (const key of [...Object.keys(destination.settings), 'getUserToken'])
      expect(readme).toContain(`| \`${key}\``)
    for (const { title } of Object.values(destination.actions))
      expect(readme).toContain(`| ${title}`)
    for (const name of readdirSync(inProject('docs/recipes')))
      expect(readme).toContain(`(docs/recipes/${name})`)
  })
})

const page = read('docs/troubleshooting.md')

const spansOf = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, span]) => span!)

/** The messages that the page has rows for. */
const documented = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => /^\| `([^`]+)`/.exec(line)![1]!)

/** Words that stand for what comes: KEY, NAME, URL, a number, an ellipsis. */
const isPlaceholder = (text: string): boolean => /^(@?[A-Z]+|[\d,]+|…)$/.test(text)

/** Whether the source can fill this in. */
const isSaid = (text: string): boolean =>
  isPlaceholder(text) ||
  ['function', 'symbol', 'bigint'].includes(text) ||
  sourceText.includes(`'${text}'`)

describe('docs/troubleshooting.md', () => {
  it('and the source have messages to compare', () => {
    expect(messages.length).toBeGreaterThan(20)
    expect(documented.length).toBeGreaterThan(25)
  })

  it.each(messages.map(({ text, file }) => [text, file] as const))(
    'documents "%s" (%s)',
    (text, file) => {
      // A text that isn't a sentence is a part of one.
      const isPart = !text.endsWith('.')
      const found = spansOf(page).filter((span) =>
        isPart ? span.includes(text) : fillings({ text, file }, span)
      )
      expect(found).not.toEqual([])
    }
  )

  it.each(documented)('documents what the source says: %s', (text) => {
    const reason = text.replace(/^[^"]+"[^"]+": /, '')
    if (isPlaceholder(reason)) return
    const filled = messages.flatMap((message) => {
      const values = fillings(message, text)
      return values ? [values] : []
    })
    expect(filled).not.toEqual([])
    expect(filled.some((values) => values.every(isSaid))).toBe(true)
  })

  it.each(documented)('puts before it what the source knows: %s', (text) => {
    const [, where = ''] = /^([\w …]+ "[^"]+"): /.exec(text) ?? []
    const words = where.match(/\b[a-z]\w+/g) ?? []
    expect(words.filter((word) => !sourceText.includes(word))).toEqual([])
  })
})
