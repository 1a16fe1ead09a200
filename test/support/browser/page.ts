import type { Page } from 'puppeteer-core'
import type { Truthy } from './poll'

/** A message of the page's console, or an error that nobody caught (`pageerror`). */
export interface ConsoleMessage {
  type: string
  text: string
}

/** A cookie and where it is: `.example.com` for a domain with its subdomains, `example.com` for a host. */
export interface PlacedCookie {
  name: string
  value: string
  domain: string
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

/** A tab in a session of its own: no cookie or storage outlives it. */
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
  type(selector: string, text: string): Promise<void>
  /** Presses and releases a key for the element that has the focus, as a visitor does. */
  press(key: PressedKey): Promise<void>
  /** Moves the pointer to a point of the viewport, without pressing. */
  move(x: number, y: number): Promise<void>
  /** Turns the wheel by so many pixels downwards, at the place of the pointer. */
  wheel(pixels: number): Promise<void>
  setViewport(width: number, height: number): Promise<void>
  /** The cookies of the page's session, by name. */
  cookies(): Promise<Record<string, string>>
  /** The same with their places, for names that are in more than one. */
  placedCookies(): Promise<PlacedCookie[]>
  /** What the page and its frames have posted, in the order of leaving. Chromium only. */
  posts(): Post[]
  /** Bytes of JavaScript heap in use after a garbage collection. Chromium only. */
  heap(): Promise<number>
  /** Makes the processor look this many times slower. Chromium only. */
  throttleCpu(rate: number): Promise<void>
  /** The driver's own page, for what no other driver gives. Chromium and Firefox only. */
  puppeteer(): Page
  close(): Promise<void>
}

/** A running browser; it opens its pages through the net that it was started with. */
export interface Browser {
  readonly version: string
  newPage(): Promise<BrowserPage>
  close(): Promise<void>
}
