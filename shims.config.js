const path = require('node:path')

const shim = (name) => path.join(__dirname, 'src/shims', `${name}.ts`)

/** The imports of Segment's packages that we replace, each with the file of src/shims that takes their place and says why. */
const shims = [
  { imports: /^\.\/liquid-directive$/, file: shim('liquidDirective') },
  { imports: /^(aggregate-error|ts-custom-error)$/, file: shim('errors') },
  { imports: /^@segment\/fql-ts$/, file: shim('lexer') }
]

/** The same as a plugin for esbuild. */
const esbuildShims = {
  name: 'shims',
  setup({ onResolve }) {
    for (const { imports, file } of shims) onResolve({ filter: imports }, () => ({ path: file }))
  }
}

module.exports = { shims, esbuildShims }
