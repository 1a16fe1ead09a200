import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { inProject } from '../metadata/project.mjs'
import {
  toMissingChangelog,
  toMissingLinks,
  toMissingPlayground,
  toMissingVersion
} from './requirements.mjs'

const run = (command, ...args) => {
  try {
    return execFileSync(command, args, { cwd: inProject(), encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    const { message, stdout = '', stderr = '' } = error
    throw new Error(`${stdout}${stderr}`.trim() || message, { cause: error })
  }
}

const runTool = (name, ...args) => run(inProject('node_modules/.bin', name), ...args)

const project = JSON.parse(await readFile(inProject('package.json'), 'utf8'))

const need = (problem) => {
  if (problem) throw new Error(problem)
}

const pack = () => JSON.parse(run('npm', 'pack', '--dry-run', '--ignore-scripts', '--json'))[0]

const isShipped = (path) =>
  /^(dist\/|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$)/.test(path)

/** What has to hold before a release, in the order in which it is checked. Each throws with what to do. */
export const checks = {
  'the working tree is clean': () => {
    const changes = run('git', 'status', '--porcelain')
    need(changes && `Commit or stash these first:\n${changes}`)
  },
  'the version is one, and new': async () => {
    const lock = JSON.parse(await readFile(inProject('package-lock.json'), 'utf8'))
    const tags = run('git', 'tag', '--list').split('\n')
    need(
      toMissingVersion(project, lock, tags, run('git', 'tag', '--points-at', 'HEAD').split('\n'))
    )
  },
  'the changelog has its section': async () =>
    need(toMissingChangelog(project, await readFile(inProject('CHANGELOG.md'), 'utf8'))),
  'repository, homepage and bugs are there': () => need(toMissingLinks(project)),
  'the README leads to the playground': async () =>
    need(toMissingPlayground(project, await readFile(inProject('README.md'), 'utf8'))),
  'it builds': () => run('npm', 'run', '--silent', 'build:package'),
  'the build changed no file that is committed': () => {
    const changes = run('git', 'status', '--porcelain', 'docs')
    need(changes && `The build wrote these. Add them:\n${changes}`)
  },
  'the sizes are within their limits': () => runTool('size-limit'),
  'npm packs what it should, and nothing else': () => {
    const files = pack().files.map(({ path }) => path)
    const strange = files.filter((path) => !isShipped(path))
    need(strange.length > 0 && `These are not for customers:\n${strange.join('\n')}`)
    const wanted = [project.main, project.module, project.types, project.unpkg]
    const absent = wanted.filter((path) => !files.includes(path))
    need(absent.length > 0 && `These are missing:\n${absent.join('\n')}`)
  },
  'publint finds nothing': () => runTool('publint', 'run', '--strict'),
  'the types resolve everywhere (attw)': () => runTool('attw', '--pack', '.')
}
