import { readdirSync } from 'node:fs'
import path from 'node:path'
import { configureGlobal } from 'fast-check'

const folder = path.resolve(__dirname, '../../test/unit')

// What is mutated is tested here. The session's tests take longest, so they come last.
const folders = /^(values|identify|trackEvent|timezones|session)/
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => folders.test(file) && file.endsWith('.test.ts'))
  .sort((a, b) => Number(a.startsWith('session')) - Number(b.startsWith('session')))

// A smaller counterexample would tell nobody anything.
configureGlobal({ numRuns: 30, endOnFailure: true })

/*
 * Its tests as one file, each in a block of its own: for each mutant, the page and the modules start once and not twenty
 * times.
 */
for (const file of files)
  describe(file, () => {
    module.require(path.join(folder, file))
  })
