import { DESTINATION } from '../../support/site'
import { keepTold } from '../../support/site'
import { toldOf } from '../../support/visitor'
import { pageOrigin, pluginPage } from '../page'
import type { Stage } from '../run'
import { isUnreported, type Lived } from './judge'
import { live, type Life } from './life'

/** A page on which nothing has happened for so long sends nothing more: a boundary takes 3 s at most. */
const QUIET_MS = 4000

/** What the pages before have kept leaves within it, after the answer on the last page. */
const LAST_MS = 500

const everyMs = 100

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Lives a life in a new tab. At its end the tab is quiet, and then opens one more page, for what waits for that. */
export async function run(life: Life, stage: Stage): Promise<Lived> {
  const { net, browser } = stage
  const { sessions, last } = serve(life, stage)
  const page = await browser.newPage()
  const observe = async () => {
    const noted = await page.evaluate(() =>
      ['done', 'called'].map((list) => [list, JSON.parse(localStorage[list] ?? '[]')])
    )
    const told = await toldOf({ page })
    return { ...Object.fromEntries(noted), told, events: net.events(), sessions } as Lived
  }
  const over = (at: number) =>
    net.waitFor(() => net.requests.some(({ path }) => path === `/${at}/over`), `page ${at}`)
  try {
    await page.goto(`${pageOrigin}/0`)
    await over(last - 1)
    let size = 0
    for (let left = QUIET_MS; left > 0; left -= everyMs) {
      const lived = await observe()
      if (!lived.called.some((call) => isUnreported(call, lived))) break
      if (size !== (size = net.requests.length + lived.told.length)) left = QUIET_MS
      await sleep(everyMs)
    }
    await page.goto(`${pageOrigin}/${last}`)
    await over(last)
    await net.waitFor(() => net.pings().some(({ pageUrl }) => pageUrl.endsWith(`/${last}`)))
    await sleep(life.pingMs + LAST_MS)
    return await observe()
  } finally {
    await page.close()
  }
}

/** Serves the pages of a life, one more, and what they ask for. */
function serve({ steps, pingMs, scriptMs }: Life, { net, build }: Stage) {
  net.reset()
  build.serve(net, false)
  net.widget({ lateMs: scriptMs })
  const sessions = new Map<string, number>()
  const onPing = async ({ user_data: data = '{}' }: Record<string, string>) => {
    const at = Date.now()
    await sleep(pingMs)
    // The servers count the visitors whom no cookie tells of.
    if (!('anonymous_id' in JSON.parse(data))) sessions.set(`session-${sessions.size + 1}`, at)
  }
  net.intercomAnswers({ cookieDomain: 'shop.example.test', onPing })
  const leaves = steps.flatMap((step, index) => (step === 'leave' ? [index + 1] : []))
  const starts = [0, ...leaves, steps.length]
  starts.forEach((start, index) => {
    const args = [steps.slice(start, starts[index + 1]), `/${index + 1}`, DESTINATION]
    const before = `${keepTold} (${live.toString()})(${args.map((arg) => JSON.stringify(arg)).join()})`
    net.page(`${pageOrigin}/${index}`, pluginPage(net, { before, plugin: { loadOn: 'load' } }))
    net.file(`${pageOrigin}/${index}/over`, '')
  })
  return { sessions, last: starts.length - 1 }
}
