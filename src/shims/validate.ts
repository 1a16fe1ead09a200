type Check = (value: unknown, path: string) => void

/** The type of `value`, or "directive". */
const typeOf = (value: unknown): string => {
  const type = Object.prototype.toString.call(value).slice(8, -1).toLowerCase()
  const isObject = type === 'object'
  return isObject && Object.keys(value as object).some((key) => key.startsWith('@'))
    ? 'directive'
    : type
}

const fail = (path: string): never => {
  throw new Error(`${path} is invalid`)
}

/** Wants a value whose type is like `pattern`. A text comes after its type, as in "string left". */
const is =
  (pattern: RegExp): Check =>
  (value, path) => {
    const type = typeOf(value)
    if (!pattern.test(type === 'string' ? `string ${value as string}` : type)) fail(path)
    if (type === 'directive') check(value, path)
  }

const given = is(/^(?!undefined)/)
const text = is(/^string/)
const optionalText = is(/^(string|undefined)/)
const textOrDirective = is(/^(string|directive)/)
const optionalFlag = is(/^(boolean|undefined)/)
const list = is(/^array/)
const object = is(/^object/)
const objectOrDirective = is(/^(object|directive)/)

/** Wants a list or an object, as `whole` says, with these `parts`. Others may be in it, too. */
const has =
  (whole: Check, parts: Record<string, Check>): Check =>
  (value, path) => {
    whole(value, path)
    check(value, path)
    for (const [key, part] of Object.entries(parts))
      part((value as Record<string, unknown>)[key], `${path}/${key}`)
  }

const objects: Check = (value, path) => {
  list(value, path)
  for (const [index, each] of Object.entries(value as object))
    has(objectOrDirective, {})(each, `${path}/${index}`)
}

/** What each directive takes. */
const DIRECTIVES: Record<string, Check> = {
  '@arrayPath': has(list, { 0: textOrDirective, 1: check }),
  '@case': has(object, { operator: optionalText, value: is(/^(string|directive|undefined)/) }),
  '@excludeWhenNull': given,
  '@flatten': has(object, { separator: optionalText, value: given }),
  '@if': has(object, {}),
  '@json': has(object, { mode: is(/^string (encode|decode)$/i), value: given }),
  '@liquid': text,
  '@literal': given,
  '@merge': has(object, { direction: is(/^(string (left|right)|undefined)$/i), objects }),
  '@path': textOrDirective,
  // Mapping-kit replaces no longer text, and puts no longer text in.
  '@replace': has(object, {
    pattern: is(/^string [^]{1,10}$/),
    replacement: is(/^(string [^]{0,10}|undefined)$/),
    value: textOrDirective,
    ignorecase: optionalFlag,
    global: optionalFlag
  }),
  '@template': textOrDirective,
  '@transform': has(object, { apply: objectOrDirective, mapping: objectOrDirective })
}

// Each event brings a new copy of a mapping, with the same directives in it.
const valid = new WeakSet()

/** Checks the directives that `value` consists of. A list is not looked into. */
function check(value: unknown, path: string): void {
  const type = typeOf(value)
  if (type === 'object')
    for (const [key, each] of Object.entries(value as object)) check(each, `${path}/${key}`)
  if (type !== 'directive' || valid.has(value as object)) return
  const [name = '', ...others] = Object.keys(value as object).filter((key) => key !== '_metadata')
  const inside = `${path}/${name}`
  const takes = DIRECTIVES[name]
  if (!takes || others.length > 0) return fail(inside)
  takes((value as Record<string, unknown>)[name], inside)
  valid.add(value as object)
}

/**
 * Stands in for mapping-kit's `validate`, which is more than twice as large, and checks a mapping again for each event: up to a
 * third of the time that an event takes. Throws the path of the first thing that is wrong with the mapping. A mapping is JSON.
 */
export default function validate(mapping: unknown): void {
  check(mapping, 'mapping')
}
