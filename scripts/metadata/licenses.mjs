import { readdir, readFile } from 'node:fs/promises'
import { inProject } from './project.mjs'

const bundles = ['intercom.global.js', 'index.mjs', 'index.cjs']

// webpack's own runtime is in each bundle under a path without a package.
const packageOf = (source) =>
  /\/webpack\/(bootstrap|runtime)/.test(source)
    ? 'webpack'
    : /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1]

const toSection = async (name) => {
  const folder = inProject('node_modules', name)
  const { version, license, repository } = JSON.parse(
    await readFile(`${folder}/package.json`, 'utf8')
  )
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry))
  const text = file
    ? await readFile(`${folder}/${file}`, 'utf8')
    : `The package has no license text. Its package.json ${license ? `says ${license}` : 'names no license'}.`
  const source = repository?.url ?? 'Its package.json names no repository.'
  return `${name} ${version}${license ? ` (${license})` : ''}\n${source}\n\n${text.trim()}\n`
}

/** The licenses of everything in the bundles, by their source maps, that isn't our own code. */
export const toLicenses = async () => {
  const maps = await Promise.all(
    bundles.map((file) => readFile(inProject('dist', `${file}.map`), 'utf8'))
  )
  const sources = maps.flatMap((map) => JSON.parse(map).sources)
  const names = [...new Set(sources.map(packageOf).filter(Boolean))].sort()
  return ['This package has code of these in its bundles:\n']
    .concat(await Promise.all(names.map(toSection)))
    .join(`\n${'-'.repeat(80)}\n\n`)
}
