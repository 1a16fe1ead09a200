const isName = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key)

const quote = (text: string): string =>
  text.includes("'") || /[\\\n\r\u2028\u2029]/.test(text) ? JSON.stringify(text) : `'${text}'`

/** The key of an object as JavaScript: without quotes if it can be. */
export const toKey = (key: string): string => (isName(key) ? key : quote(key))

/** JSON as JavaScript: single quotes, and keys without quotes if they need none. */
export function toLiteral(value: unknown, indent = ''): string {
  const inner = `${indent}  `
  const parts = Array.isArray(value)
    ? value.map((item) => toLiteral(item, inner))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, item]) => `${toKey(key)}: ${toLiteral(item, inner)}`)
      : undefined
  if (!parts) return typeof value === 'string' ? quote(value) : JSON.stringify(value)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (parts.length === 0) return open + close
  const line = Array.isArray(value) ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`
  if (!line.includes('\n') && indent.length + line.length <= 72) return line
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`
}

/** A call of Intercom as a line of JavaScript. */
export const toCode = (command: string, args: unknown[]): string =>
  `Intercom(${[command, ...args].map((part) => toLiteral(part)).join(', ')})`
