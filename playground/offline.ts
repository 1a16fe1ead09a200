// Set by the build: the files of the page, and a hash of them.
declare const OFFLINE: { version: string; files: string[] }

const PREFIX = 'playground-'
const NAME = PREFIX + OFFLINE.version

/** Keeps all files of the page, so that it works without a network from the first visit on. */
export const keepFiles = async (): Promise<void> => {
  const kept = await caches.open(NAME)
  await kept.addAll(OFFLINE.files.map((file) => new Request(file, { cache: 'reload' })))
}

/** Removes the files of earlier builds. */
export const forgetOldFiles = async (): Promise<void> => {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== NAME)
  await Promise.all(old.map((name) => caches.delete(name)))
}

/** A file of the page: from its host if that answers, or else the kept one. */
export async function ownFile(request: Request): Promise<Response> {
  const response = await fetch(request).catch(() => undefined)
  if (response?.ok) return response
  const kept = await caches.match(request, { ignoreSearch: true })
  return kept ?? response ?? Response.error()
}
