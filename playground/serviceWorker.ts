import { IntercomServer } from '../test/support/messenger/server'
import { faultsIn, SLOW_MS } from './faults'
import { forgetOldFiles, keepFiles, ownFile } from './offline'
import type { Json, WireRequest } from './protocol'

// TypeScript's types of a service worker exclude those of a page, which the rest of the project needs.
interface Client {
  url: string
  postMessage: (message: unknown) => void
}

interface Worker {
  registration: { scope: string }
  clients: {
    claim: () => Promise<void>
    get: (id: string) => Promise<Client | undefined>
    matchAll: (options: { includeUncontrolled?: boolean }) => Promise<Client[]>
  }
  skipWaiting: () => Promise<void>
  addEventListener: (type: string, listener: (event: WorkerEvent) => void) => void
}

interface WorkerEvent {
  request: Request
  clientId: string
  waitUntil: (work: Promise<unknown>) => void
  respondWith: (response: Promise<Response>) => void
}

const worker = globalThis as unknown as Worker

const isVisitor = ({ url }: Client): boolean => new URL(url).pathname.endsWith('/visitor.html')

// Intercom's own Messenger sends requests from a frame that has no address.
const findVisitor = async (clientId: string): Promise<Client | undefined> => {
  const client = await worker.clients.get(clientId)
  return client && isVisitor(client) ? client : (await worker.clients.matchAll({})).find(isVisitor)
}

const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' }
  })

const decode = (text: string, type: string): Json => {
  try {
    return type.includes('urlencoded')
      ? Object.fromEntries(new URLSearchParams(text))
      : (JSON.parse(text) as Json)
  } catch {
    return {}
  }
}

const widget = async ({ faults }: { faults: string[] }): Promise<Response> => {
  if (faults.includes('blocked')) return Response.error()
  if (faults.includes('notFound')) return json({}, 404)
  if (faults.includes('slow')) await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
  return ownFile(new Request(new URL('messenger.js', worker.registration.scope)))
}

const workspace = { integrations: { 'Segment.io': { apiKey: 'playground' } }, remotePlugins: [] }

const isIntercom = (host: string): boolean =>
  /(^|\.)(intercom\.io|intercomcdn\.com|intercom-messenger\.com)$/.test(host)

const server = new IntercomServer()

const intercom = async (path: string, body: Json, faults: string[]): Promise<Response> => {
  const status = faults.includes('refusing') ? 403 : 200
  if (!path.endsWith('/ping')) return json({}, status)
  const fields = body as Record<string, string>
  const reply = server.ping(fields, { status, enforce: faults.includes('enforced') }, Date.now())
  return json(reply.body, reply.status)
}

// Stands in for every host that the visitor's page asks.
async function answer(
  request: Request,
  body: Json,
  visitor: Client | undefined
): Promise<Response> {
  const { host, pathname } = new URL(request.url)
  const { faults, isReal } = faultsIn(visitor?.url ?? worker.registration.scope)
  if (isReal && isIntercom(host)) return fetch(request)
  if (host === 'widget.intercom.io' && pathname.startsWith('/widget/')) return widget({ faults })
  if (host === 'cdn.segment.com') return json(workspace)
  if (host === 'api.segment.io') return json({ success: true })
  if (isIntercom(host)) return intercom(pathname, body, faults)
  return Response.error()
}

async function handle({ request, clientId }: WorkerEvent): Promise<Response> {
  const { url, method, headers } = request
  const isRecorded = method === 'POST' && !url.endsWith('/v1/m')
  const text = isRecorded ? await request.clone().text() : ''
  const body = decode(text, headers.get('content-type') ?? '')
  const at = Date.now()
  const visitor = await findVisitor(clientId)
  const response = await answer(request, body, visitor).catch(() => Response.error())
  const message: WireRequest = {
    kind: 'request',
    at,
    url,
    body,
    status: response.status,
    ms: Date.now() - at
  }
  if (isRecorded) visitor?.postMessage(message)
  return response
}

worker.addEventListener('install', (event) =>
  event.waitUntil(keepFiles().then(() => worker.skipWaiting()))
)
worker.addEventListener('activate', (event) =>
  event.waitUntil(forgetOldFiles().then(() => worker.clients.claim()))
)
worker.addEventListener('fetch', (event) => {
  const { scope } = worker.registration
  const { url, method } = event.request
  const isForeign = !url.startsWith(new URL('/', scope).href)
  if (isForeign) event.respondWith(handle(event))
  else if (url.startsWith(scope) && method === 'GET') event.respondWith(ownFile(event.request))
})
