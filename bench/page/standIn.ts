import { messengerBundle, optionsPrelude } from '../../test/support/messenger/bundle'
import type { BrowserSuite } from '../../test/support/browser/suite'
import { withPage } from './withBrowser'

/** What Intercom's script weighs before anybody opens the Messenger: bytes, and ms of work on a slow processor. */
export const WEIGHT = { bytes: 743_000, ms: 250, throttling: 4 }

// Each function has its own body, so the engine compiles each. The script calls all of them, or the engine would only look
// for their ends.
const toFunction = (index: number): string =>
  `(function part${index}(list, seed) {
  const name${index} = 'part ' + (seed * ${index} + 7) % 1013
  for (let at = 0; at < 3; at += 1) list.push({ name: name${index}, at, of: [seed, at + ${index}] })
  if (list.length > ${1000 + index}) list.splice(0, ${900 + (index % 50)})
  return { seed: seed + ${index % 13}, last: list[list.length - 1], text: \`\${name${index}} of \${seed}\` }
})(list, ${index});\n`

const toPart = (from: number, bytes: number, rounds: number): string => {
  let text = 'var list = [];\n'
  for (let index = from; text.length < bytes; index += 1) text += toFunction(index)
  return `(function () {
    var start = performance.now()
    ${text}
    var value = 1
    for (var round = 0; round < ${rounds}; round += 1) value = (value * 16807) % 2147483647
    window.standIn = { value: value, ms: performance.now() - start + (window.standIn ? standIn.ms : 0) }
  })();\n`
}

// In two tasks, as a script and the frame that it opens are.
const toScript = (rounds: number, end: string): string =>
  `${toPart(0, WEIGHT.bytes / 2, rounds / 2)}
  setTimeout(function () { ${toPart(1e6, WEIGHT.bytes / 2, rounds / 2)} ${end} })`

/** Makes a script of Intercom's weight on this machine, that then does what the Messenger double does. */
export async function createStandIn(suite: BrowserSuite): Promise<string> {
  const double = optionsPrelude({}) + (await messengerBundle())
  const run = (rounds: number): Promise<number> =>
    withPage(suite, async ({ net, page }) => {
      const url = net.file('/script.js', toScript(rounds, 'standIn.isDone = true'))
      await page.goto(net.page('/', '<!doctype html><title>Calibration</title>'))
      await page.throttleCpu(WEIGHT.throttling)
      // From a file, as a page gets it: the engine compiles most of it beside the main thread.
      await page.evaluate((src) => {
        document.head.append(Object.assign(document.createElement('script'), { src }))
      }, url)
      return await page.waitFor(() => {
        const { standIn } = window as unknown as { standIn?: { isDone?: boolean; ms: number } }
        return standIn?.isDone && standIn.ms
      })
    })
  const least = async (rounds: number): Promise<number> =>
    Math.min(await run(rounds), await run(rounds), await run(rounds))
  await run(0)
  const alone = await least(0)
  const perRound = ((await least(8e6)) - alone) / 8e6
  return toScript(Math.max(0, Math.round((WEIGHT.ms - alone) / perRound)), double)
}
