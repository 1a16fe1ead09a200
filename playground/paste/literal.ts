import { type Expression, type Node, parse, type Program } from 'acorn'

/** A call in pasted code, such as `analytics.track('X', { … })`: its last name, and its arguments that are plain data. */
export interface PastedCall {
  method: string
  args: unknown[]
}

/** What pasted text holds: plain data, and calls. */
export interface Pasted {
  values: unknown[]
  calls: PastedCall[]
}

const VERSION = { ecmaVersion: 'latest', allowAwaitOutsideFunction: true } as const

// A settings file, an expression, the inside of an object, code.
function toProgram(text: string): Program {
  const attempts = [`(${text.replace(/;\s*$/, '')}\n)`, `({${text}\n})`]
  for (const attempt of attempts) {
    try {
      return parse(attempt, { ...VERSION, sourceType: 'module' })
    } catch {
      // It is something else.
    }
  }
  return parse(text, { ...VERSION, sourceType: 'module' })
}

const isExpression = (node: unknown): node is Expression =>
  typeof node === 'object' && node !== null && typeof (node as Node).type === 'string'

const nameOf = (key: Expression | { type: string }): string => {
  if (key.type === 'Identifier') return (key as { name: string }).name
  return key.type === 'Literal' ? String((key as { value: unknown }).value) : ''
}

// The plain data of an expression. What would have to be run is undefined.
function valueOf(node: unknown): unknown {
  if (!isExpression(node)) return undefined
  switch (node.type) {
    case 'Literal':
      return node.value
    case 'TemplateLiteral':
      return node.quasis.map(({ value }) => value.cooked).join('…')
    case 'UnaryExpression': {
      const value = valueOf(node.argument)
      return node.operator === '-' && typeof value === 'number' ? -value : undefined
    }
    case 'ArrayExpression':
      return node.elements.map(valueOf)
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.flatMap((property) => {
          if (property.type !== 'Property') return []
          return [[nameOf(property.key), valueOf(property.value)]]
        })
      )
    default:
      return undefined
  }
}

function collect(node: unknown, pasted: Pasted): void {
  if (Array.isArray(node)) for (const inner of node) collect(inner, pasted)
  if (!isExpression(node)) return
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const args = node.arguments.map(valueOf)
    pasted.calls.push({ method: nameOf(node.callee.property), args })
  }
  if (node.type === 'ObjectExpression' || node.type === 'ArrayExpression') {
    pasted.values.push(valueOf(node))
    return
  }
  for (const inner of Object.values(node)) collect(inner, pasted)
}

/** Reads JSON or JavaScript without running it. Throws if it is neither. */
export function readPasted(text: string): Pasted {
  try {
    return { values: [JSON.parse(text)], calls: [] }
  } catch {
    const pasted: Pasted = { values: [], calls: [] }
    collect(toProgram(text), pasted)
    return pasted
  }
}
