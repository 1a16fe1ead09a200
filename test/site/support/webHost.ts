import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { readFileSync, existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { typeOf } from '../../support/net/reply'
import { base, folder } from './site'

const fileOf = (url = '/'): string | undefined => {
  const { pathname } = new URL(url, 'http://host')
  if (!pathname.startsWith(base)) return undefined
  const name = pathname.slice(base.length)
  const file = path.join(folder, name === '' || name.endsWith('/') ? `${name}index.html` : name)
  return existsSync(file) ? file : undefined
}

/** Serves the site as static hosts do: compressed. */
export function startWebHost(): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const file = fileOf(request.url)
    if (!file) return void response.writeHead(404).end()
    response
      .writeHead(200, {
        'content-type': typeOf(file),
        'content-encoding': 'gzip',
        'cache-control': 'max-age=600'
      })
      .end(gzipSync(readFileSync(file)))
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve({ url: `http://127.0.0.1:${port}${base}`, server })
    })
  })
}
