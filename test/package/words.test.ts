import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inProject, read, readJson, run, runTool } from './support/project'

jest.setTimeout(60_000)

let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'segment-intercom-web-words-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a check says of these files; empty if it finds nothing. */
const findings = (check: (...files: string[]) => string, texts: Record<string, string>): string => {
  const files = Object.entries(texts).map(([name, text]) => {
    const file = path.join(folder, name)
    writeFileSync(file, text)
    return file
  })
  try {
    check(...files)
    return ''
  } catch (error) {
    return String(error)
  }
}

const style = (name: string, text: string): string =>
  findings((file) => run(inProject(), 'node', 'scripts/lint-words.mjs', file), { [name]: text })

const spelling = (texts: Record<string, string>): string => {
  const options = ['--no-progress', '--config', inProject('cspell.json'), '--root', folder]
  return findings((...files) => runTool(inProject(), 'cspell', ...options, ...files), texts)
}

/** Sentences, and what the linter says of each. */
const planted = [
  ['Where it fails, the plugin stops.', '"Where": write "if"'],
  ['The key is named in the console.', '"is named": write'],
  ['Use the third way.', '"the third way": write "option 1"'],
  ['It is loaded by the plugin.', 'begin with who does it'],
  ['You will be bitten.', 'passive voice'],
  ['It is very small.', '`very`'],
  ['You utilize the plugin.', '`utilize`'],
  ['Call the the plugin.', 'repeated `the`'],
  ['An plugin is here.', 'Unexpected article `An`'],
  [`${'one and '.repeat(17)}two.`, '35 words; 32 at most']
] as const

describe('npm run lint', () => {
  it('checks spelling and style', () => {
    const { scripts } = readJson<{ scripts: Record<string, string> }>('package.json')
    expect(scripts.lint).toContain('lint:words')
    expect(scripts['lint:words']).toMatch(/^cspell .*&& node scripts\/lint-words.mjs$/)
  })

  it('finds a wrong spelling, and a British one, in documents and code', () => {
    const said = spelling({
      'wrong.md': 'The plguin has a colour.',
      'wrong.ts': '// A mispeling.\n',
      'right.md': 'The plugin has a color.'
    })
    expect(said).toMatch(/Unknown word \(plguin\)[^]*Unknown word \(colour\)/)
    expect(said).toContain('Unknown word (mispeling)')
    expect(said).not.toContain('right.md:')
  })

  it.each([
    ['a document', 'a.md', (texts: string[]) => texts.join('\n\n')],
    ['a table', 'b.md', (texts: string[]) => `| A |\n| - |\n| ${texts.join(' |\n| ')} |\n`],
    ['comments', 'a.ts', (texts: string[]) => texts.map((text) => `/** ${text} */\n`).join('')]
  ])('finds what is hard to read in %s', (_, name, toFile) => {
    const found = style(name, toFile(planted.map(([text]) => text)))
    for (const [, message] of planted) expect(found).toContain(message)
  })

  it('says where in a comment: over several lines, and behind code', () => {
    expect(style('b.ts', `// First,\n// it is very small.\n`)).toMatch(/2:10 +error/)
    expect(style('c.tsx', `const a = <b>{/* very */}</b> // very\n`)).toMatch(/1:18[^]*1:34/)
  })

  it('leaves code, code spans and comments for tools alone', () => {
    expect(style('c.ts', `const very = 'very'\n// eslint-disable-line very -- very\n`)).toBe('')
    expect(style('c.md', 'Call `very`.\n\n```js\n// very\n```\n')).toBe('')
  })

  it('leaves a place and a question alone', () => {
    const places = 'Where does it go? The row says where it goes. From where the page is.'
    expect(style('d.md', places)).toBe('')
  })

  it('has a sorted list of words', () => {
    const words = read('cspell.words.txt').trim().split('\n').slice(1)
    const sorted = [...words].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    expect(words).toEqual(sorted)
  })
})
