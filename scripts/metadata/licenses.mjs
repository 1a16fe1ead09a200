import { readdir, readFile } from 'node:fs/promises'
import { inProject } from './project.mjs'

const bundles = ['intercom.global.js', 'index.mjs', 'index.cjs']

// Its runtime is in each bundle under a path of its own.
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

/** The packages, besides our own, whose code is in the bundles. The source maps say so. */
export const bundledPackages = async () => {
  const maps = bundles.map(async (file) =>
    JSON.parse(await readFile(inProject('dist', `${file}.map`), 'utf8'))
  )
  const sources = (await Promise.all(maps)).flatMap((map) => map.sources)
  return [...new Set(sources.map(packageOf).filter(Boolean))].sort()
}

/** The licenses of everything in the bundles that isn't our own code. */
export const toLicenses = async () => {
  const sections = await Promise.all((await bundledPackages()).map(toSection))
  return [`This package has code of these in its bundles:\n`, ...sections].join(
    `\n${'-'.repeat(80)}\n\n`
  )
}
