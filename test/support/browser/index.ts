import type { Page } from 'puppeteer-core'
import type { Net } from '../net'
import type { Truthy } from './poll'
import { openChromium, openFirefox } from './puppeteer'
import { openWebKit } from './webkit'

/** A message of the page's console, or an error that nobody caught (`pageerror`). */
export interface ConsoleMessage {
  type: string
  text: string
}

/** The keys that tests press. */
export type PressedKey = 'Enter' | 'Space' | 'Tab'

/** A POST request as it left the page. */
export interface Post {
  url: string
  body: string
  /** It was answered, or it failed. */
  isOver: boolean
}

/**
 * A tab in a session of its own: no cookie or storage outlives it. From `posts` on, the members work in Chromium only.
 */
export interface BrowserPage {
  readonly console: ConsoleMessage[]
  goto(url: string): Promise<void>
  /** Runs a function in the page; it is sent as text, so it sees its arguments (JSON) only. */
  evaluate<Args extends unknown[], Result>(
    fn: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>
  /** Asks the page again until the function answers something truthy, and settles with that. */
  waitFor<Args extends unknown[], Result>(
    fn: (...args: Args) => Result,
    ...args: Args
  ): Promise<Truthy<Awaited<Result>>>
  /** Settles with the first console message or uncaught error that contains the text. */
  waitForMessage(text: string): Promise<ConsoleMessage>
  click(selector: string): Promise<void>
  /** Presses and releases a key for the element that has the focus, as a visitor does. */
  press(key: PressedKey): Promise<void>
  /** Moves the pointer to a point of the viewport, without pressing. */
  move(x: number, y: number): Promise<void>
  /** Turns the wheel by so many pixels downwards, at the place of the pointer. */
  wheel(pixels: number): Promise<void>
  /** The cookies of the page's session, by name. */
  cookies(): Promise<Record<string, string>>
  /** What the page and its frames have posted, in the order of leaving. */
  posts(): Post[]
  /** Bytes of JavaScript heap in use after a garbage collection. */
  heap(): Promise<number>
  /** Makes the processor look this many times slower. */
  throttleCpu(rate: number): Promise<void>
  /** The driver's own page, for what no other driver gives. */
  puppeteer(): Page
  close(): Promise<void>
}

/** A running browser; it opens its pages through the net that it was started with. */
export interface Browser {
  newPage(): Promise<BrowserPage>
  close(): Promise<void>
}

const engines = { chromium: openChromium, firefox: openFirefox, webkit: openWebKit }

/** The engines that tests can run in. */
export type Engine = keyof typeof engines

/** Opens a browser whose only network is the given net. */
export const openBrowser = (net: Net, engine: Engine = 'chromium'): Promise<Browser> =>
  engines[engine](net)
