import path from 'node:path'
import { build } from 'esbuild'

const root = path.resolve(__dirname, '../..')

const bundles = new Map<string, Promise<string>>()

/**
 * Bundles a page's entry module, given as text, into a plain script, as an application's own build
 * would. Imports resolve from the project's root; each text is bundled once per process.
 */
export function bundleEntry(source: string): Promise<string> {
  const known = bundles.get(source)
  if (known) return known
  const bundling = bundle(source)
  bundles.set(source, bundling)
  return bundling
}

async function bundle(contents: string) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, sourcefile: 'entry.ts', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    logLevel: 'silent'
  })
  const [file] = outputFiles
  if (!file) throw new Error('esbuild produced no bundle.')
  return file.text
}
