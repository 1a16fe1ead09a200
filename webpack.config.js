const path = require('node:path')
const webpack = require('webpack')
const TerserPlugin = require('terser-webpack-plugin')

/** What of mapping-kit's own imports is replaced, and why, stands in these files. */
const standIn = (name) => path.resolve(__dirname, `src/shims/${name}.ts`)

const common = {
  mode: 'production',
  devtool: 'source-map',
  target: ['web', 'es2020'],
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: 'ts-loader',
        options: { transpileOnly: true, onlyCompileBundledFiles: true }
      }
    ]
  },
  resolve: {
    extensions: ['.ts', '.js'],
    // Segment's ESM builds are smaller than their "main": 1.8 kB at gzip.
    mainFields: ['module', 'browser', 'main'],
    alias: {
      'aggregate-error$': standIn('errors'),
      'ts-custom-error$': standIn('errors')
    }
  },
  optimization: {
    minimizer: [
      new TerserPlugin({
        extractComments: false,
        terserOptions: {
          ecma: 2020,
          module: true,
          format: { comments: false },
          // What is declared once and called by name repeats itself, and gzip likes that: 60 bytes. Functions
          // become arrows, unsafe only where one is called with `new`, as none is here: 35 bytes.
          compress: {
            passes: 5,
            inline: 1,
            hoist_vars: true,
            unsafe_methods: true,
            unsafe_arrows: true
          }
        }
      })
    ]
  },
  plugins: [
    new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
    // It imports liquidjs, which @segment/actions-core does not declare.
    new webpack.NormalModuleReplacementPlugin(/^\.\/liquid-directive$/, standIn('liquidDirective'))
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

module.exports = [
  {
    ...common,
    name: 'global',
    entry: './src/global.ts',
    // No library, and above all not UMD, by which a page with an AMD loader would hand the factory to define(): the file
    // sets its global itself, and webpack's code for exports stays out.
    output: output('intercom.global.js')
  },
  {
    ...common,
    name: 'esm',
    entry: './src/index.ts',
    experiments: { outputModule: true },
    output: output('index.mjs', { type: 'module' }, { module: true, chunkFormat: 'module' })
  },
  {
    ...common,
    name: 'cjs',
    entry: './src/index.ts',
    output: output('index.cjs', { type: 'commonjs-static' })
  }
]
