/**
 * Builds the apps of examples/ with the package as npm packs it, in a temporary folder. It needs npm's registry and takes
 * minutes. `npm run check:frameworks -- next svelte` builds only those.
 */
import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inProject } from './metadata/project.mjs'

/** The apps, each with the folder that its build puts the browser's files into. */
const outputs = {
  react: 'dist',
  next: '.next/static',
  vue: 'dist',
  nuxt: '.output/public',
  svelte: '.svelte-kit/output/client',
  angular: 'dist/browser'
}

const env = {
  ...process.env,
  CI: 'true',
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false'
}

const npm = (cwd, ...args) =>
  execFileSync('npm', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** Whether the plugin is in what visitors download. */
const hasPlugin = async (folder) => {
  const names = await readdir(folder, { recursive: true })
  const scripts = names.filter((name) => /\.m?js$/.test(name))
  const texts = await Promise.all(scripts.map((name) => readFile(path.join(folder, name), 'utf8')))
  return texts.some((text) => text.includes('Intercom Web (Actions)'))
}

const check = async (name, folder, tarball) => {
  await cp(inProject('examples', name), folder, { recursive: true })
  npm(folder, 'install', '--no-audit', '--no-fund', tarball)
  npm(folder, 'run', 'build')
  const output = path.join(folder, outputs[name])
  if (!(await hasPlugin(output))) throw new Error(`${outputs[name]} has no plugin in it.`)
}

const asked = process.argv.slice(2)
const parent = await mkdtemp(path.join(tmpdir(), 'frameworks-'))
try {
  const packed = npm(inProject(), 'pack', '--silent', '--pack-destination', parent)
  const tarball = path.join(parent, packed.trim().split('\n').at(-1))
  for (const name of asked.length > 0 ? asked : Object.keys(outputs))
    try {
      await check(name, path.join(parent, name), tarball)
      console.log(`${name}: builds`)
    } catch (error) {
      process.exitCode = 1
      console.error(`${name}: ${error.message}\n${error.stdout ?? ''}\n${error.stderr ?? ''}`)
    }
} finally {
  await rm(parent, { recursive: true, force: true })
}
