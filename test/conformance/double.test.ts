import { browserSuite } from '../support/browser/suite'
import { double } from './builds'
import { run } from './run'
import { scenarios } from './scenarios'

const suite = browserSuite()

it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
  'the Messenger double does what a Messenger does: %s',
  async (_, scenario) => {
    expect(await run(scenario, { ...suite, build: double })).toEqual(scenario.expected)
  }
)
