import { type Expression, type Node, parse } from 'acorn'
import { toPlaceholder } from '../model/placeholder'
import { callTypes } from '../protocol'

/** A call in pasted code, such as `analytics.track('X', { … })`: its last name, and its arguments as plain data. */
export interface PastedCall {
  method: string
  args: unknown[]
}

/** What pasted text holds: plain data, calls, and the code that is neither. */
export interface Pasted {
  values: unknown[]
  calls: PastedCall[]
  unread: string[]
}

// Code as a parser has read it. Its nodes are places in the text.
interface Code {
  text: string
  pasted: Pasted
}

/** The calls of Analytics.js. This destination gets only the first four. */
const methods = [...callTypes, 'alias', 'screen']

const toTree = (text: string): Node =>
  parse(text, { ecmaVersion: 'latest', allowAwaitOutsideFunction: true, sourceType: 'module' })

const isExpression = (node: unknown): node is Expression =>
  typeof node === 'object' && node !== null && typeof (node as Node).type === 'string'

const nameOf = (key: Expression | { type: string }): string => {
  if (key.type === 'Identifier') return (key as { name: string }).name
  return key.type === 'Literal' ? String((key as { value: unknown }).value) : ''
}

// The plain data of an expression. A placeholder stands for what would have to be run.
function valueOf(node: unknown, code: Code): unknown {
  if (!isExpression(node)) return undefined
  const source = code.text.slice(node.start, node.end)
  switch (node.type) {
    case 'Literal':
      return ['object', 'bigint'].includes(typeof node.value) && node.value !== null
        ? toPlaceholder(source)
        : node.value
    case 'TemplateLiteral':
      return node.quasis
        .map(({ value }, index) => {
          const inner = node.expressions[index]
          const filled = inner ? toPlaceholder(code.text.slice(inner.start, inner.end)) : ''
          return `${value.cooked ?? ''}${filled}`
        })
        .join('')
    case 'UnaryExpression': {
      const value = valueOf(node.argument, code)
      if (node.operator === '-' && typeof value === 'number') return -value
      // A minifier writes true and false like this.
      if (node.operator === '!' && typeof value === 'number') return !value
      return node.operator === 'void' ? undefined : toPlaceholder(source)
    }
    case 'ArrayExpression':
      return node.elements.flatMap((item) =>
        item?.type === 'SpreadElement' ? unread(item, code) : [valueOf(item, code)]
      )
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.flatMap((property) => {
          const isPlain = property.type === 'Property' && !property.computed && !property.method
          if (!isPlain) return unread(property, code)
          const value = valueOf(property.value, code)
          return value === undefined ? [] : [[nameOf(property.key), value]]
        })
      )
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return undefined
    default:
      return source === 'undefined' ? undefined : toPlaceholder(source)
  }
}

function unread({ start, end }: Node, { text, pasted }: Code): [] {
  pasted.unread.push(toPlaceholder(text.slice(start, end)).slice(1, -1))
  return []
}

function collect(node: unknown, code: Code): void {
  if (Array.isArray(node)) for (const inner of node) collect(inner, code)
  if (!isExpression(node)) return
  const { text, pasted } = code
  if (node.type === 'CallExpression') {
    const { callee } = node
    // A function that is called by its bare name can be anything but these two.
    const isBare = callee.type !== 'MemberExpression'
    const method = nameOf(isBare ? callee : callee.property)
    const known = isBare ? ['track', 'identify'] : methods
    const isKnown = known.includes(method) && !/^console\b/.test(text.slice(node.start))
    // What a call waits for comes before it, and what it calls when it is done comes after it.
    collect(callee, code)
    if (isKnown)
      pasted.calls.push({ method, args: node.arguments.map((arg) => valueOf(arg, code)) })
    collect(node.arguments, code)
    return
  }
  if (node.type === 'ObjectExpression' || node.type === 'ArrayExpression') {
    // It is looked at for a set-up, which names what it lacks itself.
    pasted.values.push(valueOf(node, { text, pasted: { ...pasted, unread: [] } }))
    return
  }
  for (const inner of Object.values(node)) collect(inner, code)
}

// A settings file, an expression, the inside of an object, code.
function readProgram(text: string): Pasted {
  const attempts = [`(${text.replace(/;\s*$/, '')}\n)`, `({${text}\n})`, text]
  let reason: unknown
  for (const attempt of attempts)
    try {
      const pasted: Pasted = { values: [], calls: [], unread: [] }
      collect(toTree(attempt), { text: attempt, pasted })
      return pasted
    } catch (error) {
      reason = error
    }
  throw reason
}

const isComment = (text: string, at: number): boolean =>
  /(^|[^:"'`=])\/\//.test(text.slice(text.lastIndexOf('\n', at) + 1, at)) ||
  text.lastIndexOf('/*', at) > text.lastIndexOf('*/', at) ||
  text.lastIndexOf('<!--', at) > text.lastIndexOf('-->', at)

const TOKEN = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/\/.*|\/\*[^]*?\*\/|[()]/g

// Where the call that begins here ends.
function endOfCall(text: string, start: number): number {
  let depth = 0
  for (const { 0: token, index } of text.slice(start).matchAll(TOKEN)) {
    if (token === '(') depth++
    if (token === ')' && --depth === 0) return start + index + 1
  }
  return text.length
}

// TypeScript's own signs within the arguments of a call.
const withoutTypes = (call: string): string =>
  call.replace(/!(?=[.,)\]};])/g, '').replace(/\s+as\s+[\w.[\]| ]+(?=\s*[,)\]}])/g, '')

// Only what cannot be read as it is loses such signs: a name can look like one.
function readCall(call: string, pasted: Pasted): void {
  for (const attempt of [call, withoutTypes(call)])
    try {
      collect(toTree(attempt), { text: attempt, pasted })
      return
    } catch {
      // It is no plain JavaScript.
    }
  pasted.unread.push(toPlaceholder(call).slice(1, -1))
}

// HTML, JSX and TypeScript: a parser of JavaScript reads no such file, but it does read each call in it.
function readCalls(text: string): Pasted {
  const pasted: Pasted = { values: [], calls: [], unread: [] }
  const names = new RegExp(`\\.\\s*(?=(?:${methods.join('|')})\\s*\\()`, 'g')
  let read = 0
  for (const { 0: dot, index } of text.matchAll(names)) {
    const start = index + dot.length
    const isConsole = /\bconsole\s*\??$/.test(text.slice(0, index))
    if (start < read || isConsole || isComment(text, start)) continue
    read = endOfCall(text, start)
    readCall(`analytics.${text.slice(start, read)}`, pasted)
  }
  return pasted
}

/** Reads JSON or code without running it. Throws if it is neither. */
export function readPasted(text: string): Pasted {
  try {
    return { values: [JSON.parse(text)], calls: [], unread: [] }
  } catch {
    // It is code.
  }
  try {
    return readProgram(text)
  } catch (error) {
    const pasted = readCalls(text)
    if (pasted.calls.length + pasted.unread.length > 0) return pasted
    throw error
  }
}
