import http from 'node:http'
import https from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { certificateFor } from './certificate'
import { answeredHosts } from './hosts'

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

/** The ports of the two servers, and how to stop them. */
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
  const sockets = new Set<Duplex>()
  const secure = https.createServer(certificateFor(answeredHosts), onHost)
  const pages = http.createServer(onPage)
  const proxy = http.createServer(onPlain)
  proxy.on('connect', (request, socket: Socket, head: Buffer) => {
    const host = (request.url ?? '').replace(/:\d+$/, '')
    // A browser that goes away breaks its tunnels; that is no failure of a test.
    socket.on('error', () => socket.destroy())
    if (!mayConnect(host)) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
      return
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (head.length) socket.unshift(head)
    secure.emit('connection', socket)
  })
  for (const server of [pages, proxy]) {
    server.on('connection', (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
  }
  const [pagePort, proxyPort] = await Promise.all([listen(pages), listen(proxy)])
  return {
    origin: `http://127.0.0.1:${pagePort}`,
    proxy: `127.0.0.1:${proxyPort}`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await Promise.all([closed(pages), closed(proxy)])
    }
  }
}

function listen(server: http.Server) {
  return new Promise<number>((resolve, reject) => {
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

const closed = (server: http.Server) => new Promise((resolve) => server.close(resolve))
