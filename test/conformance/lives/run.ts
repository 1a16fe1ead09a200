import { DESTINATION } from '../../support/site'
import { keepTold } from '../../support/visitor'
import { pageOrigin, pluginPage } from '../page'
import type { Stage } from '../run'
import { isPending, type Lived } from './judge'
import { live, pagesOf, type Life } from './life'

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
  const observe = async (): Promise<Lived> => {
    const [done, called, told] = await page.evaluate(() =>
      ['done', 'called', 'told'].map((list) => JSON.parse(localStorage.getItem(list) ?? '[]'))
    )
    return { done, called, told, pings: net.pings(), events: net.events(), sessions }
  }
  /** Waits until there is nothing to wait for. */
  const rest = async () => {
    let lived = await observe()
    let size = 0
    for (let left = QUIET_MS; left > 0 && isPending(lived); left -= everyMs) {
      await sleep(everyMs)
      lived = await observe()
      const isQuiet = size === net.requests.length + lived.told.length
      if (!isQuiet) left = QUIET_MS
      size = net.requests.length + lived.told.length
    }
    return lived
  }
  const over = (at: number) =>
    net.waitFor(() => net.requests.some(({ path }) => path === `/${at}/over`), `page ${at}`)
  try {
    await page.goto(`${pageOrigin}/0`)
    await over(last - 1)
    await rest()
    await page.goto(`${pageOrigin}/${last}`)
    await over(last)
    await net.waitFor(() => net.pings().some(({ pageUrl }) => pageUrl.endsWith(`/${last}`)))
    await sleep(life.pingMs + LAST_MS)
    return await observe()
  } finally {
    await page.close()
  }
}

/** Serves the pages of a life, and one more, and what they ask for. */
function serve(life: Life, { net, build }: Stage) {
  net.reset()
  build.serve(net, false)
  net.widget({ lateMs: life.scriptMs })
  const sessions = new Map<string, number>()
  const onPing = async ({ user_data: data = '{}' }: Record<string, string>) => {
    const at = Date.now()
    await sleep(life.pingMs)
    // The servers count the visitors whom no cookie tells of.
    const isNew = !('anonymous_id' in (JSON.parse(data) as object))
    if (isNew) sessions.set(`session-${sessions.size + 1}`, at)
    return undefined
  }
  net.intercomAnswers({ cookieDomain: 'shop.example.test', onPing })
  const pages = [...pagesOf(life), []]
  pages.forEach((steps, index) => {
    const args = [steps, `/${index + 1}`, DESTINATION].map((arg) => JSON.stringify(arg))
    const before = `${keepTold} (${live.toString()})(${args.join()})`
    net.page(`${pageOrigin}/${index}`, pluginPage(net, { before, plugin: { loadOn: 'load' } }))
    net.file(`${pageOrigin}/${index}/over`, '')
  })
  return { sessions, last: pages.length - 1 }
}
