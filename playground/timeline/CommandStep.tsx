import { toCode } from '../model/show'
import { isForServer, outcomeOfCommand, requestsOf } from '../model/outcome'
import type { Command, Timeline } from '../model/timeline'
import { Badge } from '../ui/Badge'
import { Code } from '../ui/Code'

const pad = (number: number, length = 2): string => String(number).padStart(length, '0')

/** A time of day as the visitor's clock shows it, to the millisecond. */
export const toClock = (at: number): string => {
  const time = new Date(at)
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => pad(part))
  return `${clock.join(':')}.${pad(time.getMilliseconds(), 3)}`
}

interface Props {
  command: Command
  timeline: Timeline
  /** Whether the command is shown above already, as the call of a mapping. */
  isAsked?: boolean
}

/** A command as the Messenger got it, and the request that it became. */
export function CommandStep({ command, timeline, isAsked = false }: Props) {
  const outcome = outcomeOfCommand(command, timeline)
  return (
    <div class="step">
      <p class="step-head">
        <b>Messenger got</b>
        <span>
          <code>{command.command}</code>
          {isAsked && ' as shown above'}
        </span>
        <time>{toClock(command.at)}</time>
      </p>
      {!isAsked && (
        <Code label={`Command ${command.command}`}>{toCode(command.command, command.args)}</Code>
      )}
      {isForServer(command) && (
        <>
          {requestsOf(command, timeline).map((request) => (
            <details key={request.id}>
              <summary>
                <b>Request</b> POST {new URL(request.url).host}
                {new URL(request.url).pathname} → {request.status || 'not reached'}{' '}
                <small class="nowrap">{request.ms} ms</small>
              </summary>
              <Code label="Request body">{JSON.stringify(readable(request.body), null, 2)}</Code>
            </details>
          ))}
          <p>
            <Badge {...outcome} /> {outcome.detail}
          </p>
        </>
      )}
    </div>
  )
}

const readable = (body: Record<string, unknown>): unknown =>
  Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      try {
        return [key, typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value]
      } catch {
        return [key, value]
      }
    })
  )
