/** @jest-environment node */
import { destination, presets } from '../../src'
import { actions, runnableActions } from '../../src/actions'
import { catalog, setting } from './fixtures/catalog'

type Key = keyof typeof catalog.actions

const keys = Object.keys(catalog.actions) as Key[]

const { toMetadata } = jest.requireActual<{ toMetadata: (of: object) => object }>(
  '../../scripts/metadata/catalog.cjs'
)

const ours = {
  shutdownOnReset: setting('Log Out On Reset', 'boolean', { default: true, ours: true }),
  loadOn: setting('Load On', 'string', {
    ...{ default: 'load', ours: true },
    choices: expect.any(Array) as unknown
  }),
  debug: setting('Debug', 'boolean', { default: false, ours: true })
}

/** The defaults of the fields that have one. */
const toMapping = (fields: Record<string, { default?: unknown }>): object =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => (field.default ? [[key, field.default]] : []))
  )

describe('the definition', () => {
  it("is the file of Segment's catalog, but for words, and for settings of ours that are marked", () => {
    const { name, slug, mode, settings } = catalog
    expect(JSON.parse(JSON.stringify(toMetadata(destination)))).toEqual({
      ...{ name, slug, mode, audienceConfig: null },
      authentication: { scheme: 'custom', fields: { ...settings, ...ours } },
      actions: catalog.actions,
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
