import { destination } from '../../src/destination'
import type { VisitorPage } from '../frame/visitorPage'
import { budgetOf, originOf } from '../model/sessionState'
import type { Json } from '../protocol'

interface Props {
  page: VisitorPage
  settings: Json
  onSettings: (settings: Json, what: string) => void
  /** Shows the visitor's page. */
  onVisitor: () => void
}

const { loadOn: setting } = destination.settings

const list = (names: string[]): string => (names.length > 0 ? names.join(', ') : 'none')

const RESERVE = 5

/** What the session knows and keeps, as far as the page can see it. */
export function Facts({ page, settings, onSettings, onVisitor }: Props) {
  const { timeline, kept, messenger, visitor } = page
  const { text, userId } = originOf(timeline)
  const left = budgetOf(timeline)
  return (
    <section aria-labelledby="facts-heading">
      <h3 id="facts-heading">State</h3>
      <div role="group" aria-label="Session state">
        <dl class="facts">
          <div>
            <dt>Intercom knows</dt>
            <dd>
              {userId ?? 'an anonymous visitor'} <small>{text}</small>
            </dd>
          </div>
          <div>
            <dt>Analytics.js knows</dt>
            <dd>{visitor.userId ?? 'an anonymous visitor'}</dd>
          </div>
          <div>
            <dt>Updates left</dt>
            <dd>
              {left} of 20{' '}
              <small>
                {left > RESERVE
                  ? `The last ${RESERVE} are saved for new data.`
                  : 'Only new data is sent.'}
              </small>
            </dd>
          </div>
          <div>
            <dt>Messenger</dt>
            <dd>
              {messenger === 'here' && 'loaded'}
              {messenger === 'missing' && 'failed to load'}
              {messenger === 'waiting' &&
                (settings.loadOn === 'identify' ? 'waits for a user' : 'loading')}
              {messenger === 'waiting' && settings.loadOn === 'interaction' && (
                <button type="button" class="small" onClick={onVisitor}>
                  Waits for a click in the visitor’s page
                </button>
              )}
            </dd>
          </div>
          <div>
            <dt>Loads on</dt>
            <dd>
              <select
                aria-label="When the Messenger loads"
                value={String(settings.loadOn ?? setting.default)}
                onChange={({ currentTarget }) =>
                  onSettings({ ...settings, loadOn: currentTarget.value }, 'loadOn')
                }
              >
                {setting.choices.map(({ label, value }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </dd>
          </div>
          <div>
            <dt>Queued commands</dt>
            <dd>{list(kept.waiting)}</dd>
          </div>
          <div>
            <dt>Cookies</dt>
            <dd>{list(kept.cookies)}</dd>
          </div>
          <div>
            <dt>Storage</dt>
            <dd>{list(kept.storage)}</dd>
          </div>
        </dl>
      </div>
    </section>
  )
}
