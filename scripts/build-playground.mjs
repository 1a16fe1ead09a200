/** Builds the playground into playground/dist, or into the folder that is given, and serves it. Any web host can serve it. */
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, context } from 'esbuild'
import webpack from 'webpack'
import shimsConfig from '../shims.config.js'
import configurations from '../webpack.config.js'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const source = (name) => path.join(root, 'playground', name)

const pluginFile = path.join(root, 'dist/intercom.global.js')

const changedAt = async (file) => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0

async function newestSource() {
  const entries = await readdir(path.join(root, 'src'), { recursive: true })
  const files = [
    ...entries.map((entry) => path.join(root, 'src', entry)),
    path.join(root, 'webpack.config.js')
  ]
  return Math.max(...(await Promise.all(files.map(changedAt))))
}

const runWebpack = (configuration) =>
  new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error)
      else if (stats.hasErrors()) reject(new Error(stats.toString('errors-only')))
      else resolve()
    })
  })

/** Builds the plugin's bundle if it is missing or older than its source, and gives its path. */
async function buildPlugin() {
  const [built, source] = await Promise.all([changedAt(pluginFile), newestSource()])
  const configuration = configurations.find(({ name }) => name === 'global')
  if (built < source) await runWebpack({ ...configuration, context: root })
  return pluginFile
}

const bundle = (folder, entryPoints, define = {}) =>
  build({
    absWorkingDir: root,
    entryPoints,
    outdir: folder,
    bundle: true,
    minify: true,
    sourcemap: true,
    format: 'iife',
    target: 'es2020',
    mainFields: ['module', 'browser', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define,
    // The preview must do what the plugin does.
    plugins: [shimsConfig.esbuildShims],
    // mapping-kit asks the shim for a helper of liquid that nobody calls here.
    logOverride: { 'import-is-undefined': 'silent' },
    logLevel: 'warning'
  })

const hashOf = async (folder, names) => {
  const hash = createHash('sha256')
  for (const name of names) hash.update(await readFile(path.join(folder, name)))
  return hash.digest('hex').slice(0, 12)
}

/** Builds the playground into `folder`, and the plugin's bundle first if it is missing or older than its source. */
export async function buildPlayground(folder = source('dist')) {
  const [plugin] = await Promise.all([buildPlugin(), mkdir(folder, { recursive: true })])
  const scripts = {
    app: source('app/main.tsx'),
    visitor: source('visitor/main.tsx'),
    messenger: path.join(root, 'test/support/messenger/browser.ts')
  }
  // A page that does not exist has no link.
  const { DOCS_URL = '', PACKAGE_URL = '' } = process.env
  await bundle(folder, scripts, {
    DOCS_URL: JSON.stringify(DOCS_URL),
    PACKAGE_URL: JSON.stringify(PACKAGE_URL)
  })
  const pages = ['index.html', 'visitor.html', 'app.css', 'visitor.css']
  await Promise.all([
    ...pages.map((name) => copyFile(source(name), path.join(folder, name))),
    copyFile(plugin, path.join(folder, path.basename(plugin)))
  ])
  const files = [
    ...pages,
    ...Object.keys(scripts).map((name) => `${name}.js`),
    path.basename(plugin)
  ]
  const offline = { version: await hashOf(folder, files), files: ['./', ...files] }
  await bundle(
    folder,
    { serviceWorker: source('serviceWorker.ts') },
    { OFFLINE: JSON.stringify(offline) }
  )
  return folder
}

/** Serves the files of `folder` on this machine only. Rejects if the port is taken. */
export async function servePlayground(folder, port) {
  const files = await context({ logLevel: 'silent' })
  try {
    const served = await files.serve({ servedir: folder, host: 'localhost', port })
    return { url: `http://localhost:${served.port}`, close: () => files.dispose() }
  } catch (error) {
    await files.dispose()
    throw error
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , folder] = process.argv
  console.log(`Built ${await buildPlayground(folder && path.resolve(folder))}`)
}
