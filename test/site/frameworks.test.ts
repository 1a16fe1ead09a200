import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { blocksOf } from '../package/support/markdown'
import { inProject } from '../package/support/project'

const examples = readdirSync(inProject('examples'), { recursive: true, encoding: 'utf8' })
  .map((name) => inProject('examples', name))
  .filter((file) => statSync(file).isFile())

const isExample = (file: string, code: string): boolean =>
  examples.some((each) => each.endsWith(path.sep + file) && readFileSync(each, 'utf8') === code)

it.each(['docs/frameworks.md', 'docs/recipes/angular.md', 'docs/recipes/nuxt.md'])(
  '%s shows the files of the examples, which `npm run check:frameworks` builds',
  (document) => {
    const shown = blocksOf(document).flatMap(({ file, code }) => (file ? [{ file, code }] : []))
    expect(shown.length).toBeGreaterThan(1)
    // An app without a framework has nothing besides this.
    const plain = "// main.js\nimport { analytics } from './analytics'\n\nanalytics.page()\n"
    const strange = shown.filter(({ file, code }) => code !== plain && !isExample(file, code))
    expect(strange.map(({ file }) => file)).toEqual([])
  }
)
