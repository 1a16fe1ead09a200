import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The path of a file of this project. */
export const inProject = (...names: string[]): string =>
  path.resolve(__dirname, '../../..', ...names)

/** The text of a file of this project. */
export const read = (...names: string[]): string => readFileSync(inProject(...names), 'utf8')

/** The data of a JSON file of this project. */
export const readJson = <T>(...names: string[]): T => JSON.parse(read(...names)) as T

/** Runs a command in `cwd` and gives what it printed; throws with all of that if it fails. */
export function run(cwd: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status === 0) return stdout
  throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`)
}

/** Runs a tool among this project's own dependencies. */
export const runTool = (cwd: string, tool: string, ...args: string[]): string =>
  run(cwd, inProject('node_modules/.bin', tool), ...args)
