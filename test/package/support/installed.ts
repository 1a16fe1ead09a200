import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inPackages, inProject, run } from './project'

/** The package as a customer has it: packed, and installed into an empty project. */
export interface Installed {
  tarball: string
  /** The customer's project. */
  folder: string
  /** The package in it. */
  inPackage: (...names: string[]) => string
  /** The package's files, relative to it. */
  files: string[]
  /** Writes a file of the customer's project. */
  write: (name: string, text: string) => void
  /** Gives the customer's project one of our own dependencies, which npm could not get without a network. */
  link: (dependency: string) => void
  remove: () => void
}

/** Packs and installs the package without a network. `remove()` it afterwards. */
export function installPackage(): Installed {
  const folder = mkdtempSync(path.join(tmpdir(), 'segment-intercom-web-'))
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  const toFolder = ['--silent', '--ignore-scripts', '--pack-destination', folder]
  const tarball = path.join(folder, run(inProject(), 'npm', 'pack', ...toFolder).trim())
  write('package.json', '{ "name": "customer", "private": true, "type": "module" }')
  const quietly = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--silent']
  run(folder, 'npm', 'install', ...quietly, tarball)
  const inPackage = (...names: string[]): string =>
    path.join(folder, 'node_modules/segment-intercom-web', ...names)
  return {
    tarball,
    folder,
    inPackage,
    files: readdirSync(inPackage(), { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(inPackage(name)).isFile()
    ),
    write,
    link: (dependency) => {
      const place = path.join(folder, 'node_modules', dependency)
      mkdirSync(path.dirname(place), { recursive: true })
      symlinkSync(inPackages(dependency), place, 'dir')
    },
    remove: () => rmSync(folder, { recursive: true, force: true })
  }
}
