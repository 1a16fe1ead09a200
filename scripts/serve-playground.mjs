import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import http from 'node:http'
import path from 'node:path'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json'
}

const fileOf = async (folder, pathname) => {
  const file = path.join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
  const isInside = file.startsWith(folder + path.sep)
  return isInside && (await stat(file).catch(() => undefined))?.isFile() ? file : undefined
}

const pathOf = (url) => {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return ''
  }
}

const listen = (server, port, host) =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server.address().port))
  })

// A machine can be without IPv6.
const isMissing = ({ code }) => code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'

/** Serves the files of `folder` on this machine only. Rejects if the port is taken. */
export async function servePlayground(folder, port) {
  const answer = async (request, response) => {
    const file = await fileOf(folder, pathOf(request.url ?? '/'))
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
      return
    }
    response.writeHead(200, {
      'content-type': types[path.extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-cache'
    })
    createReadStream(file).pipe(response)
  }
  // Both addresses of "localhost": a port that somebody else has on one of them is taken.
  const servers = [http.createServer(answer), http.createServer(answer)]
  const close = () => servers.forEach((server) => server.close())
  try {
    const taken = await listen(servers[0], port, '127.0.0.1')
    await listen(servers[1], taken, '::1').catch((error) => {
      if (!isMissing(error)) throw error
    })
    return { url: `http://localhost:${taken}`, close }
  } catch (error) {
    close()
    throw error
  }
}
