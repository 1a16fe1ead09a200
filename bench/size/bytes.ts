import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** Whose code a byte of the file is. */
export type Owner = 'ours' | 'mapping-kit' | 'trigger parser' | 'bundler'

/** How much of the file one owner has. */
export interface OwnerBytes {
  owner: Owner
  bytes: number
  /** How much smaller the file is at gzip -9 without it. The parts share repetitions, so the sum is less than the whole. */
  gzipLess: number
}

/** The size of the file for the snippet, and whose it is. */
export interface BytesResult {
  bytes: number
  gzip: number
  owners: OwnerBytes[]
  files: { file: string; owner: Owner; bytes: number }[]
}

const dist = path.resolve(__dirname, '../../dist')

const ownerOf = (file: string): Owner => {
  if (file.startsWith('src/')) return 'ours'
  if (file.includes('@segment/actions-core/')) return 'mapping-kit'
  return file.includes('@segment/') ? 'trigger parser' : 'bundler'
}

const gzipOf = (text: string) => gzipSync(text, { level: 9 }).length

/** The original file of each character of `code`, whose lines the map tells apart. */
function sourcesOf(code: string, map: SourceMap): string[] {
  return code.split('\n').flatMap((line, row) =>
    Array.from(`${line}\n`, (_, column) => {
      const entry = map.findEntry(row, column)
      return 'originalSource' in entry
        ? entry.originalSource.replace(/^webpack:\/\/[^/]*\/(\.\/)?/, '')
        : ''
    })
  )
}

/** Divides `dist/intercom.global.js` among its modules by its source map; run `npm run build` before. */
export function measureBytes(): BytesResult {
  const code = readFileSync(path.join(dist, 'intercom.global.js'), 'utf8')
  const payload = JSON.parse(
    readFileSync(path.join(dist, 'intercom.global.js.map'), 'utf8')
  ) as SourceMapPayload
  const characters = Array.from(code)
  const sources = sourcesOf(code, new SourceMap(payload)).slice(0, characters.length)
  const owners = sources.map(ownerOf)

  const byFile = new Map<string, number>()
  sources.forEach((file, index) =>
    byFile.set(file, (byFile.get(file) ?? 0) + Buffer.byteLength(characters[index]!))
  )
  const files = [...byFile]
    .map(([file, bytes]) => ({ file: file || '(no source)', owner: ownerOf(file), bytes }))
    .sort((a, b) => b.bytes - a.bytes)

  const gzip = gzipOf(code)
  const toOwner = (owner: Owner): OwnerBytes => ({
    owner,
    bytes: files.filter((file) => file.owner === owner).reduce((sum, file) => sum + file.bytes, 0),
    gzipLess: gzip - gzipOf(characters.filter((_, index) => owners[index] !== owner).join(''))
  })
  const all: Owner[] = ['ours', 'mapping-kit', 'trigger parser', 'bundler']
  return { bytes: Buffer.byteLength(code), gzip, owners: all.map(toOwner), files }
}
