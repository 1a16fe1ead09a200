import { spawn } from 'node:child_process'
import { need } from './installed'

/** A program that runs beside the tests. */
export interface Child {
  /** The first line that it writes, without its end; rejects if the program ends before. */
  firstLine: Promise<string>
  stop(): Promise<void>
}

/** Starts a program that ends with the test process, however that ends (Linux only). Throws `MissingBrowser`. */
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
