import type { BrowserPage } from '../support/browser'
import { appId } from './expect'
import type { Command, Scenario } from './scenario'

/** Where the page of a scenario is: a host that has a parent domain. */
export const pageOrigin = 'https://app.shop.example.test'

/** What the page of a scenario has on its window. */
export interface ScenarioWindow {
  Intercom: ((...args: unknown[]) => unknown) & { q?: unknown[] }
  intercomSettings: Record<string, unknown>
  notes: string[]
  call: (commands: Command[]) => void
}

/** What of a scenario makes its page. */
export type PageOptions = Pick<
  Scenario,
  'settings' | 'before' | 'cookies' | 'queue' | 'plugin' | 'frame'
>

/** The page: Intercom's own stub with the scenario's queue, and the script. */
export const scenarioPage = ({ settings, before = '', cookies = [], queue = [] }: PageOptions) => `
<!doctype html>
<html lang="en">
  <head>
    <title>A page</title>
    <link rel="icon" href="data:," />
    <script>
      ${cookies.map((cookie) => `document.cookie = ${JSON.stringify(`${cookie}; path=/`)}`).join('\n')}
      window.notes = []
      window.intercomSettings = ${JSON.stringify(settings ?? { app_id: appId })}
      window.call = (commands) => {
        const revive = (arg) =>
          typeof arg === 'string' && arg.startsWith('@')
            ? (...args) => void notes.push([arg.slice(1), ...args].join(' '))
            : arg
        for (const [name, ...args] of commands) window.Intercom(name, ...args.map(revive))
      }
      window.Intercom = (...args) => void window.Intercom.q.push(args)
      window.Intercom.q = []
      ${before}
      call(${JSON.stringify(queue)})
    </script>
  </head>
  <body>
    <script async src="https://widget.intercom.io/widget/${appId}"></script>
  </body>
</html>
`

/** Waits until the real function has taken the place of the stub. */
export const waitForReal = async (page: BrowserPage) =>
  void (await page.waitFor(() => {
    const { Intercom } = window as unknown as ScenarioWindow
    return typeof Intercom === 'function' && !('q' in Intercom)
  }))
