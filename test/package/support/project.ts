import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
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

/** The package as a customer has it: packed, and installed into an empty project. */
export interface Installed {
  /** The customer's project. */
  folder: string
  /** The package in it. */
  inPackage: (...names: string[]) => string
  /** Writes a file of the customer's project. */
  write: (name: string, text: string) => void
  remove: () => void
}

/** Packs and installs the package without a network, and links `dependencies` of our own beside it. `remove()` it afterwards. */
export function installPackage(...dependencies: string[]): Installed {
  const folder = mkdtempSync(path.join(tmpdir(), 'segment-intercom-web-'))
  const inModules = (...names: string[]): string => path.join(folder, 'node_modules', ...names)
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  const toFolder = ['--silent', '--ignore-scripts', '--pack-destination', folder]
  const tarball = path.join(folder, run(inProject(), 'npm', 'pack', ...toFolder).trim())
  write('package.json', '{ "name": "customer", "private": true, "type": "module" }')
  const quietly = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--silent']
  run(folder, 'npm', 'install', ...quietly, tarball)
  for (const dependency of dependencies) {
    mkdirSync(path.dirname(inModules(dependency)), { recursive: true })
    symlinkSync(inPackages(dependency), inModules(dependency), 'dir')
  }
  return {
    folder,
    inPackage: (...names) => inModules('segment-intercom-web', ...names),
    write,
    remove: () => rmSync(folder, { recursive: true, force: true })
  }
}

/** A block of code in a document. */
export interface Block {
  /** Its document and line. */
  title: string
  language: string
  /** The file name in its first line. */
  file: string | undefined
  code: string
}

/** The documents that people read. */
export const documents: string[] = [
  ...['README.md', 'CHANGELOG.md', 'CODE_OF_CONDUCT.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  // The build writes the reference, from types.
  ...readdirSync(inProject('docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !/^(reference|\.vitepress|node_modules)\b/.test(name))
    .map((name) => path.join('docs', name))
]

/** The blocks of code in a document, in their order. */
export function blocksOf(document: string): Block[] {
  const text = read(document)
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ({ 1: language = '', 2: code = '', index }) => ({
      title: `${document}:${text.slice(0, index).split('\n').length}`,
      language,
      file: /^(?:\/\/|<!--) (\S+\.\w+)/.exec(code)?.[1],
      code
    })
  )
}
