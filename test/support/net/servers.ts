import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import http, {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse
} from 'node:http'
import https from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import path from 'node:path'
import { generate } from 'selfsigned'

/** A request as it reached a server of the net. */
export interface RecordedRequest {
  /** Milliseconds on the test's own clock (`performance.now()`). */
  at: number
  method: string
  host: string
  path: string
  headers: IncomingHttpHeaders
  /** An object for JSON and for url-encoded bodies, text for others, undefined without a body. */
  body: unknown
}

/** Reads a request to its end. */
export async function readRequest(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { headers, method = '', url = '/' } = request
  const { host = '', 'content-type': type = '' } = headers
  const body = parseBody(Buffer.concat(chunks).toString(), type)
  return { at: performance.now(), method, host, path: url.replace(/\?.*/, ''), headers, body }
}

// Analytics.js sends JSON as text/plain, so the text itself is looked at.
function parseBody(text: string, contentType: string): unknown {
  if (!text) return undefined
  if (contentType.includes('urlencoded')) return Object.fromEntries(new URLSearchParams(text))
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A body to serve: text as it is, or a file of the disk; a promise holds the answer back. */
export type Content = string | { file: string } | Promise<string | { file: string }>

/** An answer of the net. */
export interface Reply {
  status?: number
  headers?: Record<string, string>
  body?: Content
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml'
}

/** The header that tells what a path's extension stands for. */
export const typeOf = (name: string) => ({
  'content-type': `${types[path.extname(name)] ?? 'text/plain'}; charset=utf-8`
})

/** An answer in JSON. */
export const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: typeOf('answer.json'),
  body: JSON.stringify(value)
})

/** What nobody registered. */
export const notFound: Reply = { status: 404, headers: typeOf('') }

async function bodyOf({ body = '' }: Reply): Promise<string | Buffer> {
  const content = await body
  return typeof content === 'object' ? readFile(content.file) : content
}

/** Writes an answer, and allows everything to the origin that asked, also before it asks (CORS). */
export async function writeReply(
  response: ServerResponse,
  reply: Reply,
  { origin = '*', 'access-control-request-headers': asked = '' }: IncomingHttpHeaders
) {
  const body = await bodyOf(reply)
  response.writeHead(reply.status ?? 200, {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': asked,
    'cache-control': 'no-store',
    ...reply.headers
  })
  response.end(body)
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

/** What the servers ask about each request. */
interface Handlers {
  /** The hosts of the certificate. Browsers have an option to accept it. */
  hosts: readonly string[]
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
  const { hosts, onPage, onHost, onPlain, mayConnect } = handlers
  const sockets = new Set<Socket>()
  const { private: key, cert } = generate([{ name: 'commonName', value: 'Test net' }], {
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) }]
  })
  const secure = https.createServer({ key, cert }, onHost)
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
    new Promise<string>((resolve, reject) => {
      server.on('error', reject)
      server.on('connection', (socket: Socket) => {
        // A worker that has run its last test file ends, whatever is open.
        socket.unref()
        sockets.add(socket)
        socket.on('close', () => sockets.delete(socket))
      })
      server.listen(0, '127.0.0.1', () =>
        resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`)
      )
      server.unref()
    })
  return {
    origin: `http://${await listen(pages)}`,
    proxy: await listen(proxy),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await Promise.all(
        [pages, proxy].map((server) => new Promise((resolve) => server.close(resolve)))
      )
    }
  }
}
