import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import chromium from '@sparticuz/chromium'

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

/**
 * `CHROME_PATH`, else the headless shell that npm brings for Linux, else a Chrome of this machine: a whole Chrome takes five
 * times as much of the processor.
 */
export async function chromiumPath(): Promise<string | undefined> {
  const { env, platform, arch } = process
  if (env.CHROME_PATH) return env.CHROME_PATH
  if (platform !== 'linux' || arch !== 'x64') return find(chromes, chromePlaces[platform])
  chromium.setGraphicsMode = false
  return chromium.executablePath()
}

/** Firefox: `FIREFOX_PATH`, the PATH. Throws if there is none. */
export const firefoxPath = (): string => process.env.FIREFOX_PATH ?? need('firefox-esr', 'firefox')

function need(...names: string[]): string {
  const file = find(names)
  if (file) return file
  throw new Error(
    `There is no ${names.join(' or ')} on the PATH. Run scripts/installBrowsers.sh as root.`
  )
}

function find(names: string[], places: string[] = []) {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
  return [...places, ...onPath].find((file) => existsSync(file))
}

/** A program that runs beside the tests. */
export interface Child {
  /** The first line that it writes, without its end; rejects if the program ends before. */
  firstLine: Promise<string>
  stop(): Promise<void>
}

/** Starts a program that ends with the test process, however that ends (Linux only). */
export function startChild(name: string, args: string[], env: NodeJS.ProcessEnv = {}): Child {
  const child = spawn(need('setpriv'), ['--pdeathsig', 'KILL', need(name), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore']
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const firstLine = new Promise<string>((resolve, reject) => {
    let written = ''
    child.stdout.on('data', (chunk) => {
      written += String(chunk)
      if (written.includes('\n')) resolve(written.slice(0, written.indexOf('\n')))
    })
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}.`)))
  })
  firstLine.catch(() => undefined)
  return {
    firstLine,
    stop: () => {
      child.kill()
      return ended
    }
  }
}
