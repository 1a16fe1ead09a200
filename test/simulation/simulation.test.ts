/** @jest-environment node */
import fc from 'fast-check'
import { runs } from '../unit/harness/runs'
import { runSequence } from './run'
import { start, steps } from './steps'
import { type Wrong, wrongSessions } from './wrong'

const promises = (wrong?: Wrong) =>
  fc.asyncProperty(start, steps, async (at, happens) => {
    const failure = await runSequence(at, happens, wrong)
    if (failure !== undefined) throw new Error(failure)
  })

beforeEach(() => {
  console.debug = () => undefined
})

it('the session keeps its promises in random sequences', async () => {
  await fc.assert(promises(), runs(2000))
}, 3_600_000)

describe('a session is found out that', () => {
  it.each(wrongSessions)('%s', async (_, wrong, failure) => {
    const found = await fc.check(promises(wrong), { numRuns: 5000, seed: 1 })
    expect(found.errorInstance).toMatchObject({ message: expect.stringMatching(failure) as string })
  })
})
