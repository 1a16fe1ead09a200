import { useCallback } from 'preact/hooks'
import type { IntercomCall } from '../model/explain'
import { toKey, toLiteral } from '../model/show'
import { isObject, type Keys } from '../model/pointer'
import type { Flow } from '../model/ways'
import { isTargetLit, light, type Lit, type LitTarget, useLit } from './lit'

interface Line {
  text: string
  keys?: Keys
}

const WIDTH = 64

// The lines of a call, and the keys that each of them shows.
function linesOf({ command, args }: IntercomCall): Line[] {
  const lines: Line[] = []
  const walk = (
    value: unknown,
    keys: Keys,
    indent: string,
    before: string,
    after: string
  ): void => {
    const inline = toLiteral(value).replace(/\n\s*/g, ' ')
    const isShort = keys.length > 1 && indent.length + before.length + inline.length < WIDTH
    if (!isObject(value) || isShort || Object.keys(value).length === 0) {
      const text = isObject(value) ? inline : toLiteral(value, indent)
      lines.push({ text: `${indent}${before}${text}${after}`, keys })
      return
    }
    lines.push({ text: `${indent}${before}{` })
    const entries = Object.entries(value)
    for (const [index, [key, inner]] of entries.entries())
      walk(
        inner,
        [...keys, key],
        `${indent}  `,
        `${toKey(key)}: `,
        index < entries.length - 1 ? ',' : ''
      )
    lines.push({ text: `${indent}}${after}` })
  }
  const [first, second] = args
  const isEvent = command === 'trackEvent'
  lines.push({ text: `Intercom('${command}', ${isEvent ? toLiteral(first) : ''}`, keys: ['0'] })
  if (isEvent) walk(second ?? {}, ['1'], '', ', ', ')')
  else walk(first ?? {}, ['0'], '', '', ')')
  // The object opens on the line of the command.
  const [head, open, ...rest] = lines
  return head && open
    ? [{ text: head.text + open.text, ...(isEvent && { keys: ['0'] }) }, ...rest]
    : lines
}

const TOKEN =
  /('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[A-Za-z_$][\w$]*)(?=: )|('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|(-?\b\d[\d.e+]*\b)|\b(true|false|null)\b/g

const looks = ['tok-propertyName', 'tok-string', 'tok-number', 'tok-bool']

// In the colors of the event beside it.
function Colored({ text }: { text: string }) {
  const parts: preact.ComponentChild[] = []
  let read = 0
  for (const match of text.matchAll(TOKEN)) {
    const [token, ...groups] = match
    parts.push(text.slice(read, match.index))
    const look = looks[groups.findIndex((group) => group !== undefined)]
    parts.push(<span class={look}>{token}</span>)
    read = match.index + token.length
  }
  return (
    <>
      {parts}
      {text.slice(read)}
    </>
  )
}

function CodeLine({ text, target, flow }: { text: string; target: LitTarget; flow: Flow }) {
  const select = useCallback(
    (now: Lit) => isTargetLit(now, target),
    [target.mapping, target.call, target.keys.join('\n')]
  )
  return (
    <span
      class={`code-line ${useLit(select) ? 'lit' : ''}`}
      onMouseEnter={() => light(flow, { target })}
      onMouseLeave={() => light(flow)}
    >
      <Colored text={text} />
      {'\n'}
    </span>
  )
}

interface Props {
  label: string
  mapping: string
  call: number
  flow: Flow
}

/** A call of Intercom, whose lines light up with what they come from. */
export function IntercomCode({ label, mapping, call, flow }: Props) {
  const found = flow.explanations.find(({ id }) => id === mapping)?.calls[call]
  if (!found) return null
  return (
    <pre class="read" role="group" aria-label={label} tabIndex={0}>
      <code>
        {linesOf(found).map(({ text, keys }, index) =>
          keys ? (
            <CodeLine key={index} text={text} target={{ mapping, call, keys }} flow={flow} />
          ) : (
            <span key={index} class="code-line">
              <Colored text={text} />
              {'\n'}
            </span>
          )
        )}
      </code>
    </pre>
  )
}
