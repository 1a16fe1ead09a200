import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { inProject } from './project.mjs'

const shipped = ['intercom.global.js', 'index.mjs', 'index.cjs', 'index.d.mts', 'index.d.cts']

const describe = async (file) => {
  const content = await readFile(inProject('dist', file))
  return {
    file,
    bytes: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`
  }
}

/** What the package ships: each file with its bytes, its bytes at gzip -9, and its integrity as browsers take it. */
export const toManifest = async ({ name, version }) => ({
  name,
  version,
  files: await Promise.all(shipped.map(describe))
})
