const path = require('node:path')
const webpack = require('webpack')
const TerserPlugin = require('terser-webpack-plugin')
const { readFileSync } = require('node:fs')
const { webpackShims } = require('./shims.config.js')

// The plugin's bundles shorten its inner names: those in camelCase, and some words. Public names are in types.ts; the others here
// belong to Segment and to the page.
const inner = {
  regex:
    /^([a-z]+([A-Z][a-z]+)+|inbox|renew|deliver|pump|retire|revive|settle|look|clock|budget|known|meet|told|fold|begin|insert|tell|parts|happen|tokens)$/,
  reserved: [
    ...readFileSync(path.join(__dirname, 'src/types.ts'), 'utf8').match(/\w+/g),
    ...['anonymousId', 'omitArrays', 'intercomSettings']
  ]
}

const minimizer = (mangle) => ({
  minimizer: [
    new TerserPlugin({
      extractComments: false,
      // The bundles are small: another process costs more than it saves.
      parallel: false,
      terserOptions: {
        // Terser's own inlining of whole functions makes the text less alike, and so larger at gzip. No function expression
        // here is called with `new`, so each can be an arrow.
        compress: { passes: 5, inline: 1, unsafe_arrows: true, pure_getters: true },
        mangle,
        module: true,
        // By the annotations, an app's own bundler drops what the app doesn't import.
        format: { comments: false, preserve_annotations: true }
      }
    })
  ]
})

const common = {
  mode: 'production',
  devtool: 'source-map',
  target: ['web', 'es2020'],
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: 'ts-loader',
        options: {
          transpileOnly: true,
          onlyCompileBundledFiles: true,
          compilerOptions: { sourceMap: true }
        }
      }
    ]
  },
  resolve: {
    extensions: ['.ts', '.js'],
    // Segment's ESM builds are smaller than their "main": 1.8 kB at gzip.
    mainFields: ['module', 'browser', 'main']
  },
  optimization: minimizer(true),
  plugins: [
    new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
    ...webpackShims(webpack.NormalModuleReplacementPlugin)
  ],
  performance: { hints: false }
}

const output = (filename, library, more = {}) => ({
  path: path.resolve(__dirname, 'dist'),
  publicPath: '',
  filename,
  library,
  ...more
})

const esm = (name, entry, more) => ({
  ...common,
  ...more,
  name: `${name}.mjs`,
  entry,
  experiments: { outputModule: true },
  output: output(`${name}.mjs`, { type: 'module' }, { module: true, chunkFormat: 'module' })
})

const cjs = (name, entry, more) => ({
  ...common,
  ...more,
  name: `${name}.cjs`,
  entry,
  output: output(`${name}.cjs`, { type: 'commonjs-static' })
})

// The hook shares the state of the Messenger with the page's other code.
const externals = { react: 'react', './messenger': 'segment-intercom-web/messenger' }

module.exports = [
  {
    ...common,
    name: 'global',
    entry: './src/global.ts',
    optimization: minimizer({ properties: inner }),
    // No library, and UMD least of all: on a page with an AMD loader it would hand the factory to define(). The file sets
    // its global itself.
    output: output('intercom.global.js')
  },
  {
    ...common,
    name: 'inspector.global',
    entry: './src/inspector/global.ts',
    output: output('inspector.global.js')
  },
  esm('index', './src/index.ts', { optimization: minimizer({ properties: inner }) }),
  cjs('index', './src/index.ts', { optimization: minimizer({ properties: inner }) }),
  esm('messenger', './src/messenger/index.ts'),
  cjs('messenger', './src/messenger/index.ts'),
  {
    ...common,
    name: 'launcher',
    // The name of a source map would be a fiftieth of the file.
    devtool: false,
    entry: './src/launcher/global.ts',
    output: output('launcher.global.js')
  },
  esm('launcher', './src/launcher/index.ts', { devtool: false }),
  cjs('launcher', './src/launcher/index.ts', { devtool: false }),
  esm('react', './src/react.ts', { externals, externalsType: 'module' }),
  cjs('react', './src/react.ts', { externals, externalsType: 'commonjs' }),
  esm('inspector', './src/inspector/index.ts'),
  cjs('inspector', './src/inspector/index.ts')
]
