import type { Browser } from 'puppeteer-core'
import { launchChromium } from './browser/puppeteer'

let chromium: Browser | undefined

/** Starts the Chromium that all test files of a run share. */
export default async function start(): Promise<void> {
  chromium = await launchChromium()
  process.env.CHROMIUM_ENDPOINT = chromium.wsEndpoint()
}

/** Ends it. */
export const stop = async (): Promise<void> => chromium?.close()
