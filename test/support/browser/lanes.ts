import { startNet, type Net } from '../net'
import { openBrowser, type Browser, type Engine } from './index'
import { mostStartMs } from './started'

/** A browser and its net, which one test at a time has to itself. */
export interface Lane {
  net: Net
  browser: Browser
}

/** Runs a task in a lane as soon as one is free, first come, first served. */
export type InLane = <Result>(task: (lane: Lane) => Promise<Result>) => Promise<Result>

// Set by the jest projects that run the suite in other engines.
const { browserEngine } = globalThis as { browserEngine?: Engine }

/** Gives a test file with concurrent tests so many lanes. */
export function lanes(count: number): InLane {
  const all: Lane[] = []
  const free: Lane[] = []
  const waiting: Array<(lane: Lane) => void> = []
  jest.setTimeout(30_000)
  beforeAll(async () => {
    const open = async () => {
      const net = await startNet()
      all.push({ net, browser: await openBrowser(net, browserEngine) })
    }
    await Promise.all(Array.from({ length: count }, open))
    free.push(...all)
  }, mostStartMs)
  afterAll(async () => {
    for (const { net, browser } of all) {
      await browser.close()
      await net.close()
    }
  })
  return async (task) => {
    const lane = free.pop() ?? (await new Promise<Lane>((resolve) => waiting.push(resolve)))
    try {
      return await task(lane)
    } finally {
      const next = waiting.shift()
      if (next) next(lane)
      else free.push(lane)
    }
  }
}
