/** Says whether this checkout can be released, and what is missing. `npm run release:check` changes nothing but dist. */
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { inProject } from './metadata/project.mjs'

const run = (command, ...args) => {
  try {
    return execFileSync(command, args, { cwd: inProject(), encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    const { message, stdout = '', stderr = '' } = error
    throw new Error(`${stdout}${stderr}`.trim() || message, { cause: error })
  }
}

const need = (isThere, whatToDo) => {
  if (!isThere) throw new Error(whatToDo)
}

const read = (name) => readFile(inProject(name), 'utf8')

const project = JSON.parse(await read('package.json'))
const { version, homepage = '' } = project

const linesOf = (...command) => run(...command).split('\n')

const isShipped = (file) =>
  /^(dist\/|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$)/.test(file)

/** What has to hold before a release, in the order in which it is checked. Each throws with what to do. */
const checks = {
  'the working tree is clean': () => {
    const changes = run('git', 'status', '--porcelain')
    need(!changes, `Commit or stash these first:\n${changes}`)
  },
  'the version is one, and new': async () => {
    const lock = JSON.parse(await read('package-lock.json'))
    need(
      lock.version === version && lock.packages[''].version === version,
      `package-lock.json has another version than package.json (${version}). Run npm install.`
    )
    const tag = `v${version}`
    need(
      !linesOf('git', 'tag', '--list').includes(tag) ||
        linesOf('git', 'tag', '--points-at', 'HEAD').includes(tag),
      `The tag ${tag} is on another commit: this version is out. Choose the next one with npm version.`
    )
  },
  'the changelog has its section': async () => {
    const sections = (await read('CHANGELOG.md')).split(/^## /m)
    const section = sections.find((each) => /^\[?([\w.-]+)\]? - \d/.exec(each)?.[1] === version)
    need(
      section && /^- /m.test(section),
      `CHANGELOG.md has no "## [${version}] - YYYY-MM-DD" with a change below it. Write it.`
    )
  },
  'repository, homepage and bugs are there': () =>
    need(
      project.repository && homepage && project.bugs,
      `npm shows them, and checks provenance against the repository. Set them, with your own names:
npm pkg set repository.type=git repository.url=git+https://github.com/OWNER/NAME.git
npm pkg set homepage=https://OWNER.github.io/NAME/ bugs.url=https://github.com/OWNER/NAME/issues
The first publish is by hand: npm login, then npm publish --access public. Then add this repository, the workflow ci.yml and
the environment npm as a trusted publisher on npmjs.com, and forbid tokens there.`
    ),
  'the README leads to the playground': async () =>
    need(
      homepage && (await read('README.md')).includes(`(${homepage}playground/)`),
      'Let the first picture of README.md, and the line below it, lead to the playground on the web.'
    ),
  'it builds': () => run('npm', 'run', '--silent', 'build:package'),
  'the build changed no file that is committed': () => {
    const changes = run('git', 'status', '--porcelain', 'docs')
    need(!changes, `The build wrote these. Add them:\n${changes}`)
  },
  'npm packs what it should, and nothing else': () => {
    const [{ files }] = JSON.parse(run('npm', 'pack', '--dry-run', '--ignore-scripts', '--json'))
    const packed = files.map(({ path }) => path)
    const strange = packed.filter((file) => !isShipped(file))
    need(strange.length === 0, `These are not for customers:\n${strange.join('\n')}`)
    const wanted = [project.main, project.module, project.types, project.unpkg]
    const absent = wanted.filter((file) => !packed.includes(file))
    need(absent.length === 0, `These are missing:\n${absent.join('\n')}`)
  },
  'publint and attw find nothing': () => run('npm', 'run', '--silent', 'check:package')
}

for (const [name, check] of Object.entries(checks)) {
  try {
    await check()
    console.log(`ok    ${name}`)
  } catch (error) {
    process.exitCode = 1
    console.error(`FAIL  ${name}\n      ${error.message.trim().replace(/\n/g, '\n      ')}`)
  }
}
