import { openBrowser } from '../../support/browser'
import { startNet } from '../../support/net'
import startChromium, { stop as stopChromium } from '../../support/startChromium'
import { type MessengerBuild, realBuild } from '../builds'
import { arrivals, questions, type Lived } from './judge'
import { randomLives, type Called } from './life'
import { run } from './run'

/** How many lives run at the same time. */
const TABS = 4

const faults = Object.keys(questions) as (keyof typeof questions)[]

/** What may never be. */
const grave: typeof faults = [
  'lost and not reported',
  'as another person',
  'without one outcome',
  'twice'
]

const eventsOf = (fault: keyof typeof questions, lived: Lived): Called[] =>
  lived.called.filter((call) => questions[fault](call, lived))

/**
 * Runs `LIVES` random lives of a tab, chosen by `SEED`, with the real Analytics.js and the plugin, or only number `LIFE` of them.
 * Says what went wrong, and settles with the exit code.
 */
async function runLives(build: MessengerBuild): Promise<number> {
  const { LIVES = '50', SEED = '1', LIFE = '' } = process.env
  const lives = [...randomLives(Number(LIVES), Number(SEED)).entries()]
  const waiting = lives.filter(([index]) => LIFE === '' || index === Number(LIFE))
  const all: Lived[] = []
  await startChromium()
  const tab = async () => {
    const net = await startNet()
    const browser = await openBrowser(net)
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, life] = next
      const lived = await run(life, { net, browser, build })
      all.push(lived)
      const about = `life ${index}, pings ${life.pingMs} ms, script ${life.scriptMs} ms`
      if (faults.some((fault) => eventsOf(fault, lived).length > 0)) console.log(tell(about, lived))
    }
    await browser.close()
    await net.close()
  }
  await Promise.all(Array.from({ length: TABS }, tab)).finally(stopChromium)
  const sum = (fault: (typeof faults)[number]) =>
    all.flatMap((lived) => eventsOf(fault, lived)).length
  const called = all.flatMap(({ called }) => called).length
  const counts = faults.map((fault) => `${sum(fault)} ${fault}`).join(', ')
  console.log(`\n${all.length} lives, ${called} events: ${counts}`)
  return grave.some((fault) => sum(fault) > 0) ? 1 : 0
}

/** What was done at which millisecond, and what became of each event. */
function tell(about: string, lived: Lived): string {
  const { done, called, told, sessions } = lived
  const since = (at = NaN) => at - (done[0]?.at ?? 0)
  const steps = done.map(({ step, at }) => `${since(at)} ${step}`)
  const lines = called.map((call) => {
    const own = told.filter(({ messageId }) => messageId === call.messageId)
    const fates = [
      ...faults.filter((fault) => questions[fault](call, lived)).slice(-1),
      ...own.map(({ type, reason = '' }) => `told ${type} ${reason}`),
      ...arrivals(call, lived).map(
        ({ userData, anonymousSession: session }) =>
          `came as ${String(userData.user_id)} in ${session} of ${since(sessions.get(session))}`
      )
    ]
    return `${since(call.at)} ${call.event}: ${fates.join('; ')}`
  })
  return [about, steps.join(', '), ...lines].join('\n  ')
}

const { MESSENGER_DIR: folder } = process.env
if (!folder) throw new Error('Set MESSENGER_DIR to the folder of a real Messenger build.')
void runLives(realBuild(folder)).then((code) => process.exit(code))
