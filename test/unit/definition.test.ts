import { destination } from '../../src'
import catalog from './fixtures/catalog.json'

/** `value` as the catalog has it: `required` spelled out, no description, nothing that runs. */
const asInCatalog = (field: Record<string, unknown>): Record<string, unknown> => {
  const { description: _, properties, ...rest } = field
  return {
    required: false,
    ...rest,
    ...(properties !== undefined && {
      properties: mapValues(properties as Record<string, object>, asInCatalog)
    })
  }
}

const mapValues = <T extends object>(
  record: Record<string, T>,
  change: (value: Record<string, unknown>) => unknown
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, change(value as Record<string, unknown>)])
  )

const describedFields = (fields: Record<string, object>): [string, unknown][] =>
  Object.entries(fields).flatMap(([key, field]): [string, unknown][] => [
    [key, (field as { description?: unknown }).description],
    ...('properties' in field ? describedFields(field.properties as Record<string, object>) : [])
  ])

describe('the definition', () => {
  it('has the name, slug and mode of the catalog', () => {
    const { name, slug, mode } = destination
    expect({ name, slug, mode }).toEqual({
      name: catalog.name,
      slug: catalog.slug,
      mode: catalog.mode
    })
  })

  it('has the settings of the catalog, shutdownOnReset and loadOn', () => {
    const { shutdownOnReset, loadOn, ...settings } = mapValues(destination.settings, asInCatalog)
    expect(settings).toEqual(catalog.settings)
    expect(Object.keys(settings).sort()).toEqual(Object.keys(catalog.settings).sort())
    expect(loadOn).toMatchObject({ type: 'string', required: false, default: 'load' })
    expect(shutdownOnReset).toMatchObject({ type: 'boolean', required: false, default: true })
  })

  it.each(Object.keys(catalog.actions) as (keyof typeof catalog.actions)[])(
    'has the action %s with every field of the catalog, in its order',
    (key) => {
      const { title, platform, defaultSubscription, fields } = destination.actions[key]
      const expected = catalog.actions[key]
      expect({ title, platform, defaultSubscription }).toEqual({
        title: expected.title,
        platform: expected.platform,
        defaultSubscription: expected.defaultSubscription
      })
      expect(mapValues(fields, asInCatalog)).toEqual(expected.fields)
      expect(Object.keys(fields)).toEqual(Object.keys(expected.fields))
    }
  )

  it('has the actions of the catalog and no other', () => {
    expect(Object.keys(destination.actions)).toEqual(Object.keys(catalog.actions))
  })

  it('describes every setting, action and field', () => {
    const described = [
      ...describedFields(destination.settings),
      ...Object.values(destination.actions).flatMap((action): [string, unknown][] => [
        [action.title, action.description],
        ...describedFields(action.fields)
      ])
    ]
    expect(described.filter(([, text]) => typeof text !== 'string' || text === '')).toEqual([])
  })

  it('is JSON but for the functions that run, so that the catalog can keep it', () => {
    const { fields } = destination.actions.identifyUser
    expect(JSON.parse(JSON.stringify(fields))).toEqual(fields)
  })
})
