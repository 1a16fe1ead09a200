import { readdirSync } from 'node:fs'
import vm from 'node:vm'
import { type Node, parse } from 'acorn'
import { inProject, read } from './support/project'

type Loader = (source: string) => string

const quiet = module.require(inProject('scripts/loaders/quiet.cjs')) as Loader
const enums = module.require(inProject('scripts/loaders/enums.cjs')) as Loader
const chains = module.require(inProject('scripts/loaders/chains.cjs')) as Loader
const withoutStats = module.require(inProject('scripts/loaders/withoutStats.cjs')) as Loader
const operators = module.require(inProject('scripts/loaders/operators.cjs')) as Loader

const folders = [
  '@segment/actions-core/dist/esm/mapping-kit',
  '@segment/destination-subscriptions/dist/esm',
  '@segment/fql-ts/dist/esm'
].map((folder) => `node_modules/${folder}`)

const files = folders.flatMap((folder) =>
  readdirSync(inProject(folder))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `${folder}/${name}`)
)

interface NewError extends Node {
  callee: { type: string; name: string }
  arguments: (Node & { value?: string })[]
}

const isNewError = (node: Node): node is NewError =>
  node.type === 'NewExpression' && (node as NewError).callee.name?.endsWith('Error')

// The lexer's own error differs from any other only in the place in the trigger, which nobody reads either.
const withoutMessage = ({ callee, arguments: [, ...others], ...node }: NewError): object =>
  callee.name === 'LexerError'
    ? { ...node, callee: { ...callee, name: 'Error' }, arguments: [] }
    : { ...node, callee, arguments: others }

/** The syntax tree as text, without places, and without the messages of errors that are created. */
const toTree = (source: string): string => {
  const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module' })
  return JSON.stringify(program, (key, value: unknown) => {
    if (key === 'start' || key === 'end') return undefined
    const node = value as Node | null
    return node?.type && isNewError(node) ? withoutMessage(node) : value
  })
}

/** The messages that the code has as text. */
const messagesOf = (source: string): string[] =>
  [...source.matchAll(/new \w*Error\(\s*(?:`([^`]*)`|'([^'\n]*)')/g)].map(
    ([, template, text]) => template ?? text ?? ''
  )

describe("the errors of Segment's packages in the bundles", () => {
  it('lose their messages, and the code around them stays as it is', () => {
    const changed = files.filter((file) => toTree(quiet(read(file))) !== toTree(read(file)))
    expect(changed).toEqual([])
  })

  it('keep the directive, which is shown', () => {
    const kept = files.flatMap((file) => messagesOf(quiet(read(file)))).filter(Boolean)
    expect(kept).toContain('@if')
    expect(kept.filter((message) => !/^@\w+$/.test(message))).toEqual([])
    expect(read('src/runtime/plugins.ts')).toContain('/^@\\w+/.exec(')
  })

  it('are many: if not, Segment writes them in another way now', () => {
    const quieted = files.flatMap((file) => messagesOf(quiet(read(file))).filter((text) => !text))
    expect(quieted.length).toBeGreaterThan(35)
    expect(read('dist/intercom.global.js')).not.toContain('should be a directive object')
  })
})

describe("the enums of Segment's packages in the bundles", () => {
  const file = 'node_modules/@segment/fql-ts/dist/esm/token.js'

  const valuesOf = (source: string): unknown =>
    vm.runInNewContext(`${source.replace(/^export /gm, '')}; JSON.stringify([TokenType, t.Dot()])`)

  it('are the same as literals', () => {
    expect(enums(read(file))).toContain('const TokenType = {')
    expect(valuesOf(enums(read(file)))).toBe(valuesOf(read(file)))
  })

  it('have only their texts there', () => {
    expect(read('dist/intercom.global.js')).not.toContain('ParenLeft')
  })
})

describe("the names that Segment's lexer and trigger parser share, in the bundles", () => {
  const parser = 'node_modules/@segment/destination-subscriptions/dist/esm/parse-fql.js'

  it('are short, and the same on both sides', () => {
    const types = operators(read('node_modules/@segment/fql-ts/dist/esm/token.js'))
    const [, name] = /TokenType\["ParenLeft"\] = "(\w+)"/.exec(types) ?? []
    expect(name).toHaveLength(1)
    expect(operators(read(parser))).toContain(`token.type === '${name ?? ''}'`)
  })

  it('are names of one character that nothing else there has', () => {
    const quoted = files
      .filter((file) => !file.includes('mapping-kit'))
      .flatMap((file) =>
        [...read(file).matchAll(/(?<=[=:(,] ?)['"](\w)['"]/g)].map(([, name]) => name)
      )
    const short = [...operators("'conditional' 'comma' 'is_true'").matchAll(/'(\w)'/g)]
    expect(short).toHaveLength(3)
    for (const [, name] of short) expect(quoted.filter((other) => other === name)).toEqual([])
  })
})

describe("what TypeScript made of Segment's optional chains, in the bundles", () => {
  const file = 'node_modules/@segment/destination-subscriptions/dist/esm/parse-fql.js'

  it('is a chain again', () => {
    expect(chains('(last === null || last === void 0 ? void 0 : last.type) === 1')).toBe(
      '(last?.type) === 1'
    )
    expect(chains("((_a = token.value) !== null && _a !== void 0 ? _a : '').split()")).toBe(
      "(token.value ?? '').split()"
    )
    expect(read(file)).toContain('=== void 0')
    expect(chains(read(file))).not.toContain('=== void 0')
  })
})

describe("mapping-kit's statistics, in the bundles", () => {
  const file = 'node_modules/@segment/actions-core/dist/esm/mapping-kit/index.js'

  it('are gone, and nothing else is', () => {
    const source = read(file)
    const left = withoutStats(source)
    expect(source).toContain('statsContext?.tags')
    expect(left).not.toMatch(/stats|originalTags/)
    expect(() => parse(left, { ecmaVersion: 'latest', sourceType: 'module' })).not.toThrow()
    expect(left).toContain('resolved[key] = resolve(mapping[key], payload);')
    expect(left.match(/registerDirective\(/g)).toEqual(source.match(/registerDirective\(/g))
  })
})
