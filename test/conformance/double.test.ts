import { browserSuite } from '../support/browser/suite'
import { double } from './builds'
import { differences } from './compare'
import { run } from './run'
import { scenarios } from './scenarios'

const suite = browserSuite()

it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
  'the Messenger double does what a Messenger does: %s',
  async (_, scenario) => {
    const { net, browser } = suite
    expect(
      differences(scenario.expected, await run(scenario, { net, browser, build: double }))
    ).toEqual([])
  }
)
