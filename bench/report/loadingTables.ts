import { LOADING } from '../page/loadingPages'
import { kilobytes, ms, table } from './markdown'
import type { Results } from './results'

/** What Intercom costs a page, for docs/performance.md. */
export function loadingTable({ loading }: Results): string {
  if (!loading) return ''
  const names = {
    noPlugin: 'no Intercom',
    load: "`loadOn: 'load'`",
    idle: "`loadOn: 'idle'`",
    interaction: "`loadOn: 'interaction'`, until the visitor acts"
  }
  return (
    `${loading.browser}, ${loading.rounds} rounds, a processor that looks ${loading.throttling} times slower.\n\n` +
    table(
      ['Page', 'blocking', 'script', 'bytes', 'requests to Intercom', 'first event', 'Lighthouse'],
      LOADING.map((name) => {
        const { blockingMs, scriptMs, bytes, requests, firstEventMs, lighthouse } =
          loading.pages[name]
        const after = name === 'interaction' ? ' after the press' : ''
        return [
          names[name],
          ms(blockingMs),
          ms(scriptMs),
          kilobytes(bytes),
          requests,
          firstEventMs === undefined ? '–' : ms(firstEventMs) + after,
          lighthouse ?? '–'
        ]
      })
    )
  )
}

/** The same for the README, which tells only what a visitor notices. */
export function costTable({ loading }: Results): string {
  if (!loading) return ''
  const names = {
    noPlugin: 'Without Intercom',
    load: "`loadOn: 'load'`, the default",
    idle: "`loadOn: 'idle'`",
    interaction: "`loadOn: 'interaction'`, until the visitor does something"
  }
  return table(
    ['Your page', 'Main thread blocked', 'Script', 'Code', 'Lighthouse'],
    LOADING.map((name) => {
      const { blockingMs, scriptMs, bytes, lighthouse } = loading.pages[name]
      return [names[name], ms(blockingMs), ms(scriptMs), kilobytes(bytes), lighthouse ?? '–']
    })
  )
}
