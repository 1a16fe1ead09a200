const path = require('node:path')
const webpack = require('webpack')
const TerserPlugin = require('terser-webpack-plugin')
const minify = require('./scripts/minify.cjs')
const { shims } = require('./shims.config.js')

const loader = (name) => path.join(__dirname, `scripts/loaders/${name}.cjs`)

// Properties that no code outside of the bundles reads or writes: of the session's interfaces, and of the trigger parser's
// lexer. Short names for them save 220 bytes.
const internal = new RegExp(
  `^(${[
    'begin cancelLoad comeBack deliver epoch findQueue forgetPerson forgetVisitor inbox install isAnother',
    'isAnswered isIdentified isLatest isLive isQuiet isShut listener pump readSettings settle takeBack takeKept',
    'forEvent keep known leave listen optional report tell',
    'accept backup backward column cursor forward getPosition isEOS lex lexIdent lexNumber lexOperatorOrConditional',
    'lexString negate peek position reader tokens'
  ]
    .join(' ')
    .replace(/ /g, '|')})$`
)

const common = {
  mode: 'production',
  devtool: 'source-map',
  target: ['web', 'es2020'],
  module: {
    rules: [
      // What these do, and why, stands in them.
      { test: /[\\/]src[\\/]\w+[\\/]fields\.ts$/, loader: loader('literal') },
      { test: /[\\/]node_modules[\\/]@segment[\\/]/, use: [loader('quiet'), loader('enums')] },
      {
        test: /(mapping-kit[\\/]validate|fql-ts[\\/]dist[\\/]esm[\\/]lexer)\.js$/,
        loader: loader('pathless')
      },
      { test: /mapping-kit[\\/]index\.js$/, loader: loader('withoutStats') },
      {
        test: /[\\/](destination-subscriptions|fql-ts)[\\/]dist[\\/]esm[\\/]/,
        use: [loader('operators'), loader('chains')]
      },
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
  optimization: {
    minimizer: [
      new TerserPlugin({
        extractComments: false,
        minify,
        parallel: false,
        terserOptions: {
          ecma: 2020,
          module: true,
          mangle: { properties: { regex: internal } },
          // By the annotations, an app's own bundler drops what the app doesn't import.
          format: { comments: false, preserve_annotations: true },
          // Each of these makes the file smaller at gzip. `inline` and `lhs_constants` keep what repeats itself alike. Arrows are
          // unsafe only for a function that is called with `new`, and there is none.
          compress: {
            passes: 10,
            inline: 1,
            lhs_constants: false,
            loops: false,
            hoist_vars: true,
            // They write `Error('')` for `new Error('')`, `value + ''` for `String(value)`, which is a symbol nowhere, and
            // `+value` for `Number(value)`, which is a bigint nowhere.
            unsafe: true,
            unsafe_math: true,
            unsafe_methods: true,
            unsafe_arrows: true,
            // No property is read here for what its getter does.
            pure_getters: true
          }
        }
      })
    ]
  },
  plugins: [
    new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
    ...shims.map(({ imports, file }) => new webpack.NormalModuleReplacementPlugin(imports, file))
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

const esm = (name, more) => ({
  ...common,
  ...more,
  name: `${name}.mjs`,
  entry: `./src/${name}.ts`,
  experiments: { outputModule: true },
  output: output(`${name}.mjs`, { type: 'module' }, { module: true, chunkFormat: 'module' })
})

const cjs = (name, more) => ({
  ...common,
  ...more,
  name: `${name}.cjs`,
  entry: `./src/${name}.ts`,
  output: output(`${name}.cjs`, { type: 'commonjs-static' })
})

// The hook shares the state of the Messenger with the page's other code.
const externals = { react: 'react', './messenger': 'segment-intercom-web/messenger' }

module.exports = [
  {
    ...common,
    name: 'global',
    entry: './src/global.ts',
    // No library, and UMD least of all: on a page with an AMD loader it would hand the factory to define(). The file sets
    // its global itself, so that webpack's code for exports stays out.
    output: output('intercom.global.js')
  },
  esm('index'),
  cjs('index'),
  esm('messenger'),
  cjs('messenger'),
  esm('react', { externals, externalsType: 'module' }),
  cjs('react', { externals, externalsType: 'commonjs' })
]
