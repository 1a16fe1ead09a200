import { createHash } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { generate } from 'selfsigned'
import { answeredHosts } from './hosts'
import { bodyOf, type Reply } from './reply'

/** What the servers ask about each request. */
export interface Handlers {
  /** A page's request (plain, to the loopback address). */
  onPage: http.RequestListener
  /** A request to any other host, after TLS. */
  onHost: http.RequestListener
  /** A plain request to any other host. */
  onPlain: http.RequestListener
  /** Whether a connection to the host may be opened at all. */
  mayConnect: (host: string) => boolean
}

/** The addresses of the two servers, and how to stop them. */
export interface Servers {
  origin: string
  proxy: string
  close(): Promise<void>
}

/**
 * A page server, and a proxy that ends TLS itself. A proxy and not interception in the browser,
 * because every engine has proxy settings and not every driver can intercept requests.
 */
export async function startServers(handlers: Handlers): Promise<Servers> {
  const { onPage, onHost, onPlain, mayConnect } = handlers
  const sockets = new Set<Socket>()
  const secure = https.createServer(certificate(), onHost)
  const pages = http.createServer(onPage)
  const proxy = http.createServer(onPlain)
  proxy.on('connect', (request, socket: Socket, head: Buffer) => {
    // A browser that goes away breaks its tunnels; that is no failure of a test.
    socket.on('error', () => socket.destroy())
    if (!mayConnect((request.url ?? '').replace(/:\d+$/, ''))) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
      return
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (head.length) socket.unshift(head)
    secure.emit('connection', socket)
  })
  const listen = (server: http.Server) =>
    new Promise<number>((resolve, reject) => {
      server.on('error', reject)
      server.on('connection', (socket: Socket) => {
        // A worker that has run its last test file ends, whatever is open.
        socket.unref()
        sockets.add(socket)
        socket.on('close', () => sockets.delete(socket))
      })
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
      server.unref()
    })
  const [pagePort, proxyPort] = await Promise.all([listen(pages), listen(proxy)])
  return {
    origin: `http://127.0.0.1:${pagePort}`,
    proxy: `127.0.0.1:${proxyPort}`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await Promise.all(
        [pages, proxy].map((server) => new Promise((resolve) => server.close(resolve)))
      )
    }
  }
}

let made: { key: string; cert: string } | undefined

/** One certificate for all hosts of the net. Browsers have an option to accept it. */
function certificate() {
  if (made) return made
  const { private: key, cert } = generate([{ name: 'commonName', value: 'Test net' }], {
    algorithm: 'sha256',
    keySize: 2048,
    days: 30,
    extensions: [
      { name: 'subjectAltName', altNames: answeredHosts.map((value) => ({ type: 2, value })) }
    ]
  })
  return (made = { key, cert })
}

/** Puts a script before everything else of a page, in a way that its content security policy lets through. */
export async function withFirstScript(reply: Reply, source: string): Promise<Reply> {
  const { 'content-security-policy': policy, ...headers } = reply.headers ?? {}
  if (!headers['content-type']?.startsWith('text/html')) return reply
  const html = String(await bodyOf(reply))
  const hash = createHash('sha256').update(source).digest('base64')
  // Only if inline scripts need one: a hash forbids those without.
  const allowed = policy?.replace(
    /\b(?:script|default)-src(?=[ ;]|$)(?![^;]*'unsafe-inline')/g,
    `$& 'sha256-${hash}'`
  )
  return {
    ...reply,
    headers: { ...headers, ...(allowed && { 'content-security-policy': allowed }) },
    // A script before the doctype would switch the page to quirks mode.
    body: html.replace(/^(\s*<!doctype[^>]*>)?/i, (start) => `${start}<script>${source}</script>`)
  }
}
