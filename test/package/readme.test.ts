import { readdirSync } from 'node:fs'
import { destination } from '../../src'
import { inProject, read, readJson } from './support/project'

interface Cost {
  blockingMs: number
  scriptMs: number
  bytes: number
  lighthouse: number
}

const readme = read('README.md')

const rows = readme.split('\n').filter((line) => line.startsWith('| '))

describe('the README', () => {
  it('is short: what is longer than 200 lines stands in docs', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(200)
  })

  it('shows code within the first screens, after one sentence and a picture', () => {
    expect(readme.split('```js')[0]!.split('\n').length).toBeLessThan(50)
  })

  it('has each setting and each action', () => {
    const settings = [...Object.keys(destination.settings), 'getUserToken']
    const first = rows.map((row) => row.split('|')[1]!.trim())
    const titles = Object.values(destination.actions).map(({ title }) => title)
    expect(first).toEqual(
      expect.arrayContaining([...settings.map((key) => `\`${key}\``), ...titles])
    )
  })

  it('leads to each recipe', () => {
    const recipes = readdirSync(inProject('docs/recipes')).map((name) => `docs/recipes/${name}`)
    expect(recipes.filter((recipe) => !readme.includes(`(${recipe})`))).toEqual([])
  })

  // `node bench/run.mjs render` writes them again.
  it.each([
    ['Without Intercom', 'noPlugin'],
    ["`loadOn: 'load'`", 'load'],
    ["`loadOn: 'idle'`", 'idle'],
    ["`loadOn: 'interaction'`", 'interaction']
  ])('tells what was measured last: %s', (title, name) => {
    const { loading } = readJson<{ loading: { pages: Record<string, Cost> } }>('bench/results.json')
    const { blockingMs, scriptMs, bytes, lighthouse } = loading.pages[name]!
    const [, , ...cells] = rows.find((row) => row.startsWith(`| ${title}`))!.split('|')
    const [blocked, script, code, score] = cells.map((cell) => parseFloat(cell))
    expect(Math.abs(blocked! - blockingMs)).toBeLessThan(1)
    expect(Math.abs(script! - scriptMs)).toBeLessThan(1)
    expect(code).toBe(Math.round(bytes / 1000))
    expect(score).toBe(lighthouse)
  })
})
