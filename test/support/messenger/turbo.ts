const leaving = ['turbo:visit', 'turbolinks:visit', 'page:before-change']
const caching = ['turbo:before-cache', 'turbolinks:before-cache']
const arriving = ['turbo:load', 'turbolinks:load', 'page:change']

/** What happens when Turbo, Turbolinks or its old form swaps the page, in this order. */
export interface PageSwap {
  leave: () => void
  cache: () => void
  arrive: () => void
}

/** Tells of a swap; returns a function that ends it. */
export function onPageSwap(document: Document, { leave, cache, arrive }: PageSwap) {
  const listeners = [
    ...leaving.map((name) => [name, leave] as const),
    ...caching.map((name) => [name, cache] as const),
    ...arriving.map((name) => [name, arrive] as const)
  ]
  for (const [name, listener] of listeners) document.addEventListener(name, listener)
  return () => {
    for (const [name, listener] of listeners) document.removeEventListener(name, listener)
  }
}
