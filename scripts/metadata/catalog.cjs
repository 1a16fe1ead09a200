/** The settings that Segment's own destination of this name doesn't have. */
const ours = ['shutdownOnReset', 'loadOn', 'debug']
module.exports.ours = ours

// The file spells out what is absent.
const SETTING = {
  label: null,
  description: null,
  type: null,
  required: false,
  multiple: false,
  choices: null,
  default: null,
  depends_on: null
}

const FIELD = {
  ...SETTING,
  allowNull: false,
  dynamic: false,
  placeholder: null,
  properties: null,
  category: null,
  readOnly: null,
  hidden: null,
  minimum: null,
  maximum: null,
  defaultObjectUI: null,
  disabledInputMethods: null,
  displayMode: null,
  format: null,
  additionalProperties: false
}

const ACTION = {
  hidden: false,
  hasPerformBatch: false,
  syncMode: null,
  hooks: null,
  dynamicFields: null
}

const mapValues = (record, change) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))

const toField = (field) => ({
  ...FIELD,
  ...field,
  ...(field.properties && { properties: mapValues(field.properties, toField) })
})

/** The destination as the file that Segment's catalog reads, with the settings that the catalog doesn't have marked as `ours`. */
module.exports.toMetadata = ({ slug, name, mode, settings, actions, presets }) => ({
  slug,
  name,
  mode,
  authentication: {
    scheme: 'custom',
    fields: mapValues(settings, (setting, key) => ({
      ...SETTING,
      ...setting,
      ...(ours.includes(key) && { ours: true })
    }))
  },
  audienceConfig: null,
  actions: mapValues(actions, (action) => ({
    ...ACTION,
    ...action,
    fields: mapValues(action.fields, toField)
  })),
  presets: presets.map(({ name, type, partnerAction, subscribe, mapping }) => ({
    name,
    type,
    partnerAction,
    subscribe,
    mapping,
    eventSlug: null
  }))
})
