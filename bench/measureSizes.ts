import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const file = path.resolve(__dirname, '../dist/intercom.global.js')

const ownerOf = (source: string): string => {
  if (source.startsWith('src/')) return 'ours'
  if (source.includes('@segment/actions-core/')) return 'mapping-kit'
  return source.includes('@segment/') ? 'trigger parser' : 'bundler'
}

const gzipOf = (text: string) => gzipSync(text, { level: 9 }).length

/** Whose each character of `code` is. */
const ownersOf = (code: string, map: SourceMap): string[] =>
  code.split('\n').flatMap((line, row) =>
    Array.from(`${line}\n`, (_, column) => {
      const entry = map.findEntry(row, column)
      const source = 'originalSource' in entry ? entry.originalSource : ''
      return ownerOf(source.replace(/^webpack:\/\/[^/]*\/(\.\/)?/, ''))
    })
  )

/**
 * Divides the CDN file among its owners by its source map. They share repetitions, so what the file would be smaller without
 * each of them adds up to less than the whole.
 */
export function measureSizes() {
  const code = readFileSync(file, 'utf8')
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload)
  const characters = Array.from(code)
  const owners = ownersOf(code, map).slice(0, characters.length)
  const textOf = (isIn: (owner: string) => boolean) =>
    characters.filter((_, index) => isIn(owners[index]!)).join('')
  const rows = [...new Set(owners)].map((owner) => ({
    owner,
    bytes: Buffer.byteLength(textOf((each) => each === owner)),
    gzipLessWithoutIt: gzipOf(code) - gzipOf(textOf((each) => each !== owner))
  }))
  return [
    ...rows,
    { owner: 'all', bytes: Buffer.byteLength(code), gzipLessWithoutIt: gzipOf(code) }
  ]
}
