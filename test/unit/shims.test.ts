import { transform } from '@segment/actions-core/mapping-kit'
import { presets } from '../../src'
import { onNewPage } from './harness/connect'

describe('what stands in for parts of mapping-kit', () => {
  it('gives nothing in place of @liquid, so that no template reaches Intercom as it is', () => {
    const mapping = { event_name: { '@liquid': 'Ordered {{ event }}' }, event_metadata: {} }
    expect(transform(mapping, { event: 'A' })).toEqual({ event_metadata: {} })
  })

  it('finds what is wrong with a mapping, in mappings within mappings', async () => {
    const said = jest.spyOn(console, 'debug').mockReturnValue()
    const wrong = { '@if': { exists: { '@path': 1 }, then: { '@no': 2 }, else: { '@path': 3 } } }
    const subscriptions = presets.map((preset) => ({
      ...preset,
      mapping: { event_name: { '@if': { exists: wrong, then: wrong } }, event_metadata: wrong }
    }))
    const factory = await onNewPage()
    await factory({ appId: 'abc', subscriptions: subscriptions })
    expect(said.mock.calls).toEqual(
      ['Track Event', 'Identify User', 'Identify Company'].map((name) => [
        `[Intercom Web (Actions)] mapping "${name}": its mapping is invalid. Correct it.`
      ])
    )
    said.mockRestore()
  })
})
