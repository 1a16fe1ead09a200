/** The names that Segment's lexer, trigger parser and the code that runs their result share. Nobody else sees them. */
const NAMES = [
  'event-type',
  'event-property',
  'event-trait',
  'event-context',
  'number_equals',
  'number_not_equals',
  'not_contains',
  'not_starts_with',
  'not_ends_with',
  'starts_with',
  'ends_with',
  'not_exists',
  'is_true',
  'is_false',
  'conditional',
  'brackleft',
  'brackright',
  'parenleft',
  'parenright',
  'comma'
]

/** A loader for webpack that gives them short names: their places in the list, in base 36. */
module.exports = (source) =>
  NAMES.reduce(
    (text, name, index) =>
      text.replace(new RegExp(`(['"])${name}\\1`, 'g'), `$1${index.toString(36)}$1`),
    source
  )
