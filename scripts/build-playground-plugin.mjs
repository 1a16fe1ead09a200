import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import webpack from 'webpack'
import configurations from '../webpack.config.js'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const bundle = path.join(root, 'dist/intercom.global.js')

const changedAt = async (file) => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0

async function newestSource() {
  const entries = await readdir(path.join(root, 'src'), { recursive: true })
  const files = [
    ...entries.map((entry) => path.join(root, 'src', entry)),
    path.join(root, 'webpack.config.js')
  ]
  return Math.max(...(await Promise.all(files.map(changedAt))))
}

const run = (configuration) =>
  new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error)
      else if (stats.hasErrors()) reject(new Error(stats.toString('errors-only')))
      else resolve()
    })
  })

/** Builds dist/intercom.global.js if it is missing or older than its source, and gives its path. */
export async function buildPlugin() {
  const [built, source] = await Promise.all([changedAt(bundle), newestSource()])
  if (built < source) await run(configurations.find(({ name }) => name === 'global'))
  return bundle
}
