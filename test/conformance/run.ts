import type { Browser, BrowserPage } from '../support/browser'
import { poll } from '../support/browser/poll'
import type { Net } from '../support/net'
import { waitForDestination } from '../support/site'
import type { MessengerBuild, Served } from './builds'
import {
  observe,
  pageOrigin,
  pluginPage,
  scenarioPage,
  sentBy,
  waitForReal,
  type ScenarioWindow
} from './page'
import type { Outcome, Scenario, Step } from './scenario'

/** Where a scenario runs. */
export interface Stage {
  net: Net
  browser: Browser
  build: MessengerBuild
}

/** Opens the scenario's page, runs its steps, and gives the outcome. */
export async function run(scenario: Scenario, stage: Stage): Promise<Outcome> {
  const { net, browser, build } = stage
  net.reset()
  const pings = new Pings(scenario.pings)
  net.intercomAnswers({ cookieDomain: 'shop.example.test', onPing: () => pings.hold() })
  const isHeld = scenario.frame === 'held'
  const served = build.serve(net, isHeld)
  net.page(`${pageOrigin}/`, scenario.plugin ? pluginPage(net, scenario) : scenarioPage(scenario))
  const page = await browser.newPage()
  const open = async () => {
    await page.goto(`${pageOrigin}/`)
    if (scenario.plugin) await waitForDestination(page)
    else if (!isHeld) await waitForReal(page)
  }
  try {
    await open()
    if (!isHeld && scenario.pings === undefined) await settle({ page, pings })
    for (const step of scenario.steps ?? []) await go(step, { page, pings, served, open })
    await settle({ page, pings })
    return await observe(page)
  } finally {
    await page.close()
  }
}

interface Running {
  page: BrowserPage
  pings: Pings
  served: Served
  open: () => Promise<void>
}

async function go(step: Step, { page, pings, served, open }: Running): Promise<void> {
  if (step === 'settle') return settle({ page, pings })
  if (step === 'accept') {
    await until(() => pings.waiting > 0, 'a ping that waits')
    pings.answer()
    return
  }
  if (step === 'takeOver') {
    await served.takeOver(page)
    return waitForReal(page)
  }
  if (step === 'reload') return open()
  if ('until' in step)
    return void (await page.waitFor((code) => (0, eval)(code) as boolean, step.until))
  if ('calls' in step)
    return page.evaluate((calls) => (window as unknown as ScenarioWindow).call(calls), step.calls)
  if ('sent' in step) {
    await until(() => sentBy(page).length >= step.sent, `${step.sent} requests`)
    // A page that is left takes back what has not arrived, and two connections can swap two pings.
    return until(() => pings.arrived >= page.posts().filter(isPing).length, 'pings that arrive')
  }
  if ('later' in step) return page.evaluate(moveClock, step.later)
  return page.evaluate(async (code) => void (await (0, eval)(code)), step.run)
}

const until = async (condition: () => boolean, what: string) =>
  void (await poll(() => Promise.resolve(condition()), what))

/**
 * All that leaves by itself leaves within milliseconds: a request of our own, sent later, tells that it
 * has. What has left is waited for, but for pings that wait for a step.
 */
async function settle({ page, pings }: Pick<Running, 'page' | 'pings'>): Promise<void> {
  for (let sent = -1; sent !== sentBy(page).length;) {
    sent = sentBy(page).length
    await page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 40))
      await fetch('https://api-iam.intercom.io/settled', { method: 'POST' })
    })
    if (underWay(page) <= pings.waiting) continue
    await until(() => underWay(page) <= pings.waiting, 'the answers to pings')
    // The page has yet to see the answer, and to send what waited for it.
    sent = -1
  }
}

const isPing = ({ url }: { url: string }) => url.endsWith('/messenger/web/ping')

const underWay = (page: BrowserPage) =>
  page.posts().filter((post) => isPing(post) && !post.isOver).length

/** Moves the clocks of the page and of its frames: a build's code may run in them. */
function moveClock(ms: number) {
  const all = [window, ...Array.from(window.frames)] as unknown as (typeof globalThis)[]
  for (const { Date: clock } of all) {
    const now = clock.now.bind(clock)
    clock.now = () => now() + ms
  }
}

/** Decides when each ping of a scenario is answered. */
class Pings {
  readonly #rule: Scenario['pings']
  readonly #waiting: Array<() => void> = []

  /** How many have arrived. */
  arrived = 0

  constructor(rule: Scenario['pings']) {
    this.#rule = rule
  }

  get waiting() {
    return this.#waiting.length
  }

  hold(): Promise<void> {
    this.arrived += 1
    return new Promise((resolve) => {
      if (this.#rule === 'held') this.#waiting.push(resolve)
      else setTimeout(resolve, this.#rule)
    })
  }

  answer() {
    this.#waiting.shift()?.()
  }
}
