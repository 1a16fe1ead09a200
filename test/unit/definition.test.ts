/** @jest-environment node */
import { destination, presets } from '../../src'
import { actions, runnableActions } from '../../src/actions'
import { catalog } from './fixtures/catalog'

type Facts = Record<string, unknown>
type Key = keyof typeof catalog.actions

const keys = Object.keys(catalog.actions) as Key[]

const { toMetadata } = jest.requireActual<{ toMetadata: (of: object) => object }>(
  '../../scripts/metadata/catalog.cjs'
)

const inEach = (all: object, change: (one: Facts) => Facts): Facts =>
  Object.fromEntries(Object.entries(all).map(([key, one]) => [key, change(one as Facts)]))

const absent = (names: string): Facts =>
  Object.fromEntries(names.split(' ').map((name) => [name, null]))

// Our own words.
const description = expect.stringMatching(/\w/) as string

const toSetting = (setting: Facts): Facts => ({
  ...{ ...absent('choices default depends_on'), multiple: false, description },
  ...setting
})

const toField = ({ properties, ...field }: Facts): Facts => ({
  ...absent('category placeholder readOnly hidden minimum maximum format'),
  ...absent('defaultObjectUI disabledInputMethods displayMode'),
  ...{ allowNull: false, dynamic: false, additionalProperties: false },
  ...toSetting(field),
  properties: properties ? inEach(properties, toField) : null
})

const toAction = ({ fields, ...action }: Facts): Facts => ({
  ...{ ...absent('syncMode hooks dynamicFields'), hidden: false, hasPerformBatch: false },
  ...{ description, ...action, fields: inEach(fields as object, toField) }
})

const ours = {
  shutdownOnReset: { label: 'Log Out On Reset', type: 'boolean', default: true },
  loadOn: { label: 'Load On', type: 'string', default: 'load', choices: expect.any(Array) },
  debug: { label: 'Debug', type: 'boolean', default: false }
}

const toOurs = (setting: Facts): Facts => toSetting({ ...setting, required: false, ours: true })

/** The defaults of the fields that have one. */
const toMapping = (fields: object): Facts =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) =>
      'default' in field ? [[key, field.default]] : []
    )
  )

describe('the definition', () => {
  it("is the file of Segment's catalog, but for words, and for settings of ours that are marked", () => {
    const { name, slug, mode, settings } = catalog
    expect(JSON.parse(JSON.stringify(toMetadata(destination)))).toEqual({
      ...{ name, slug, mode, audienceConfig: null },
      authentication: {
        scheme: 'custom',
        fields: { ...inEach(settings, toSetting), ...inEach(ours, toOurs) }
      },
      actions: inEach(catalog.actions, toAction),
      presets: Object.entries(catalog.actions).map(([partnerAction, action]) => ({
        ...{ partnerAction, name: action.title, subscribe: action.defaultSubscription },
        ...{ type: 'automatic', eventSlug: null, mapping: toMapping(action.fields) }
      }))
    })
  })

  it('has actions and their fields in the order of the catalog', () => {
    expect(Object.keys(destination.actions)).toEqual(keys)
    for (const key of keys)
      expect(Object.keys(actions[key].fields)).toEqual(Object.keys(catalog.actions[key].fields))
  })

  it.each(keys)('runs for %s what Segment reads under it', (key) => {
    expect(destination.actions).toBe(actions)
    expect(runnableActions[key].perform).toBe(actions[key].perform)
  })

  it('starts a new connection with its presets, which are enabled', () => {
    expect(destination.presets).toBe(presets)
    expect(presets.map(({ enabled }) => enabled)).toEqual([true, true, true])
  })
})
