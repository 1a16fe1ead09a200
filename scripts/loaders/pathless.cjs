// The path to the part of a mapping that is invalid: as a parameter, an argument, and in what puts it into the message.
const PATH = /,\s*(?:stack = \[\]|stack|\[\.\.\.stack, \w+\])(?=\))/g
const MESSAGE = /constructor\(message, stack = \[\]\) \{\s*super\(`[^`]*`\);\s*\}/

// The place in a trigger: where it begins, and where each character moves it.
const CURSOR = /this\.cursor = \{\s*line: 0,\s*column: 0\s*\};/
const MOVE = /if \(isNewLine\(char\)\) \{[^}]*\}\s*else \{[^}]*\}/g

/**
 * A loader for webpack that takes out what only the messages of Segment's errors have, which nobody reads: the path into a
 * mapping, and the place in a trigger.
 */
module.exports = (source) =>
  source.replace(MESSAGE, '').replace(PATH, '').replace(CURSOR, '').replace(MOVE, '')
