import { Badge } from '../app/Badge'
import { Code } from '../app/Code'
import { toCode } from '../model/literal'
import { isForServer, outcomeOfCommand, requestsOf } from '../model/commandOutcome'
import type { Command, Timeline } from '../model/timeline'
import { toClock } from './time'

interface Props {
  command: Command
  timeline: Timeline
  /** Whether the command is shown already, as the call that a mapping asks for. */
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
          {isAsked && ' as it is above'}
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
