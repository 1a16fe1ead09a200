// The text of an error, unless it begins with "@" or with something that is only known when it is thrown.
const UNREAD = /(new \w*Error\()\s*(?:`(?!@|\$\{)[^`]*`|'(?!@)[^'\n]*')/g

// The lexer's own class of errors tells where in the trigger it stopped.
const LEXER_ERROR = /new LexerError\('', this\.cursor\)/g

/**
 * A loader for webpack that empties the messages of Segment's errors which nobody ever reads: a mapping or a trigger that
 * is invalid is reported in our own words, and `reasonOf` in src/runtime/plugins.ts shows only what begins with "@".
 */
module.exports = (source) => source.replace(UNREAD, "$1''").replace(LEXER_ERROR, "new Error('')")
