import { existsSync } from 'node:fs'
import path from 'node:path'

const chromes = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome']

const chromePlaces: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium'
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable]
    return folder ? [path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : []
  })
}

/** Chrome or Chromium, if this machine has one in the usual places or on the PATH. */
export const installedChrome = (): string | undefined =>
  find(chromes, chromePlaces[process.platform])

/** Firefox: `FIREFOX_PATH`, the PATH. Throws `MissingBrowser`. */
export const installedFirefox = (): string =>
  process.env.FIREFOX_PATH ?? need('firefox-esr', 'firefox')

/** The first of these programs that the PATH has. Throws `MissingBrowser`. */
export function need(...names: string[]): string {
  const file = find(names)
  if (!file) throw new MissingBrowser(names.join(' or '))
  return file
}

/** A program that a test needs is not on this machine; to start it again would not help. */
export class MissingBrowser extends Error {
  constructor(program: string) {
    super(`There is no ${program} on the PATH. Run scripts/installBrowsers.sh as root.`)
  }
}

function find(names: string[], places: string[] = []) {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
  return [...places, ...onPath].find((file) => existsSync(file))
}
