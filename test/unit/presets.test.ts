import { destination, presets } from '../../src'
import catalog from './fixtures/catalog.json'

describe('the presets', () => {
  it('are those of the catalog, in its order', () => {
    expect(
      presets.map(({ name, subscribe, partnerAction, type }) => ({
        name,
        subscribe,
        partnerAction,
        type
      }))
    ).toEqual(catalog.presets)
  })

  it('are enabled', () => {
    expect(presets.map(({ enabled }) => enabled)).toEqual([true, true, true])
  })

  it.each(Object.keys(catalog.actions) as (keyof typeof catalog.actions)[])(
    'map the fields of %s by their defaults, and leave out the fields that have none',
    (key) => {
      const fields: Record<string, object> = catalog.actions[key].fields
      const defaults = Object.entries(fields).flatMap(([field, definition]) =>
        'default' in definition ? [[field, definition.default]] : []
      )
      const preset = presets.find(({ partnerAction }) => partnerAction === key)
      expect(preset?.mapping).toEqual(Object.fromEntries(defaults))
    }
  )

  it('are the presets of the definition', () => {
    expect(destination.presets).toBe(presets)
  })
})
