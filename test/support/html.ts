/** What a test page has besides the script that it is about. Code is JavaScript source. */
export interface PageParts {
  /** Runs before anything else, for example `window.intercomSettings = {…}`. */
  before?: string
  /** Runs after the page's analytics has been set up. */
  after?: string
  body?: string
  /** Goes onto every script element, for pages with a nonce policy. */
  nonce?: string
}

/** A page as snippet customers have it. */
export interface SnippetParts extends PageParts {
  writeKey: string
  /** The `options` of `analytics.load(KEY, options)`, for example `{ updateCDNSettings }`. */
  loadOptions?: string
  /** Scripts that the page loads before its snippet, such as the destination's own. */
  scripts?: string[]
  /** A function of the page that `analytics` goes through before its `load`, such as a consent wrapper. */
  wrapper?: string
}

/** A page that loads Analytics.js from Segment's CDN and calls `analytics.load`. */
export function snippetPage({
  writeKey,
  loadOptions = '{}',
  scripts = [],
  wrapper,
  ...parts
}: SnippetParts) {
  const wrapped = wrapper ? `${wrapper}(analytics)` : 'analytics'
  const load = `${wrapped}.load(${JSON.stringify(writeKey)}, ${loadOptions})`
  return pageWith(parts, [
    ...scripts.map((url) => script(parts, '', url)),
    script(parts, `(${bufferAnalytics.toString()})(${JSON.stringify(parts.nonce ?? '')});\n${load}`)
  ])
}

/** A page that runs an application's bundle, such as one made by `bundleEntry`. */
export function bundlePage({ url, ...parts }: PageParts & { url: string }) {
  return pageWith(parts, [script(parts, '', url)])
}

function pageWith(parts: PageParts, scripts: string[]) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A page</title>
    <link rel="icon" href="data:," />
    ${script(parts, parts.before ?? '')}
    ${scripts.join('\n    ')}
    ${script(parts, parts.after ?? '')}
  </head>
  <body>
    ${parts.body ?? ''}
  </body>
</html>
`
}

function script({ nonce }: PageParts, code: string, url?: string) {
  if (!code && !url) return ''
  const nonceAttribute = nonce ? ` nonce="${nonce}"` : ''
  const src = url ? ` src="${url}"` : ''
  return `<script${nonceAttribute}${src}>${code}</script>`
}

/** What the page needs of the buffer that Analytics.js finds and replaces when it has loaded. */
interface AnalyticsBuffer extends Array<unknown[]> {
  _writeKey?: string
  _loadOptions?: unknown
  [method: string]: unknown
}

/**
 * Runs in the page, sent as text. It stands in for Segment's snippet: calls wait as
 * `[method, ...arguments]` in an array at `window.analytics`.
 */
function bufferAnalytics(nonce: string) {
  const analytics = [] as unknown as AnalyticsBuffer
  const methods =
    'track identify page group alias reset ready on once off register user debug setAnonymousId ' +
    'addSourceMiddleware addDestinationMiddleware'
  for (const method of methods.split(' ')) {
    analytics[method] = (...args: unknown[]) => {
      analytics.push([method, ...args])
      return analytics
    }
  }
  analytics.load = (writeKey: string, options: unknown) => {
    analytics._writeKey = writeKey
    analytics._loadOptions = options
    const element = document.createElement('script')
    element.async = true
    element.nonce = nonce
    element.src = `https://cdn.segment.com/analytics.js/v1/${writeKey}/analytics.min.js`
    document.head.append(element)
  }
  Object.assign(window, { analytics })
}
