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
  return 'see its keys'
}

const toType = ({ type, multiple }) => (multiple ? `list of ${type}` : type)

// The mapping of an object, or of the items of a list, holds that of each key.
const innerMapping = (mapping) => (mapping?.['@arrayPath'] ? mapping['@arrayPath'][1] : mapping)

const toRows = (fields, mappings = {}, parent = '') =>
  Object.entries(fields).flatMap(([key, field]) => {
    const mapping = mappings[key] ?? field.default
    const name = `${parent}${key}`
    return [
      [
        inCode(name),
        field.label,
        toType(field),
        field.required === true ? 'yes' : '',
        toText(mapping),
        field.description
      ],
      ...toRows(field.properties ?? {}, innerMapping(mapping), `${name}.`)
    ]
  })

const toSetting = ([
  key,
  { label, type, multiple, required, default: value, choices, description }
]) => [
  inCode(key),
  label,
  toType({ type, multiple }),
  required ? 'yes' : '',
  value === undefined ? '' : inCode(String(value)),
  [
    description,
    ...(choices ?? []).map((choice) => `${choice.label}: ${inCode(choice.value)}.`)
  ].join(' ')
]

const toAction = ([key, { title, description, fields, defaultSubscription }]) =>
  [
    `## ${title}`,
    '',
    `${description} Its key is ${inCode(key)}; a new connection sends it the events of ${inCode(defaultSubscription)}.`,
    '',
    table(['Key', 'Label', 'Type', 'Required', 'Mapped from', 'Description'], toRows(fields))
  ].join('\n')

/** The reference of all settings and fields for people, in Markdown. */
export const toFieldsReference = ({ name, settings, actions }) =>
  [
    '<!-- Written by `npm run build:metadata` from the definitions in src. Edit those. -->',
    '',
    '# Settings and fields',
    '',
    `All that ${name} takes. The same as data, in the shape of Segment's catalog: \`segment-intercom-web/metadata.json\`.`,
    '',
    '## Settings',
    '',
    table(
      ['Key', 'Label', 'Type', 'Required', 'Default', 'Description'],
      Object.entries(settings).map(toSetting)
    ),
    `The Segment app doesn't show ${catalog.ours.map(inCode).join(' and ')}, which the data marks as \`ours\`: give them in [your code](recipes/settings.md).`,
    'There you can also give `getUserToken`, a function that gets a token from your server: [Verified identity](identity.md).',
    '',
    ...Object.entries(actions).map(toAction)
  ].join('\n')
