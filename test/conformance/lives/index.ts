import { openBrowser } from '../../support/browser'
import { startNet } from '../../support/net'
import startChromium, { stop as stopChromium } from '../../support/startChromium'
import type { MessengerBuild } from '../builds'
import { arrivals, judge, type Lived, type Verdict } from './judge'
import { randomLives, type Life } from './life'
import { run } from './run'

/** How many lives run at the same time. */
const TABS = 4

/**
 * Runs `LIVES` random lives of a tab, chosen by `SEED`, with the real Analytics.js and the plugin, and says what went wrong in
 * each and in all. Settles with the exit code.
 */
export async function runLives(build: MessengerBuild): Promise<number> {
  const { LIVES = '50', SEED = '1', LIFE } = process.env
  const lives = [...randomLives(Number(LIVES), Number(SEED)).entries()]
  const waiting = lives.filter(([index]) => !LIFE || index === Number(LIFE))
  const verdicts: Verdict[] = []
  await startChromium()
  const tab = async () => {
    const net = await startNet()
    const browser = await openBrowser(net)
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, life] = next
      const lived = await run(life, { net, browser, build })
      const verdict = judge(lived)
      verdicts.push(verdict)
      if (faultsOf(verdict).length > 0) console.log(describe(index, life, lived, verdict))
    }
    await browser.close()
    await net.close()
  }
  try {
    await Promise.all(Array.from({ length: TABS }, tab))
  } finally {
    await stopChromium()
  }
  const sum = (of: keyof Verdict) => verdicts.reduce((all, verdict) => all + verdict[of].length, 0)
  const counts = faults.map(([of, name]) => `${sum(of)} ${name}`).join(', ')
  console.log(`\n${verdicts.length} lives, ${sum('called')} events: ${counts}`)
  return sum('unreported') + sum('wrongPerson') + sum('twice') > 0 ? 1 : 0
}

const faults: [of: keyof Verdict, name: string][] = [
  ['lost', 'lost'],
  ['needless', 'lost without a logout before the page was left'],
  ['unreported', 'lost and not reported'],
  ['wrongPerson', 'as another person'],
  ['twice', 'twice']
]

const faultsOf = (verdict: Verdict): string[] =>
  faults
    .filter(([of]) => verdict[of].length > 0)
    .map(([of, name]) => `${verdict[of].join(' ')} ${name}`)

/** One line on what went wrong, what was done at which millisecond, and what became of each event. */
function describe(index: number, life: Life, lived: Lived, verdict: Verdict): string {
  const start = lived.done[0]?.at ?? 0
  const steps = lived.done.map(({ step, at }) => `${at - start} ${step}`)
  const { called: _, ...wrong } = verdict
  const fates = lived.called
    .filter(({ event }) => Object.values(wrong).flat().includes(event))
    .map(({ event, messageId, at }) => {
      const told = lived.told.filter((one) => one.messageId === messageId)
      const fate = [
        ...told.map(({ type, reason }) => (reason ? `${type} (${reason})` : type)),
        ...arrivals(event, lived).map(
          ({ userData, anonymousSession: session }) =>
            `came as ${String(userData.user_id)}, ${session} of ${(lived.sessions.get(session) ?? 0) - start}`
        )
      ]
      return `${event} at ${at - start}: ${fate.join(', ')}`
    })
  const { pingMs, scriptMs } = life
  const title = `life ${index}, pings ${pingMs} ms, script ${scriptMs} ms`
  return [`${title}: ${faultsOf(verdict).join('; ')}`, steps.join(', '), ...fates].join('\n  ')
}
