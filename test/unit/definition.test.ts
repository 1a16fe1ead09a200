/** @jest-environment node */
import { destination, presets } from '../../src'
import { actions, runnableActions } from '../../src/actions'
import { catalog } from './fixtures/catalog'

type Key = keyof typeof catalog.actions
const keys = Object.keys(catalog.actions) as Key[]

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

describe('the definition', () => {
  it('has the name, slug, mode and actions of the catalog', () => {
    const { name, slug, mode } = catalog
    expect(destination).toMatchObject({ name, slug, mode })
    expect(Object.keys(destination.actions)).toEqual(keys)
  })

  it('has the settings of the catalog, shutdownOnReset and loadOn', () => {
    const { shutdownOnReset, loadOn, ...settings } = mapValues(destination.settings, asInCatalog)
    expect(settings).toEqual(catalog.settings)
    expect(loadOn).toMatchObject({ type: 'string', required: false, default: 'load' })
    expect(shutdownOnReset).toMatchObject({ type: 'boolean', required: false, default: true })
  })

  it.each(keys)('has the action %s with every field of the catalog, in its order', (key) => {
    const { title, platform, defaultSubscription, fields } = destination.actions[key]
    const { fields: expected, ...action } = catalog.actions[key]
    expect(action).toMatchObject({ title, platform, defaultSubscription })
    expect(mapValues(fields, asInCatalog)).toEqual(expected)
    expect(Object.keys(fields)).toEqual(Object.keys(expected))
  })

  it.each(keys)('runs for %s what Segment reads under it', (key) => {
    expect(destination.actions).toBe(actions)
    expect(runnableActions[key].perform).toBe(actions[key].perform)
  })

  it('describes every setting, action and field', () => {
    const described: unknown[] = []
    JSON.stringify(destination, (_, value: unknown) => {
      const { label, title, type, description } = (value ?? {}) as Record<string, unknown>
      if (title ?? (label && type)) described.push(description)
      return value
    })
    expect(described.length).toBeGreaterThan(50)
    expect(described).toEqual(described.map(() => expect.stringMatching(/./) as string))
  })

  it('is JSON but for the functions that run, so that the catalog can keep it', () => {
    const { fields } = destination.actions.identifyUser
    expect(JSON.parse(JSON.stringify(fields))).toEqual(fields)
  })
})

describe('the presets', () => {
  it('are those of the catalog, in its order, and enabled', () => {
    expect(destination.presets).toBe(presets)
    expect(presets.map(({ mapping: _, ...preset }) => preset)).toEqual(
      catalog.presets.map((preset) => ({ ...preset, enabled: true }))
    )
  })

  it.each(keys)(
    'map the fields of %s by their defaults, and leave out those without one',
    (key) => {
      const fields: Record<string, object> = catalog.actions[key].fields
      const defaults = Object.entries(fields).flatMap(([field, definition]) =>
        'default' in definition ? [[field, definition.default]] : []
      )
      const preset = presets.find(({ partnerAction }) => partnerAction === key)
      expect(preset?.mapping).toEqual(Object.fromEntries(defaults))
    }
  )
})
