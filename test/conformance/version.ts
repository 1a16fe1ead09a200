import { pageOrigin, scenarioPage, waitForReal, type ScenarioWindow } from './page'
import type { Stage } from './run'

/** What the Messenger of November 2021 answers to the command `version`. */
export const buildOf2021 = '0afdb1dabf3631d53ad47d2354c59dd652eb81e2'

/** What a build says it is; "without a version" if it does not know the command. */
export async function versionOf({ net, browser, build }: Stage): Promise<string> {
  net.reset()
  build.serve(net, { isHeld: false, build: {} })
  const url = net.page(`${pageOrigin}/`, scenarioPage({ queue: [['shutdown']] }))
  const page = await browser.newPage()
  try {
    await page.goto(url)
    await waitForReal(page)
    return await page.evaluate(() => {
      const { Intercom } = window as unknown as ScenarioWindow
      return String(Intercom('version') ?? 'without a version')
    })
  } finally {
    await page.close()
  }
}
