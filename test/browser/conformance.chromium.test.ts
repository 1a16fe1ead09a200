import { double } from '../conformance/builds'
import { differences } from '../conformance/compare'
import { run } from '../conformance/run'
import { expectedOf } from '../conformance/scenario'
import { scenarios } from '../conformance/scenarios'
import { lanes } from '../support/browser/lanes'

// A scenario waits most of its time, so several run side by side.
const inLane = lanes(4)

const differencesOf = (scenario: (typeof scenarios)[number], is2021: boolean) =>
  inLane(async ({ net, browser }) => {
    const outcome = await run(scenario, { net, browser, build: double, is2021 })
    return differences(expectedOf(scenario, is2021), outcome)
  })

describe('the Messenger double does what a Messenger does:', () => {
  it.concurrent.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    async (_, scenario) => {
      expect(await differencesOf(scenario, false)).toEqual([])
    }
  )
})

describe('set up as the build of November 2021, it does what that one does:', () => {
  it.concurrent.each(
    scenarios.filter(({ in2021 }) => in2021).map((scenario) => [scenario.name, scenario] as const)
  )('%s', async (_, scenario) => {
    expect(await differencesOf(scenario, true)).toEqual([])
  })
})

describe('the contract', () => {
  it('has no two scenarios of one name', () => {
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length)
  })

  it('names each difference that is found', async () => {
    const [scenario] = scenarios
    if (!scenario) throw new Error('There is no scenario.')
    const wrong = { ...scenario, expected: { ...scenario.expected, visitorId: 'somebody' } }
    expect(await differencesOf(wrong, false)).toEqual([
      'visitorId: expected "somebody"',
      '           but found "visitor-1"'
    ])
  })
})
