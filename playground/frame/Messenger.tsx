import type { Outcome } from '../model/outcome'
import type { Json } from '../protocol'
import { Badge } from '../ui/Badge'
import { Region } from '../ui/Region'
import type { VisitorPage } from './visitorPage'

interface Props {
  page: VisitorPage
  isReal: boolean
  settings: Json
}

const states: Record<VisitorPage['messenger'], Pick<Outcome, 'tone' | 'label'>> = {
  waiting: { tone: 'warn', label: 'Messenger loading' },
  here: { tone: 'good', label: 'Messenger loaded' },
  missing: { tone: 'bad', label: 'Messenger failed to load' }
}

// What it waits for before it loads.
const waiting: Record<string, string> = {
  interaction: 'Waits for the visitor',
  identify: 'Waits for a user'
}

/** The visitor's page with the Messenger in it. */
export function Messenger({ page, isReal, settings }: Props) {
  const label = page.messenger === 'waiting' ? waiting[String(settings.loadOn)] : undefined
  const now = label === undefined ? states[page.messenger] : { ...states.waiting, label }
  const state = page.problem === undefined ? now : states.missing
  return (
    <Region name="Messenger" aside={<Badge {...state} />}>
      {page.url !== undefined && (
        <iframe ref={page.frame} key={page.url} src={page.url} title="The visitor’s page" />
      )}
      {isReal && page.messenger === 'missing' && (
        <p class="error" role="alert">
          Intercom’s script did not load for the App ID “{String(settings.appId)}”. Check for a
          wrong App ID, a blocker, or no connection.
        </p>
      )}
    </Region>
  )
}
