const leaving = ['turbo:visit', 'turbolinks:visit', 'page:before-change']
const arriving = ['turbo:load', 'turbolinks:load', 'page:change']

/** Tells when Turbo, Turbolinks or its old form swaps the page; returns a function that ends it. */
export function onPageSwap(document: Document, swap: { leave: () => void; arrive: () => void }) {
  for (const name of leaving) document.addEventListener(name, swap.leave)
  for (const name of arriving) document.addEventListener(name, swap.arrive)
  return () => {
    for (const name of leaving) document.removeEventListener(name, swap.leave)
    for (const name of arriving) document.removeEventListener(name, swap.arrive)
  }
}
