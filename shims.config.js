const path = require('node:path')

const shim = (name) => path.join(__dirname, 'src/shims', `${name}.ts`)

/**
 * The imports of Segment's packages that we replace, each with the file of src/shims that takes their place and says why. With
 * `from`, only those of the files that it matches.
 */
const shims = [
  { imports: /^\.\/(liquid-directive|value-keys)$/, file: shim('liquidDirective') },
  { imports: /^\.\/parse-fql$/, file: shim('parseFql') },
  { imports: /^\.\/validate$/, from: /mapping-kit/, file: shim('validate') },
  { imports: /^\.\/flatten$/, from: /mapping-kit/, file: shim('flatten') },
  { imports: /^\.\/placeholders$/, from: /mapping-kit/, file: shim('placeholders') }
]

/** The shims as plugins for webpack. `replace` is webpack's NormalModuleReplacementPlugin. */
const webpackShims = (replace) =>
  shims.map(
    ({ imports, from = /./, file }) =>
      new replace(imports, (resource) => {
        if (from.test(resource.context)) resource.request = file
      })
  )

/** The same as a plugin for esbuild. */
const esbuildShims = {
  name: 'shims',
  setup({ onResolve }) {
    for (const { imports, from = /./, file } of shims)
      onResolve({ filter: imports }, ({ importer }) =>
        from.test(importer) ? { path: file } : undefined
      )
  }
}

/** The same for jest, which does not tell who imports. */
const jestShims = Object.fromEntries(
  shims.filter(({ from }) => !from).map(({ imports, file }) => [imports.source, file])
)

module.exports = { shims, webpackShims, esbuildShims, jestShims }
