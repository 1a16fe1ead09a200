import path from 'node:path'
import { build } from 'esbuild'
import type { MessengerOptions } from './messenger'

/** Options that survive JSON: what a served script can say about itself. */
export type ServedOptions = Omit<MessengerOptions, 'onCommand' | 'onPanel'>

let bundling: Promise<string> | undefined

/** The double as the plain script that stands in for `https://widget.intercom.io/widget/<app_id>`. */
export const messengerBundle = (): Promise<string> => (bundling ??= bundle())

/** The line to put in front of the bundle; what the page itself has set wins. */
export const optionsPrelude = (options: ServedOptions): string =>
  `window.messengerDoubleOptions = { ...${JSON.stringify(options)}, ...window.messengerDoubleOptions };\n`

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [path.join(__dirname, 'browser.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020'
  })
  return outputFiles[0]!.text
}
