import { readdirSync } from 'node:fs'
import path from 'node:path'
import { configureGlobal } from 'fast-check'
import { runSequence } from '../../test/simulation/run'
import { createSequence } from '../../test/simulation/steps'

const folder = path.resolve(__dirname, '../../test/unit')

/*
 * Thousands of events for each mutant take too long. What checks the harness or the doors for the page's own code kills
 * none, and those doors need a page on which no destination has loaded.
 */
const isLeftOut = (file: string): boolean =>
  /^(support\/|messenger\/remote\.|(react|fuzz|differential|timezones)\.)/.test(file)

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

// The first broken promise of the session is enough, too: unlike `npm run simulate`, this looks for no shorter sequence.
it('the session keeps its promises in 500 random sequences', async () => {
  for (let seed = 1; seed <= 500; seed += 1)
    expect(await runSequence(createSequence(seed))).toBeUndefined()
})
