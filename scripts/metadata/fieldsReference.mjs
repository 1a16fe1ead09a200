import catalog from './catalog.cjs'

const inCode = (text) => `\`${text}\``

const row = (cells) => `| ${cells.join(' | ')} |`

const table = (head, rows) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row), ''].join('\n')

/** A default mapping as people read it: `$.traits.createdAt`, else `$.traits.created_at`. */
const toText = (mapping) => {
  if (mapping === undefined) return ''
  if (typeof mapping !== 'object') return inCode(String(mapping))
  if ('@path' in mapping) return inCode(mapping['@path'])
  if ('@if' in mapping) return `${toText(mapping['@if'].then)}, else ${toText(mapping['@if'].else)}`
  if ('@arrayPath' in mapping) return `each of ${inCode(mapping['@arrayPath'][0])}`
  return 'its keys below'
}

const toType = ({ type, multiple, required }) =>
  `${multiple ? `list of ${type}` : type}${required === true ? ', required' : ''}`

// Two columns, so that the table fits on the page: what it is called, and what it takes.
const toRow = (key, { label, description, ...field }, origin) => [
  `${inCode(key)}<br>${label}`,
  `${description}<br>${toType(field)}${origin && `, ${origin}`}`
]

// The mapping of an object, or of the items of a list, holds that of each key.
const innerMapping = (mapping) => (mapping?.['@arrayPath'] ? mapping['@arrayPath'][1] : mapping)

const toRows = (fields, mappings = {}, parent = '') =>
  Object.entries(fields).flatMap(([key, field]) => {
    const mapping = mappings[key] ?? field.default
    const origin = toText(mapping)
    return [
      toRow(parent + key, field, origin && `from ${origin}`),
      ...toRows(field.properties ?? {}, innerMapping(mapping), `${parent}${key}.`)
    ]
  })

const toChoices = (choices = []) =>
  choices.map(({ label, value }) => ` ${label}: ${inCode(value)}.`).join('')

const toSetting = ([key, { default: value, choices, description, ...setting }]) =>
  toRow(
    key,
    { ...setting, description: description + toChoices(choices) },
    value === undefined ? '' : `default ${inCode(String(value))}`
  )

const toAction = ([key, { title, description, fields, defaultSubscription }]) =>
  [
    `## ${title}`,
    '',
    `${description} Its key is ${inCode(key)}. The default trigger is ${inCode(defaultSubscription)}.`,
    '',
    table(['Field', 'What it takes'], toRows(fields))
  ].join('\n')

/** The reference of all settings and fields for people, in Markdown. */
export const toFieldsReference = ({ name, settings, actions }) =>
  [
    '<!-- Written by `npm run build:metadata` from the definitions in src. Edit those. -->',
    '',
    '# Settings and fields',
    '',
    `Every setting and field of ${name}, with where its value comes from in a new connection. The same as data, in the shape of Segment's catalog: \`segment-intercom-web/metadata.json\`.`,
    '',
    '## Settings',
    '',
    table(['Setting', 'What it does'], Object.entries(settings).map(toSetting)),
    `The Segment app doesn't show ${catalog.ours.map(inCode).join(' and ')}, which the data marks as \`ours\`: give them in [your code](recipes/settings.md).`,
    'There you can also give `getUserToken`, a function that gets a token from your server: [Verified identity](identity.md).',
    '',
    ...Object.entries(actions).map(toAction)
  ].join('\n')
