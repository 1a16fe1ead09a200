import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a page asked for this, and not the browser by itself (for updates, autofill, its vendor's accounts). Browsers tell
 * a secure host: https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header. Elsewhere, a page's request has `Accept`.
 */
export const isAskedByPage = (headers: IncomingHttpHeaders): boolean => {
  const site = headers['sec-fetch-site']
  return site === undefined ? headers.accept !== undefined : site !== 'none'
}
