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
    const problemsAt = (path: string): string[] => [
      `${path}/@if/exists/@path should be a string or a mapping directive but it is a number.`,
      `${path}/@if/then has an invalid directive: @no.`,
      `${path}/@if/else/@path should be a string or a mapping directive but it is a number.`
    ]
    const problems = ['/event_name/@if/exists', '/event_name/@if/then', '/event_metadata'].flatMap(
      problemsAt
    )
    const factory = await onNewPage()
    await factory({ appId: 'abc', subscriptions: subscriptions })
    expect(said.mock.calls).toEqual(
      ['Track Event', 'Identify User', 'Identify Company'].map((name) => [
        `[Intercom Web (Actions)] mapping "${name}": skipped: its mapping is invalid: ${problems.join(' ')} Correct it.`
      ])
    )
    said.mockRestore()
  })
})
