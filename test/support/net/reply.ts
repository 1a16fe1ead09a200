import { readFile } from 'node:fs/promises'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'

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
  const { host = '' } = headers
  const body = parseBody(Buffer.concat(chunks).toString(), headers['content-type'] ?? '')
  return {
    at: performance.now(),
    method,
    host,
    path: new URL(url, `http://${host}`).pathname,
    headers,
    body
  }
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
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.map': 'application/json'
}

/** The content type that a path's extension stands for. */
export const typeOf = (name: string) => types[path.extname(name)] ?? 'text/plain; charset=utf-8'

/** An answer in JSON. */
export const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value)
})

/** What nobody registered. */
export const notFound: Reply = { status: 404, headers: { 'content-type': 'text/plain' } }

/** The answer to a CORS preflight: it allows everything. */
export const preflight = (requestedHeaders = ''): Reply => ({
  status: 204,
  headers: {
    'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
    'access-control-allow-headers': requestedHeaders
  }
})

/** The body of an answer; a file is read here. */
export async function bodyOf({ body = '' }: Reply): Promise<string | Buffer> {
  const content = await body
  return typeof content === 'object' ? readFile(content.file) : content
}

/** Writes an answer, with the CORS headers for the origin that asked. */
export async function writeReply(response: ServerResponse, reply: Reply, origin = '*') {
  const body = await bodyOf(reply)
  response.writeHead(reply.status ?? 200, {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'cache-control': 'no-store',
    ...reply.headers
  })
  response.end(body)
}
