const FIRST_PUBLISH = `The first publish is done by hand, because npm can trust a workflow only for a package that exists:
  1. Sign in with an account that has two-factor authentication: npm login
  2. npm publish --access public (without --provenance: that works in CI only)
  3. On npmjs.com, in the package's settings, add a trusted publisher: this repository, the workflow ci.yml, the
     environment npm. Then forbid tokens there.
From then on, push a tag such as v1.2.3: the workflow publishes it, with provenance.`

const escape = (text) => text.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')

/** What is missing of the links that npm shows and that provenance compares with the workflow's repository; else ''. */
export function toMissingLinks({ repository, homepage, bugs }) {
  const missing = Object.entries({
    repository: repository?.url ?? repository,
    homepage,
    bugs: bugs?.url ?? bugs
  }).flatMap(([name, value]) => (value ? [] : [name]))
  if (missing.length === 0) return ''
  return `package.json has no ${missing.join(', no ')}. npm checks provenance against "repository". Set them, with your own names:
  npm pkg set repository.type=git repository.url=git+https://github.com/OWNER/NAME.git
  npm pkg set homepage=https://OWNER.github.io/NAME/ bugs.url=https://github.com/OWNER/NAME/issues
${FIRST_PUBLISH}`
}

/** What the README's first picture lacks, else ''. Until the site has an address, it leads to a file of the repository. */
export function toMissingPlayground({ homepage }, readme) {
  if (!homepage) return 'package.json has no homepage, so nobody knows where the playground is.'
  const url = `${homepage.replace(/\/?$/, '/')}playground/`
  const [, target = 'nothing'] = /^\[!\[[^\]]*\]\([^)]*\)\]\(([^)]*)\)$/m.exec(readme) ?? []
  if (target === url) return ''
  return `The first picture of README.md leads to ${target}. Let it and the line below it lead to the playground on the web:
  sed -i 's|(playground/README.md)|(${url})|g' README.md`
}

/** What is wrong with the changelog for the version to come, else ''. */
export function toMissingChangelog({ version }, changelog) {
  const heading = new RegExp(`^## \\[?${escape(version)}\\]? - \\d{4}-\\d{2}-\\d{2}$`, 'm')
  const found = heading.exec(changelog)
  if (!found) {
    return `CHANGELOG.md has no "## [${version}] - YYYY-MM-DD". Move what is under "Unreleased" there, with the day of the release.`
  }
  const [section] = changelog.slice(found.index + found[0].length).split(/^## /m)
  return /^- /m.test(section) ? '' : `The section of ${version} in CHANGELOG.md is empty. Write it.`
}

/** What is wrong with the version, else ''. A tag on another commit means that it is out already. */
export function toMissingVersion({ version }, lock, tags, tagsHere) {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    return `"${version}" is no version. Use npm version.`
  if (lock.version !== version || lock.packages[''].version !== version) {
    return `package-lock.json has another version than package.json (${version}). Run npm install.`
  }
  const tag = `v${version}`
  return tags.includes(tag) && !tagsHere.includes(tag)
    ? `The tag ${tag} is on another commit: this version is out. Choose the next one with npm version.`
    : ''
}
