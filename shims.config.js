const path = require('node:path')

const shim = (name) => path.join(__dirname, 'src/shims', `${name}.ts`)

/**
 * The imports of Segment's packages that we replace, each with the file of src/shims that takes their place and says why. Tests
 * run mapping-kit itself, but without its engine for `@liquid`. Tests and the playground, which shows the parts of a trigger,
 * read triggers by Segment's own package.
 */
const shims = [
  { imports: /^@segment\/actions-core\/mapping-kit$/, file: shim('mappingKit'), inTests: false },
  { imports: /^\.\/(liquid-directive|value-keys)$/, file: shim('liquidDirective') },
  {
    imports: /^@segment\/destination-subscriptions$/,
    file: shim('triggers'),
    inTests: false,
    inPlayground: false
  }
]

/** The shims as plugins for webpack. `replace` is webpack's NormalModuleReplacementPlugin. */
const webpackShims = (replace) => shims.map(({ imports, file }) => new replace(imports, file))

/** Those for the playground and for scripts, as a plugin for esbuild. */
const esbuildShims = {
  name: 'shims',
  setup({ onResolve }) {
    for (const { imports, file, inPlayground = true } of shims)
      if (inPlayground) onResolve({ filter: imports }, () => ({ path: file }))
  }
}

/** Those for jest. */
const jestShims = Object.fromEntries(
  shims.filter(({ inTests = true }) => inTests).map(({ imports, file }) => [imports.source, file])
)

module.exports = { shims, webpackShims, esbuildShims, jestShims }
