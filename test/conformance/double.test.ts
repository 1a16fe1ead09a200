import { browserSuite } from '../support/browser/suite'
import { double } from './builds'
import { run } from './run'
import { expectedOf } from './scenario'
import { scenarios } from './scenarios'

const suite = browserSuite()

it.each(scenarios)('the double does what a Messenger does: %s', async (_, scenario) => {
  expect(await run(scenario, { ...suite, build: double })).toEqual(expectedOf(scenario, false))
})
