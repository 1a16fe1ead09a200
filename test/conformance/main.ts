import { openBrowser } from '../support/browser'
import { startNet } from '../support/net'
import { double, realBuild } from './builds'
import { differences } from './compare'
import { run } from './run'
import { expectedOf } from './scenario'
import { scenarios } from './scenarios'

const { MESSENGER_DIR: folder, ONLY: only = '' } = process.env

async function main() {
  const net = await startNet()
  const browser = await openBrowser(net)
  const build = folder ? realBuild(folder) : double
  let different = 0
  for (const scenario of scenarios.filter(({ name }) => name.includes(only))) {
    const found = await run(scenario, { net, browser, build, is2021: !process.env.NEW }).catch(
      (error: unknown) => String(error)
    )
    const lines =
      typeof found === 'string'
        ? [found]
        : differences(expectedOf(scenario, !process.env.NEW), found)
    if (lines.length > 0) different += 1
    console.log(`${lines.length > 0 ? 'DIFFERS' : 'same   '} ${scenario.name}`)
    for (const line of lines) console.log(`        ${line}`)
  }
  await browser.close()
  await net.close()
  process.exitCode = different > 0 ? 1 : 0
}

void main()
