/** The names that Segment's trigger parser and the code that runs its result share. Nobody else sees them. */
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
  'is_false'
]

/** A loader for webpack that gives them short names: their places in the list. */
module.exports = (source) =>
  NAMES.reduce((text, name, index) => text.replaceAll(`'${name}'`, `'${index}'`), source)
