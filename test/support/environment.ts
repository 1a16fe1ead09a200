import path from 'node:path'
import { build } from 'esbuild'
import { TestEnvironment } from 'jest-environment-node'
import { openBrowser, type Browser, type Engine } from './browser'
import { startNet, type Net } from './net'

const root = path.resolve(__dirname, '../..')

let net: Promise<Net> | undefined
const bundles = new Map<string, Promise<string>>()

/** Opens a browser behind the net of this worker, which starts once. */
export async function open(engine?: Engine): Promise<{ net: Net; browser: Browser }> {
  const started = await (net ??= startNet())
  // WebKit's driver asks for one, and the next test file can be another engine's.
  started.runFirst('')
  return { net: started, browser: await openBrowser(started, engine) }
}

/**
 * Bundles a page's entry module, given as text, into a plain script, as an application's own build would. Imports
 * resolve from the project's root, but for the aliases; each text is bundled once.
 */
export function bundle(contents: string, alias: Record<string, string> = {}): Promise<string> {
  const key = JSON.stringify([contents, alias])
  const bundling = bundles.get(key) ?? bundleAnew(contents, alias)
  bundles.set(key, bundling)
  return bundling
}

async function bundleAnew(contents: string, alias: Record<string, string>) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, sourcefile: 'entry.ts', loader: 'ts' },
    alias: Object.fromEntries(
      Object.entries(alias).map(([name, place]) => [name, path.join(root, place)])
    ),
    define: { 'process.env.NODE_ENV': '"development"' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    logLevel: 'silent'
  })
  return outputFiles[0]!.text
}

/** Gives each test file what its worker has loaded once: the driver, the bundler and the net. */
export default class BrowserEnvironment extends TestEnvironment {
  override async setup() {
    await super.setup()
    this.global.shared = { open, bundle }
  }
}
