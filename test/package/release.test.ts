import { inProject, run } from './support/project'

/** Calls an export of the release check's requirements. */
const requirement = (name: string, ...args: unknown[]): string => {
  const script = `import { ${name} } from './scripts/release/requirements.mjs'
    process.stdout.write(${name}(...${JSON.stringify(args)}))`
  return run(inProject(), 'node', '--input-type=module', '-e', script)
}

describe('the links of package.json', () => {
  const links = {
    repository: { type: 'git', url: 'git+https://github.com/owner/name.git' },
    homepage: 'https://owner.github.io/name/',
    bugs: { url: 'https://github.com/owner/name/issues' }
  }

  it('are complete with repository, homepage and bugs', () => {
    expect(requirement('toMissingLinks', links)).toBe('')
  })

  it('are asked for by name, with the commands that set them and the way of the first publish', () => {
    const message = requirement('toMissingLinks', { homepage: links.homepage })
    expect(message).toMatch(/^package.json has no repository, no bugs\./)
    expect(message).toContain('npm pkg set repository.type=git')
    expect(message).toContain('npm publish --access public')
  })
})

describe("the README's first picture", () => {
  const project = { homepage: 'https://owner.github.io/name' }
  const picture = '[![The playground](docs/assets/playground.png)]'

  it('leads to the playground of the site', () => {
    const readme = `# Name\n\n${picture}(https://owner.github.io/name/playground/)\n`
    expect(requirement('toMissingPlayground', project, readme)).toBe('')
  })

  it('is said to lead elsewhere, with the command that mends it', () => {
    const readme = `# Name\n\n${picture}(playground/README.md)\n`
    const message = requirement('toMissingPlayground', project, readme)
    expect(message).toContain('leads to playground/README.md')
    expect(message).toContain('|(https://owner.github.io/name/playground/)|')
  })

  it('waits for the homepage', () => {
    expect(requirement('toMissingPlayground', {}, '')).toContain('no homepage')
  })
})

describe('the changelog', () => {
  it('has to have a section with the version and its day', () => {
    const changelog = '# Changelog\n\n## [1.2.3] - 2026-01-31\n\n### Added\n\n- Something\n'
    expect(requirement('toMissingChangelog', { version: '1.2.3' }, changelog)).toBe('')
    expect(requirement('toMissingChangelog', { version: '1.2.4' }, changelog)).toContain(
      'has no "## [1.2.4] - YYYY-MM-DD"'
    )
  })

  it('has to say something in it', () => {
    const changelog = '## [2.0.0] - 2026-02-01\n\n## [1.0.0] - 2026-01-31\n\n- Something\n'
    expect(requirement('toMissingChangelog', { version: '2.0.0' }, changelog)).toContain('is empty')
  })
})

describe('the version', () => {
  const lock = { version: '1.2.3', packages: { '': { version: '1.2.3' } } }

  it('has to be that of the lockfile', () => {
    expect(requirement('toMissingVersion', { version: '1.2.3' }, lock, ['v1.2.2'], [])).toBe('')
    expect(requirement('toMissingVersion', { version: '1.2.4' }, lock, [], [])).toContain(
      'Run npm install'
    )
  })

  it('has to be new, unless the tag is on this very commit', () => {
    const check = (here: string[]): string =>
      requirement('toMissingVersion', { version: '1.2.3' }, lock, ['v1.2.3'], here)
    expect(check(['v1.2.3'])).toBe('')
    expect(check([])).toContain('this version is out')
  })
})
