const path = require('node:path')
const { CycloneDxWebpackPlugin } = require('@cyclonedx/webpack-plugin')
const configurations = require('../webpack.config.js')

const bundle = configurations.find(({ name }) => name === 'index.mjs')

/** `npm run sbom` writes coverage/sbom/bom.json: the packages that are compiled into the bundles, as CycloneDX. */
module.exports = {
  ...bundle,
  context: path.resolve(__dirname, '..'),
  output: { ...bundle.output, path: path.resolve(__dirname, '../coverage/sbom') },
  plugins: [
    ...bundle.plugins,
    new CycloneDxWebpackPlugin({ outputLocation: '.', includeWellknown: false })
  ]
}
