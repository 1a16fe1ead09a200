import { readdirSync } from 'node:fs'
import path from 'node:path'
import { configureGlobal } from 'fast-check'

const folder = path.resolve(__dirname, '../../test/unit')

// Thousands of events for each mutant take too long, and the doors for the page's own code need a page without a destination.
const isLeftOut = (file: string): boolean =>
  /^(support\/|messenger|(react|fuzz|differential|timezones)\.)/.test(file)

// A smaller counterexample would tell nobody anything.
configureGlobal({ numRuns: 30, endOnFailure: true })

/*
 * All unit tests as one file, each in a block of its own: for each mutant, the page and the modules start once and not
 * twenty times.
 */
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
  if (file.endsWith('.test.ts') && !isLeftOut(file))
    describe(file, () => {
      module.require(path.join(folder, file))
    })
