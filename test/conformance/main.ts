import { deepStrictEqual } from 'node:assert'
import { openBrowser } from '../support/browser'
import { startNet } from '../support/net'
import { buildOf2021, realBuild, versionOf } from './builds'
import { runLives } from './lives'
import { run, type Stage } from './run'
import { expectedOf, type Outcome, type Scenario } from './scenario'
import { scenarios } from './scenarios'

const howTo = `Set MESSENGER_DIR to a folder with the files of an Intercom Messenger:

  MESSENGER_DIR=/path/to/folder npm run conformance

The folder must hold the shim (shim*.js) and the scripts that it loads. A build of November 2021 is
public: the folder tests/integrations/intercom of the repository BuilderIO/partytown on GitHub. Never
commit its files here: they are Intercom's. To run the same scenarios against the Messenger double,
use npm run test:all.`

/**
 * Runs the scenarios whose name contains `part`, or random lives, against the Messenger in the folder, and says how each went.
 * Settles with the exit code.
 */
async function main(folder: string | undefined, part = ''): Promise<number> {
  if (!folder) {
    console.error(howTo)
    return 1
  }
  const build = realBuild(folder)
  if (part === 'lives') return runLives(build)
  const net = await startNet()
  const browser = await openBrowser(net)
  try {
    const version = await versionOf(build, net, browser)
    const is2021 = version === buildOf2021
    const when = is2021 ? 'of November 2021' : 'a build that nobody has compared yet'
    console.log(`Messenger ${version}, ${when}, in ${browser.version}\n`)
    let different = 0
    const chosen = scenarios.filter(([name]) => name.includes(part))
    for (const [name, scenario] of chosen) {
      const lines = await compare(scenario, { net, browser, build }, is2021)
      if (lines.length > 0) different += 1
      const said = `${lines.length > 0 ? 'DIFFERS' : 'same   '}  ${name}`
      console.log([said, ...lines].join('\n         '))
    }
    if (is2021 && !part) printKnown()
    console.log(
      `\n${chosen.length} scenarios: ${chosen.length - different} the same, ${different} with differences`
    )
    return different > 0 ? 1 : 0
  } finally {
    await browser.close()
    await net.close()
  }
}

/** Lines that say how the outcome differs, if it does. */
async function compare(scenario: Scenario, stage: Stage, is2021: boolean): Promise<string[]> {
  try {
    deepStrictEqual(plain(await run(scenario, stage)), plain(expectedOf(scenario, is2021)))
    return []
  } catch (error) {
    return (error as Error).message.split('\n')
  }
}

/** As JSON would carry it. */
const plain = (outcome: Outcome): unknown => JSON.parse(JSON.stringify(outcome))

/** Where the contract has an outcome of its own for the build of 2021. */
function printKnown() {
  console.log('\nKnown differences between this build and what Intercom documents today:')
  for (const [name, { in2021 }] of scenarios)
    if (in2021) console.log(`- ${name}\n  ${in2021.because}`)
}

main(process.env.MESSENGER_DIR, process.argv[2]).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
)
