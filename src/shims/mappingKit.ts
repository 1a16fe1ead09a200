import { isObject } from '../values/record'
import {
  assert,
  flatten,
  get,
  isText,
  mapValues,
  render,
  replace,
  type Values,
  withoutNulls,
  withoutUndefined
} from './values'

/** What a directive gives for `options`, most often an object, and an event. */
type Directive = (options: Values, event: unknown) => unknown

const resolveText = (mapping: unknown, event: unknown): string => {
  const text = resolve(mapping, event)
  assert(isText(text))
  return text
}

const getPath = (event: unknown, path: string): unknown => get(event, path.replace('$.', ''))

// What each directive takes is checked only here, when it runs: `isValid` looks at no option.
const DIRECTIVES: Record<string, Directive> = {
  '@arrayPath': (list, event) => {
    assert(Array.isArray(list))
    const [path, shape] = list as unknown[]
    const root = isText(path) ? getPath(event, path) : resolve(path, event)
    if (!isObject(shape) || Object.keys(shape).length === 0) return root
    const items = isObject(root) ? [root] : root
    return Array.isArray(items) ? items.map((item) => resolve(shape, item)) : root
  },
  '@case': ({ operator, value }, event) => {
    assert(operator)
    const text = resolve(value || undefined, event)
    if (!isText(text)) return text
    assert(operator === 'lower' || operator === 'upper')
    return operator === 'lower' ? text.toLowerCase() : text.toUpperCase()
  },
  '@excludeWhenNull': (value, event) => withoutNulls(resolve(value, event)),
  '@flatten': ({ separator, value, omitArrays }, event) => {
    assert(separator)
    return flatten(resolve(value, event), resolveText(separator, event), Boolean(omitArrays))
  },
  '@if': ({ exists, blank, then, else: otherwise }, event) => {
    assert(exists || blank)
    const value = resolve(exists === undefined ? blank : exists, event) ?? undefined
    // 0, false and an empty list are blank, too.
    const isMet = value !== undefined && (exists !== undefined || value != '')
    return resolve(isMet ? then : otherwise || undefined, event)
  },
  '@json': ({ mode, value: mapping }, event) => {
    assert(mapping && (mode === 'encode' || mode === 'decode'))
    const value = resolve(mapping, event)
    if (mode === 'encode') return JSON.stringify(value)
    try {
      return isText(value) ? (JSON.parse(value) as unknown) : value
    } catch {
      return value
    }
  },
  '@literal': (value, event) => resolve(value, event),
  '@merge': ({ direction, objects }, event) => {
    assert(Array.isArray(objects) && objects.every(isObject))
    assert(direction === 'left' || direction === 'right')
    const merged = objects.map((each) => resolve(each, event) as object)
    if (direction === 'left') merged.reverse()
    return Object.assign({}, ...merged) as object
  },
  '@path': (path, event) => getPath(event, resolveText(path, event)),
  '@replace': (options, event) => {
    const { value, pattern, replacement = '', pattern2, ignorecase = false } = options
    const replacement2 = options.replacement2 ?? ''
    const isGlobal = options.global ?? true
    assert(pattern && isText(pattern) && isText(replacement))
    if (!value) return undefined
    const found = resolve(value, event)
    const text = typeof found === 'boolean' || typeof found === 'number' ? String(found) : found
    if (!isText(text)) return ''
    const flags = (isGlobal ? 'g' : '') + (ignorecase ? 'i' : '')
    const replaced = replace(text, pattern, replacement, flags)
    return pattern2 && isText(pattern2) && isText(replacement2)
      ? replace(replaced, pattern2, replacement2, flags)
      : replaced
  },
  '@template': (template, event) => render(resolveText(template, event), event),
  '@transform': ({ apply, mapping }, event) => {
    assert(mapping && isObject(apply))
    return resolve(mapping, transform(apply, event))
  }
}

function resolve(mapping: unknown, event: unknown): unknown {
  if (Array.isArray(mapping)) return mapping.map((each) => resolve(each, event))
  if (!isObject(mapping)) return mapping
  const keys = Object.keys(mapping)
  const name = keys.find((key) => key.startsWith('@'))
  if (name && keys.every((key) => /^(@|_metadata$)/.test(key)))
    // An unknown directive throws.
    return (DIRECTIVES[name] as Directive)(mapping[name] as Values, event)
  return mapValues(mapping, (value) => resolve(value, event))
}

/** Whether each directive in `mapping` is known and alone, in lists too. A literal is no mapping. */
function isValid(mapping: unknown): boolean {
  if (Array.isArray(mapping)) return mapping.every(isValid)
  if (!isObject(mapping)) return true
  const keys = Object.keys(mapping).filter((key) => key !== '_metadata')
  if (!keys.some((key) => key.startsWith('@'))) return Object.values(mapping).every(isValid)
  const [name = '', ...others] = keys
  if (others.length > 0 || !(name in DIRECTIVES)) return false
  return name === '@literal' || isValid(mapping[name])
}

/**
 * Stands in for mapping-kit's `transform`, which weighs twice as much and checks the mapping again for each event. Gives exactly
 * what it gives for a mapping that is valid. Only a placeholder in a value stays as it is, and @liquid is unknown, because
 * plugin/mappings leaves it out.
 */
export function transform(mapping: Values, event: unknown = {}): unknown {
  assert(isObject(event))
  return withoutUndefined(resolve(mapping, event))
}

/** Stands in for mapping-kit's `transformBatch`. We give it no events, so that it only throws if the mapping is invalid. */
export function transformBatch(mapping: Values): void {
  const wrong = Object.keys(mapping).find((key) => !isValid(mapping[key]))
  assert(isValid(mapping), wrong)
}
