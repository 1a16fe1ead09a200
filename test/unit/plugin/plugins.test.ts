import { Analytics, Context } from '@segment/analytics-next'
import factory, { destination, type Options, presets } from '../../../src'
import {
  about,
  connect,
  contextOf,
  createAnalytics,
  loadAll,
  messagesOf,
  perform
} from '../harness/connect'
import { installMessenger, page, throwing } from '../harness/page'

type Subscriptions = NonNullable<Options['subscriptions']>

const NAME = 'Intercom Web (Actions)'
const [track, identify, group] = presets

const pluginsOf = (subscriptions: Subscriptions) => factory({ appId: 'abc', subscriptions })

describe('the factory', () => {
  it('is known to Analytics.js by the name of the destination', () => {
    expect(factory.pluginName).toBe(NAME)
  })

  it('gives one plugin of type destination for each action, in the order of the definition', async () => {
    const plugins = await pluginsOf([group, identify, track, { ...track, name: 'Twice' }])
    expect(plugins).toMatchObject(
      ['trackEvent', 'identifyUser', 'identifyCompany'].map((action) => ({
        name: `${NAME} ${action}`,
        // So that an app can turn them off by the name of the destination.
        alternativeNames: [NAME],
        type: 'destination',
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string
      }))
    )
  })

  it.each<[string, Subscriptions | undefined, number]>([
    ['a disabled subscription', [track, { ...identify, enabled: false }], 1],
    ['subscriptions at all', [], 0],
    ['a list of them', undefined, 0]
  ])('gives no plugin for an action without %s', async (_, subscriptions, count) => {
    const plugins = await factory({ appId: 'abc', ...(subscriptions && { subscriptions }) })
    expect(plugins).toHaveLength(count)
  })
})

describe('plugins that are registered directly', () => {
  const start = async () => {
    const intercom = installMessenger()
    const analytics = new Analytics({ writeKey: 'key' })
    await analytics.register(...(await pluginsOf(presets)))
    intercom.mockClear()
    return { analytics, intercom }
  }

  it.each([
    [{ [NAME]: false }, 0],
    [{ All: false }, 0],
    [{ All: false, [NAME]: true }, 1]
  ])('honour the integrations of an event: %j', async (integrations, count) => {
    const { analytics, intercom } = await start()
    await analytics.track('Signed Up', {}, { integrations })
    expect(intercom).toHaveBeenCalledTimes(count)
  })
})

describe('load', () => {
  it('is shared by the plugins, and says when it is done', async () => {
    const initialize = jest.spyOn(destination, 'initialize')
    const plugins = await pluginsOf(presets)
    const areLoaded = (): boolean[] => plugins.map((plugin) => plugin.isLoaded())
    expect(areLoaded()).toEqual([false, false, false])
    for (let count = 0; count < 2; count += 1) await loadAll(plugins, createAnalytics())
    expect(areLoaded()).toEqual([true, true, true])
    expect(initialize).toHaveBeenCalledTimes(1)
    for (const plugin of plugins) await plugin.ready()
  })

  it('settles in a task although the Messenger never comes, and needs nothing of Analytics.js', async () => {
    const [plugin] = await pluginsOf(presets)
    let isSettled = false
    void plugin?.load(Context.system(), {}).then(() => (isSettled = true))
    await new Promise((done) => setTimeout(done, 0))
    expect(isSettled).toBe(true)
  })

  it('looks destination.initialize up when it is called, and takes a bare function for a client', async () => {
    const plugins = await pluginsOf(presets)
    const client = jest.fn()
    jest.spyOn(destination, 'initialize').mockResolvedValue(client)
    const analytics = createAnalytics()
    await loadAll(plugins, analytics)
    perform(plugins, contextOf({ type: 'track', event: 'Signed Up' }))
    perform(plugins, contextOf({ type: 'identify', userId: 'u1' }))
    expect(client.mock.calls).toEqual([
      ['trackEvent', 'Signed Up', {}],
      ['update', { user_id: 'u1' }]
    ])
    expect(destination.initialize).toHaveBeenCalledWith({
      settings: expect.objectContaining({ appId: 'abc' }) as unknown,
      analytics
    })
  })

  it.each([
    [{ [NAME]: false }, false],
    [{ All: false }, false],
    [{}, true],
    [{ All: true }, true],
    [{ All: false, [NAME]: true }, true],
    [{ All: false, [NAME]: { shutdownOnReset: false } }, true],
    [{ Amplitude: false }, true]
  ])('with the load option integrations %j brings the Messenger: %p', async (given, isLoaded) => {
    const plugins = await pluginsOf(presets)
    await loadAll(plugins, Object.assign(createAnalytics(), { integrations: given }))
    expect(page.Intercom !== undefined).toBe(isLoaded)
    expect(page.intercomSettings !== undefined).toBe(isLoaded)
    expect(plugins.map((plugin) => plugin.isLoaded())).toEqual([isLoaded, isLoaded, isLoaded])
    const context = contextOf({ type: 'track', event: 'A' })
    perform(plugins, context)
    expect(messagesOf(context)).toEqual([])
  })

  it('brings the Messenger although no subscription works, so that the site keeps its chat', async () => {
    await loadAll(await pluginsOf([{ ...track, subscribe: 'oops' }]), createAnalytics())
    expect(typeof page.Intercom).toBe('function')
  })
})

describe('an event', () => {
  it('goes through every mapping that its trigger matches, in their order', async () => {
    const { calls } = await connect({
      subscriptions: [
        { ...track, name: 'One', subscribe: 'type = "track" and event = "A"' },
        { ...track, name: 'Two', mapping: { event_name: 'always B' } }
      ]
    })
    const always = ['trackEvent', 'always B', {}]
    expect(calls({ type: 'track', event: 'A' })).toEqual([['trackEvent', 'A', {}], always])
    expect(calls({ type: 'track', event: 'C' })).toEqual([always])
  })

  it('comes back from the plugin as the same context', async () => {
    const { plugins } = await connect()
    const context = contextOf({ type: 'track', event: 'A' })
    expect(await plugins[0]?.track?.(context)).toBe(context)
  })

  it('that makes an action throw is reported without the words of the error', async () => {
    jest.spyOn(destination, 'initialize').mockResolvedValue(throwing)
    const plugins = await pluginsOf(presets)
    await loadAll(plugins, createAnalytics())
    const context = contextOf({ type: 'track', event: 'A' })
    perform(plugins, context)
    expect(messagesOf(context)).toEqual([about('Track Event')])
    expect(messagesOf(context).join()).not.toContain('S3CRET')
  })
})
