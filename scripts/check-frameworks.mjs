/**
 * Builds a minimal app of each framework from the blocks of the documents, with the package as npm packs it. It needs npm's
 * registry and takes minutes. `npm run check:frameworks -- next svelte` builds only those.
 */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { apps } from './frameworks/apps.mjs'
import { inProject } from './metadata/project.mjs'

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in apps))
if (unknown.length > 0) {
  throw new Error(`There is no ${unknown.join(', ')}. Choose of: ${Object.keys(apps).join(', ')}.`)
}

const env = {
  ...process.env,
  CI: 'true',
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false'
}

const run = (cwd, command, ...args) =>
  execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

const filesIn = async (folder) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.m?js$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
}

// Only then is the plugin in what visitors download.
const hasPlugin = async (folder) => {
  const texts = await Promise.all((await filesIn(folder)).map((file) => readFile(file, 'utf8')))
  return texts.some((text) => text.includes('Intercom Web (Actions)'))
}

const check = async (name, parent, tarball) => {
  const { packages, files, build, output } = apps[name]
  const folder = path.join(parent, name)
  const all = {
    ...files,
    'package.json': JSON.stringify({ name: `app-${name}`, private: true, type: 'module' })
  }
  for (const [file, text] of Object.entries(all)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), text)
  }
  run(
    folder,
    'npm',
    'i',
    '--no-audit',
    '--no-fund',
    tarball,
    '@segment/analytics-next',
    ...packages
  )
  run(folder, 'npx', '--no-install', ...build)
  if (!(await hasPlugin(path.join(folder, output))))
    throw new Error(`${output} has no plugin in it.`)
}

const parent = await mkdtemp(path.join(tmpdir(), 'frameworks-'))
let failed = 0
try {
  const packed = run(inProject(), 'npm', 'pack', '--silent', '--pack-destination', parent)
  const tarball = path.join(parent, packed.trim().split('\n').at(-1))
  for (const name of asked.length > 0 ? asked : Object.keys(apps)) {
    const started = performance.now()
    try {
      await check(name, parent, tarball)
      console.log(`${name}: built in ${Math.round((performance.now() - started) / 1000)} s`)
    } catch (error) {
      failed += 1
      console.error(`${name}: ${error.message}\n${error.stdout ?? ''}\n${error.stderr ?? ''}`)
    }
    await rm(path.join(parent, name), { recursive: true, force: true })
  }
} finally {
  await rm(parent, { recursive: true, force: true })
}
process.exitCode = failed > 0 ? 1 : 0
