/** Builds the playground into playground/dist, or into the folder that is given: any web host can serve it. */
import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import shimsConfig from '../shims.config.js'
import { buildPlugin } from './build-playground-plugin.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const source = (name) => path.join(root, 'playground', name)

/** Where the playground is built unless somebody says otherwise. */
export const playgroundFolder = source('dist')

/** Builds the playground into `folder`, and the plugin's bundle first where it is missing or older than its source. */
export async function buildPlayground(folder = playgroundFolder) {
  const [plugin] = await Promise.all([buildPlugin(), mkdir(folder, { recursive: true })])
  await build({
    absWorkingDir: root,
    entryPoints: {
      app: source('app/main.tsx'),
      visitor: source('visitor/main.tsx'),
      serviceWorker: source('serviceWorker.ts'),
      messenger: path.join(root, 'test/support/messenger/browser.ts')
    },
    outdir: folder,
    bundle: true,
    minify: true,
    sourcemap: true,
    format: 'iife',
    target: 'es2020',
    mainFields: ['module', 'browser', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { DOCS_URL: JSON.stringify(process.env.DOCS_URL ?? '') },
    // The preview must do what the plugin does.
    plugins: [shimsConfig.esbuildShims],
    // mapping-kit asks the shim for a helper of liquid that nobody calls here.
    logOverride: { 'import-is-undefined': 'silent' },
    logLevel: 'warning'
  })
  const pages = ['index.html', 'visitor.html', 'app.css', 'visitor.css']
  await Promise.all([
    ...pages.map((name) => copyFile(source(name), path.join(folder, name))),
    copyFile(plugin, path.join(folder, path.basename(plugin)))
  ])
  return folder
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , folder] = process.argv
  console.log(`Built ${await buildPlayground(folder && path.resolve(folder))}`)
}
