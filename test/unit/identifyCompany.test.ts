/** @jest-environment node */
import { about, connect, presetsWith } from './harness/connect'

const hidden = { Intercom: { hideDefaultLauncher: true } }

describe('a group', () => {
  it('sends the company with every property that the preset maps', async () => {
    const { calls, messages } = await connect()
    const kept = {
      name: 'Acme',
      plan: 'pro',
      size: 12,
      website: 'https://acme.example',
      industry: 'Anvils',
      monthly_spend: 99
    }
    const event = {
      type: 'group',
      groupId: 'c1',
      traits: { ...kept, createdAt: '1970-01-02T00:00:00Z', other: 'not mapped' },
      context: { Intercom: { hideDefaultLauncher: false } }
    } as const
    expect(calls(event)).toEqual([
      [
        'update',
        {
          company: { company_id: 'c1', created_at: 86_400, ...kept },
          hide_default_launcher: false
        }
      ]
    ])
    expect(messages(event)).toEqual([])
  })

  it.each<[unknown, unknown[]]>([
    ['c1', [['update', { company: { company_id: 'c1', name: 'Acme' } }]]],
    [0, [['update', { company: { company_id: 0, name: 'Acme' } }]]],
    [undefined, []],
    [null, []],
    ['', []]
  ])('with the groupId %p sends %j, and reports if there is none', async (groupId, sent) => {
    const { calls, messages } = await connect()
    const event = { type: 'group', groupId, traits: { name: 'Acme' } } as const
    expect(calls(event)).toEqual(sent)
    expect(messages(event)).toEqual(sent.length > 0 ? [] : ['company_id', 'company'].map(about))
  })

  it('without a groupId has the company_id among its custom attributes', async () => {
    const { calls } = await connect({
      subscriptions: presetsWith('identifyCompany', {
        company: {
          company_id: { '@path': '$.groupId' },
          company_custom_traits: { '@path': '$.traits' }
        }
      })
    })
    expect(calls({ type: 'group', groupId: null, traits: { company_id: 'c1' } })).toEqual([
      ['update', { company: { company_id: 'c1' } }]
    ])
  })

  it('with nothing in it sends nothing, but for the launcher', async () => {
    const subscriptions = presetsWith('identifyCompany', { company: { '@path': '$.traits' } })
    const { calls, messages } = await connect({ subscriptions })
    expect(calls({ type: 'group' })).toEqual([])
    expect(messages({ type: 'group' })).toEqual([about('company')])
    expect(calls({ type: 'group', context: hidden })).toEqual([
      ['update', { hide_default_launcher: true }]
    ])
  })
})
