import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
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

/** The path of an installed package, or of its tools: one of our own, or one of `compat/`. */
export const inPackages = (...names: string[]): string => {
  const own = inProject('node_modules', ...names)
  return existsSync(own) ? own : inProject('compat/node_modules', ...names)
}

/** Runs a tool among the dependencies of this project or of `compat/`. */
export const runTool = (cwd: string, tool: string, ...args: string[]): string =>
  run(cwd, inPackages('.bin', tool), ...args)
