const path = require('node:path')

const shim = (name) => path.join(__dirname, 'src/shims', `${name}.ts`)

/**
 * The imports of Segment's packages that we replace, each with the file of src/shims that takes their place and says why. Tests
 * run mapping-kit itself, but without its engine for `@liquid`.
 */
const shims = [
  { imports: /^@segment\/actions-core\/mapping-kit$/, file: shim('mappingKit'), inTests: false },
  { imports: /^\.\/(liquid-directive|value-keys)$/, file: shim('liquidDirective') },
  { imports: /^\.\/parse-fql$/, file: shim('parseFql') }
]

/** The shims as plugins for webpack. `replace` is webpack's NormalModuleReplacementPlugin. */
const webpackShims = (replace) => shims.map(({ imports, file }) => new replace(imports, file))

/** The same as a plugin for esbuild. */
const esbuildShims = {
  name: 'shims',
  setup({ onResolve }) {
    for (const { imports, file } of shims) onResolve({ filter: imports }, () => ({ path: file }))
  }
}

/** Those for jest. */
const jestShims = Object.fromEntries(
  shims.filter(({ inTests = true }) => inTests).map(({ imports, file }) => [imports.source, file])
)

module.exports = { shims, webpackShims, esbuildShims, jestShims }
