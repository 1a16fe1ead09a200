import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** A request as it reached a server of the net. */
export interface RecordedRequest {
  /** Milliseconds on the test's own clock (`performance.now()`). */
  at: number
  method: string
  host: string
  path: string
  query: Record<string, string>
  headers: IncomingHttpHeaders
  /** An object for JSON and for url-encoded bodies, text for others, undefined without a body. */
  body: unknown
}

/** Reads a request to its end. */
export async function readRequest(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const host = request.headers.host ?? ''
  const url = new URL(request.url ?? '/', `http://${host}`)
  return {
    at: performance.now(),
    method: request.method ?? '',
    host,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: parseBody(Buffer.concat(chunks).toString(), request.headers['content-type'] ?? '')
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
