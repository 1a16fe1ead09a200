import path from 'node:path'
import webpack, { type Configuration } from 'webpack'
import { type Candidate, type Name, names } from './candidate'

const root = path.resolve(__dirname, '../..')
const folder = path.join(root, '.cache/bench/candidates')

// Not imported: it knows its place by its own folder.
const configurations = module.require(path.join(root, 'webpack.config.js')) as Configuration[]
const like = configurations.find(({ name }) => name === 'index.cjs')

// Segment's runtime parses triggers by Segment's own lexer.
const isLexer = (plugin: unknown) =>
  plugin instanceof webpack.NormalModuleReplacementPlugin &&
  plugin.resourceRegExp.test('@segment/fql-ts')

const configurationOf = (name: Name): Configuration => ({
  ...like,
  name,
  plugins: like?.plugins?.filter((plugin) => name !== 'npmRuntime' || !isLexer(plugin)) ?? [],
  entry: path.join(root, `bench/micro/entries/${name}.ts`),
  output: { ...like?.output, path: folder, filename: `${name}.cjs` }
})

const run = (configuration: Configuration[]) =>
  new Promise<void>((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error)
      else if (stats?.hasErrors()) reject(new Error(stats.toString('errors-only')))
      else resolve()
    })
  })

/**
 * Builds every candidate as the published files are built (production, minified) and loads it. Each has its own
 * copy of mapping-kit, so that none runs code which the engine has made fast or slow for another.
 */
export async function buildCandidates(): Promise<Record<Name, Candidate>> {
  await run(names.map(configurationOf))
  const load = (name: Name): Candidate =>
    (module.require(path.join(folder, `${name}.cjs`)) as { candidate: Candidate }).candidate
  return { ours: load('ours'), npmRuntime: load('npmRuntime'), floor: load('floor') }
}
