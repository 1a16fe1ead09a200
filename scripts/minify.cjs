const { tokenizer } = require('acorn')
const { terserMinify } = require('terser-webpack-plugin')

const tokensOf = (code) => [...tokenizer(code, { ecmaVersion: 'latest', sourceType: 'module' })]

/**
 * Minifies a bundle with terser, after every `const` of it has become a `let`: one word instead of two is less at gzip. The
 * code takes as much room as before, so that the source map stays right.
 */
module.exports = (input, ...others) => {
  const [[file, code]] = Object.entries(input)
  const constants = tokensOf(code).filter(({ type }) => type.keyword === 'const')
  let end = 0
  const parts = constants.map((token) => {
    const before = code.slice(end, token.start)
    end = token.end
    return `${before}let  `
  })
  return terserMinify({ [file]: parts.join('') + code.slice(end) }, ...others)
}
