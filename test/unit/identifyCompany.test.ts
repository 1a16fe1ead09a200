import { connect, presetsWith } from './harness/connect'

describe('a group', () => {
  it('sends the company with every property that the preset maps', async () => {
    const { calls, messages } = await connect()
    const event = {
      type: 'group',
      groupId: 'c1',
      traits: {
        name: 'Acme',
        createdAt: '1970-01-02T00:00:00Z',
        plan: 'pro',
        size: 12,
        website: 'https://acme.example',
        industry: 'Anvils',
        monthly_spend: 99,
        other: 'not mapped'
      },
      context: { Intercom: { hideDefaultLauncher: false } }
    } as const
    expect(calls(event)).toEqual([
      [
        'update',
        {
          company: {
            company_id: 'c1',
            name: 'Acme',
            created_at: 86_400,
            plan: 'pro',
            size: 12,
            website: 'https://acme.example',
            industry: 'Anvils',
            monthly_spend: 99
          },
          hide_default_launcher: false
        }
      ]
    ])
    expect(messages(event)).toEqual([])
  })

  it('flattens the custom attributes into the company, and the standard ones win', async () => {
    const { company } = presetsWith('identifyCompany', {})[2]?.mapping as { company: object }
    const subscriptions = presetsWith('identifyCompany', {
      company: { ...company, company_custom_traits: { '@path': '$.traits' } }
    })
    const { calls } = await connect({ subscriptions })
    expect(
      calls({ type: 'group', groupId: 'c1', traits: { name: 'Acme', tier: 'gold', logo: {} } })
    ).toEqual([['update', { company: { company_id: 'c1', name: 'Acme', tier: 'gold' } }]])
  })

  it.each([undefined, null, ''])(
    'with the groupId %p sends nothing, which is reported',
    async (groupId) => {
      const { calls, messages } = await connect()
      const event = { type: 'group', groupId, traits: { name: 'Acme' } } as const
      expect(calls(event)).toEqual([])
      expect(messages(event)).toEqual([
        'identifyCompany company "company_id": the company is left out: it has no ID. Map one at $.groupId (mapping "Identify Company").'
      ])
    }
  )

  it('mapped whole has its ID under "id"', async () => {
    const subscriptions = presetsWith('identifyCompany', { company: { '@path': '$.traits' } })
    const { calls } = await connect({ subscriptions })
    const traits = { id: 'c1', name: 'Acme', created_at: '2020/01/31', tier: 'gold' }
    expect(calls({ type: 'group', traits })).toEqual([
      [
        'update',
        { company: { company_id: 'c1', name: 'Acme', created_at: 1_580_428_800, tier: 'gold' } }
      ]
    ])
  })

  it.each([0, '0'])('takes the groupId %p for an ID', async (groupId) => {
    const { calls } = await connect()
    expect(calls({ type: 'group', groupId, traits: { name: 'Acme' } })).toEqual([
      ['update', { company: { company_id: groupId, name: 'Acme' } }]
    ])
  })

  it('with nothing in it sends nothing', async () => {
    const { calls, messages } = await connect()
    expect(calls({ type: 'group' })).toEqual([])
    expect(messages({ type: 'group' })).toEqual([])
  })

  it('without a usable company still hides the launcher', async () => {
    const { calls } = await connect()
    expect(calls({ type: 'group', context: { Intercom: { hideDefaultLauncher: true } } })).toEqual([
      ['update', { hide_default_launcher: true }]
    ])
  })

  it.each([42, 'oops', true, ['c1']])(
    'with a company of the shape %p reports it',
    async (company) => {
      const subscriptions = presetsWith('identifyCompany', {
        company: { '@path': '$.traits.company' }
      })
      const { calls, messages } = await connect({ subscriptions })
      const event = { type: 'group', groupId: 'c1', traits: { company } } as const
      expect(calls(event)).toEqual([])
      expect(messages(event)).toEqual([
        'identifyCompany "company": left out: it is not an object. Map one at $.traits.company (mapping "Identify Company").'
      ])
    }
  )

  it('with no company mapped sends nothing', async () => {
    const subscriptions = presetsWith('identifyCompany', { company: null })
    const { calls, messages } = await connect({ subscriptions })
    expect(calls({ type: 'group', groupId: 'c1' })).toEqual([])
    expect(messages({ type: 'group', groupId: 'c1' })).toEqual([])
  })
})
