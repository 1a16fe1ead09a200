// The text of an error: all of it, or what follows the directive that it begins with, or the text of a variable there.
const UNREAD = /(new \w*Error\()\s*(?:`(?!@|\$\{)[^`]*`|'(?!@)[^'\n]*')/g
const AFTER_DIRECTIVE = /(new \w*Error\()\s*(?:`(@\w+)[^`]*`|'(@\w+)[^'\n]*')/g
const AFTER_VARIABLE = /(new \w*Error\()\s*`\$\{(\w+)\}[^`]*`/g

// The lexer's own class of errors tells where in the trigger it stopped.
const LEXER_ERROR = /new LexerError\('', this\.cursor\)/g

/**
 * A loader for webpack that removes the messages of Segment's errors that nobody reads. The plugin reports an invalid
 * mapping or trigger in its own words, and `reasonOf` in src/runtime/plugins.ts shows only the directive.
 */
module.exports = (source) =>
  source
    .replace(UNREAD, "$1''")
    .replace(AFTER_DIRECTIVE, "$1'$2$3'")
    .replace(AFTER_VARIABLE, '$1$2')
    .replace(LEXER_ERROR, "new Error('')")
