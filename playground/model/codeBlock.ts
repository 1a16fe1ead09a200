import type { Subscription } from '@segment/browser-destination-runtime/types'
import { type Mapping, actionKeys, isActionKey, toSubscription, withId } from './setup'
import { toLiteral } from './literal'

/** Mappings as the `subscriptions` block of the README, to be given to the factory. */
export const toCodeBlock = (mappings: Mapping[]): string =>
  `subscriptions: ${toLiteral(mappings.map(toSubscription))}`

// In the order of trying: text, comments, keys without quotes, words, and anything else.
const TOKEN =
  /"(?:[^"\\]|\\.)*"|(?<quoted>'(?:[^'\\]|\\.)*')|(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<key>[A-Za-z_$][\w$]*(?=\s*:))|\w+|[\s\S]/g

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' }

const fromSingleQuotes = (text: string): string =>
  text.slice(1, -1).replace(/\\([\s\S])/g, (_, char: string) => escapes[char] ?? char)

/** The first list in `text`, a literal of JavaScript, as JSON. Nothing of it is run. */
function listIn(text: string): string {
  const start = text.search(/\[/)
  if (start < 0) throw new Error('There is no list of subscriptions in it. It starts with [.')
  let depth = 0
  let json = ''
  for (const { 0: token, groups = {} } of text.slice(start).matchAll(TOKEN)) {
    const { quoted, comment, key } = groups
    if (/^[[{]$/.test(token)) depth += 1
    if (/^[\]}]$/.test(token)) {
      depth -= 1
      // A comma may stand before a closing bracket in JavaScript.
      json = json.replace(/,\s*$/, '')
    }
    if (quoted !== undefined) json += JSON.stringify(fromSingleQuotes(quoted))
    else if (key !== undefined) json += JSON.stringify(key)
    else if (comment === undefined) json += token
    if (depth === 0) return json
  }
  throw new Error('The list has no end. Copy it up to its last ].')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const toMapping = (value: unknown, index: number): Mapping => {
  const where = `Subscription ${index + 1}`
  if (!isObject(value)) throw new Error(`${where} is not an object.`)
  const { name = '', partnerAction, subscribe, enabled = true, mapping = {} } = value
  if (typeof partnerAction !== 'string' || !isActionKey(partnerAction))
    throw new Error(`${where}: "partnerAction" is none of ${actionKeys.join(', ')}.`)
  if (typeof subscribe !== 'string') throw new Error(`${where} has no "subscribe".`)
  if (!isObject(mapping)) throw new Error(`${where}: "mapping" is not an object.`)
  return withId({
    name: String(name),
    partnerAction,
    subscribe,
    enabled: enabled !== false,
    mapping
  } as Subscription)
}

/** The mappings in a pasted code block or in JSON. Throws an error that says what is wrong with it. */
export function fromCodeBlock(text: string): Mapping[] {
  let list: unknown
  const json = listIn(text)
  try {
    list = JSON.parse(json)
  } catch {
    throw new Error('The list is not JSON, nor a plain literal of JavaScript.')
  }
  return (list as unknown[]).map(toMapping)
}
