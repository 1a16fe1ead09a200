import { connect, presetsWith } from './harness/connect'

type Parts = Record<string, unknown>

/** The attributes that Intercom gets for an identify with `traits` (and other parts), and what is reported about it. */
async function identify(
  traits: unknown,
  parts: Parts = {},
  mapping: Parts = {}
): Promise<{ attributes: Parts; named: string[] }> {
  const subscriptions = presetsWith('identifyUser', mapping)
  const { calls, messages } = await connect({ subscriptions })
  const event = { type: 'identify', traits, ...parts } as const
  const [call, ...more] = calls(event)
  expect(more).toEqual([])
  expect(call?.[0]).toBe('update')
  return { attributes: call?.[1] as Parts, named: messages(event) }
}

const allTraits = { custom_traits: { '@path': '$.traits' } }

describe('an identify', () => {
  it('sends every field that the preset maps', async () => {
    const { attributes, named } = await identify(
      {
        name: 'Ada',
        phone: '+44',
        email: 'ada@example.com',
        createdAt: '1970-01-02T00:00:00Z',
        avatar: 'https://example.com/a.png',
        company: { id: 'c1', name: 'Acme' },
        companies: [{ id: 'c2', name: 'Bell' }]
      },
      {
        userId: 'u1',
        integrations: { Intercom: { user_hash: 'hash', intercom_user_jwt: 'jwt' } },
        context: { Intercom: { hideDefaultLauncher: true } }
      }
    )
    expect(attributes).toEqual({
      user_id: 'u1',
      name: 'Ada',
      phone: '+44',
      email: 'ada@example.com',
      created_at: 86_400,
      avatar: { type: 'avatar', image_url: 'https://example.com/a.png' },
      user_hash: 'hash',
      intercom_user_jwt: 'jwt',
      company: { company_id: 'c1', name: 'Acme' },
      companies: [{ company_id: 'c2', name: 'Bell' }],
      hide_default_launcher: true
    })
    expect(named).toEqual([])
  })

  it('reads the other spelling of a trait if the first one is missing', async () => {
    const { attributes } = await identify(
      { created_at: 86_400 },
      {
        integrations: { Intercom: { userHash: 'hash', intercomUserJwt: 'jwt' } },
        context: { Intercom: { hide_default_launcher: false } }
      }
    )
    expect(attributes).toEqual({
      created_at: 86_400,
      user_hash: 'hash',
      intercom_user_jwt: 'jwt',
      hide_default_launcher: false
    })
  })

  it('sends unsubscribed_from_emails and language_override if they are mapped', async () => {
    const { attributes } = await identify(
      { optedOut: true, locale: 'de' },
      {},
      {
        unsubscribed_from_emails: { '@path': '$.traits.optedOut' },
        language_override: { '@path': '$.traits.locale' }
      }
    )
    expect(attributes).toEqual({ unsubscribed_from_emails: true, language_override: 'de' })
  })

  it.each(['page', 'identify'] as const)(
    'as a %s without anything still tells Intercom of a page view',
    async (type) => {
      const { calls } = await connect()
      expect(calls({ type })).toEqual([['update', {}]])
    }
  )
})

describe('a standard attribute', () => {
  it('that is nested is left out and reported', async () => {
    const { attributes, named } = await identify({ name: { first: 'Ada' }, phone: '+44' })
    expect(attributes).toEqual({ phone: '+44' })
    expect(named).toEqual([
      'identifyUser "name": Intercom takes no nested values. Send text, a number or a boolean at $.traits.name (mapping "Identify User").'
    ])
  })
})

describe('identity', () => {
  const identity = { user_id: 'id', email: 'mail', user_hash: 'hash', intercom_user_jwt: 'jwt' }
  const mapping = Object.fromEntries(
    Object.keys(identity).map((key) => [key, { '@path': `$.traits.${key}` }])
  )

  it.each(Object.keys(identity))('leaves out a null or empty %s', async (key) => {
    for (const value of [null, '', undefined]) {
      const { attributes } = await identify({ ...identity, [key]: value }, {}, mapping)
      expect(attributes).not.toHaveProperty(key)
      expect(Object.keys(attributes)).toHaveLength(3)
    }
  })

  it('leaves out a null or empty one of the custom attributes too', async () => {
    const nothing = { user_id: null, email: '', user_hash: null, intercom_user_jwt: '' }
    expect((await identify(nothing, {}, allTraits)).attributes).toEqual({})
  })

  it('leaves out a null one from an anonymous page view', async () => {
    const { calls } = await connect()
    expect(calls({ type: 'page', userId: null, traits: {} })).toEqual([['update', {}]])
  })

  it('keeps null for any other attribute, which clears it', async () => {
    const { attributes } = await identify({ name: null, phone: null, avatar: null })
    expect(attributes).toEqual({ name: null, phone: null, avatar: null })
  })
})

describe('created_at', () => {
  it.each([
    ['2024-02-29T12:00:00Z', 1_709_208_000],
    ['2024-02-29T12:00:00.999Z', 1_709_208_000],
    ['2024-02-29T12:00:00', 1_709_208_000],
    ['2024-02-29 12:00:00', 1_709_208_000],
    ['2024-02-29', 1_709_164_800],
    ['2024-02-29T13:30:00+01:30', 1_709_208_000],
    ['20240229', 1_709_164_800],
    ['20240229T120000Z', 1_709_208_000],
    ['2024', 1_704_067_200],
    ['2024-02', 1_706_745_600],
    ['2024/02/29', 1_709_164_800],
    ['2024-2-29', 1_709_164_800],
    ['Feb 29, 2024', 1_709_164_800],
    ['Thu, 29 Feb 2024 12:00:00 GMT', 1_709_208_000],
    ['Thu Feb 29 2024 13:00:00 GMT+0100 (Central European Standard Time)', 1_709_208_000],
    [new Date('2024-02-29T12:00:00.999Z'), 1_709_208_000],
    [1_709_208_000, 1_709_208_000],
    [1_709_208_000_999, 1_709_208_000],
    [1_709_208_000.5, 1_709_208_000],
    ['1709208000', 1_709_208_000],
    ['1709208000999', 1_709_208_000],
    [0, 0]
  ])('of %p is %p', async (createdAt, seconds) => {
    const { attributes, named } = await identify({ createdAt })
    expect(attributes).toEqual({ created_at: seconds })
    expect(named).toEqual([])
  })

  it.each(['yesterday', '', '2023-02-29', NaN, Infinity, true, new Date(NaN), [], {}, '1e400'])(
    'of %p is left out and reported',
    async (createdAt) => {
      const { attributes, named } = await identify({ createdAt })
      expect(attributes).toEqual({})
      expect(named).toEqual([
        'identifyUser "created_at": left out: it is not a time. Send ISO 8601 or Unix time at @if (mapping "Identify User").'
      ])
    }
  )

  it('stays null, which clears it', async () => {
    const { attributes, named } = await identify({ created_at: null })
    expect(attributes).toEqual({ created_at: null })
    expect(named).toEqual([])
  })
})

describe('the avatar', () => {
  it.each([42, true, {}, ['a']])('of %p is left out and reported', async (avatar) => {
    const { attributes, named } = await identify({ avatar })
    expect(attributes).toEqual({})
    expect(named).toEqual([
      'identifyUser "avatar_image_url": left out: it is not text. Send a URL at $.traits.avatar (mapping "Identify User").'
    ])
  })

  it('of empty text is left out', async () => {
    expect(await identify({ avatar: '' })).toEqual({ attributes: {}, named: [] })
  })
})

describe('custom attributes', () => {
  it('are flattened into the attributes, and nested ones are dropped and reported', async () => {
    const { attributes, named } = await identify(
      { plan: 'pro', seats: 3, trial: false, gone: null, address: { city: 'x' }, tags: ['a'] },
      {},
      allTraits
    )
    expect(attributes).toEqual({ plan: 'pro', seats: 3, trial: false, gone: null })
    expect(named).toEqual([
      'identifyUser custom_traits "address": Intercom takes no nested values. Send text, a number or a boolean at $.traits (mapping "Identify User").',
      'identifyUser custom_traits "tags": Intercom takes no nested values. Send text, a number or a boolean at $.traits (mapping "Identify User").'
    ])
  })

  it('lose to the standard attributes, so that all traits can be mapped to them', async () => {
    const { attributes } = await identify(
      {
        user_id: 'not me',
        name: 'Ada',
        email: 'ada@example.com',
        createdAt: '1970-01-02',
        avatar: 'https://example.com/a.png',
        company: { id: 'c1' }
      },
      { userId: 'u1' },
      allTraits
    )
    expect(attributes).toMatchObject({
      user_id: 'u1',
      name: 'Ada',
      email: 'ada@example.com',
      created_at: 86_400,
      avatar: { type: 'avatar', image_url: 'https://example.com/a.png' },
      company: { company_id: 'c1' }
    })
  })

  it('cannot put anything else under the key of a standard attribute that is unreadable', async () => {
    const { attributes } = await identify({ created_at: 'yesterday', avatar: 7 }, {}, allTraits)
    expect(attributes).not.toHaveProperty('created_at')
    expect(attributes).not.toHaveProperty('avatar')
  })

  it('of type Date are seconds or ISO 8601 text, by their key', async () => {
    const date = new Date(86_400_000)
    const { attributes } = await identify({ trial_ends_at: date, born: date }, {}, allTraits)
    expect(attributes).toEqual({ trial_ends_at: 86_400, born: '1970-01-02T00:00:00.000Z' })
  })

  it.each(['oops', 42, false, ['a']])('of %p are dropped and reported', async (traits) => {
    const { attributes, named } = await identify(
      traits,
      {},
      {
        custom_traits: { '@path': '$.traits' },
        name: '',
        phone: '',
        email: '',
        avatar_image_url: '',
        created_at: { '@literal': null },
        company: {},
        companies: []
      }
    )
    expect(attributes).toEqual({ name: '', phone: '', created_at: null })
    expect(named).toEqual([
      'identifyUser "custom_traits": left out: it is not an object. Map one at $.traits (mapping "Identify User").'
    ])
  })

  it.each(['app_id', 'api_base', 'installation_type', 'custom_launcher_selector', 'widget'])(
    'cannot set the Messenger up by the key %s, which is reported',
    async (key) => {
      const { attributes, named } = await identify({ [key]: 'evil' }, {}, allTraits)
      expect(attributes).toEqual({})
      expect(named).toEqual([
        `identifyUser custom_traits "${key}": left out: it is a setting of the Messenger. Rename it at $.traits (mapping "Identify User").`
      ])
    }
  )
})

describe('the company', () => {
  it('has its custom attributes beside the standard ones, which win', async () => {
    const { attributes } = await identify(
      {},
      {},
      {
        company: {
          company_id: 'c1',
          name: 'Acme',
          created_at: '1970-01-02',
          company_custom_traits: { name: 'Evil', tier: 'gold', created_at: 5, logo: { a: 1 } }
        }
      }
    )
    expect(attributes).toEqual({
      company: { company_id: 'c1', name: 'Acme', created_at: 86_400, tier: 'gold' }
    })
  })

  it('has no unreadable standard attribute made up by its custom ones', async () => {
    const { attributes } = await identify(
      {},
      {},
      {
        company: {
          company_id: 'c1',
          created_at: 'yesterday',
          plan: { nested: 1 },
          company_custom_traits: { created_at: 'long ago', plan: 'free', tier: 'gold' }
        }
      }
    )
    expect(attributes).toEqual({ company: { company_id: 'c1', tier: 'gold' } })
  })

  it('with nothing in it is left out', async () => {
    expect(await identify({ company: {} })).toEqual({ attributes: {}, named: [] })
    expect(await identify({ company: null })).toEqual({ attributes: {}, named: [] })
  })

  it.each([undefined, null, ''])('with the id %p is left out and reported', async (id) => {
    const { attributes, named } = await identify({ company: { id, name: 'Acme' } })
    expect(attributes).toEqual({})
    expect(named).toEqual([
      'identifyUser company "company_id": the company is left out: it has no ID. Map one at $.traits.company.id (mapping "Identify User").'
    ])
  })

  it.each([0, '0', 7])('has the ID %p', async (id) => {
    expect(await identify({ company: { id, name: 'Acme' } })).toEqual({
      attributes: { company: { company_id: id, name: 'Acme' } },
      named: []
    })
  })

  it.each([0, false])('of which mapping-kit makes %p in each part is left out', async (company) => {
    const { attributes, named } = await identify({ company })
    expect(attributes).toEqual({})
    expect(named).toContain(
      'identifyUser company "company_id": the company is left out: it has no ID. Map one at $.traits.company.id (mapping "Identify User").'
    )
  })

  it('keeps null for its other attributes', async () => {
    const { attributes } = await identify({ company: { id: 'c1', plan: null } })
    expect(attributes).toEqual({ company: { company_id: 'c1', plan: null } })
  })

  it.each([42, 'oops', true, ['c1']])(
    'of the shape %p is dropped and reported',
    async (company) => {
      const { attributes, named } = await identify(
        { company },
        {},
        { company: { '@path': '$.traits.company' } }
      )
      expect(attributes).toEqual({})
      expect(named).toEqual([
        'identifyUser "company": left out: it is not an object. Map one at $.traits.company (mapping "Identify User").'
      ])
    }
  )

  it('reports its parts that Intercom does not take', async () => {
    const { attributes, named } = await identify({
      company: { id: 'c1', plan: { name: 'pro' }, createdAt: 'yesterday' }
    })
    expect(attributes).toEqual({ company: { company_id: 'c1' } })
    expect(named).toEqual([
      'identifyUser company "plan": Intercom takes no nested values. Send text, a number or a boolean at $.traits.company.plan (mapping "Identify User").',
      'identifyUser company "created_at": left out: it is not a time. Send ISO 8601 or Unix time at @if (mapping "Identify User").'
    ])
  })

  it('reports custom attributes that are no object', async () => {
    const { attributes, named } = await identify(
      {},
      {},
      { company: { company_id: 'c1', company_custom_traits: 'oops' } }
    )
    expect(attributes).toEqual({ company: { company_id: 'c1' } })
    expect(named).toEqual([
      'identifyUser company "company_custom_traits": left out: it is not an object. Map one (mapping "Identify User").'
    ])
  })
})

describe('a company that is mapped whole', () => {
  const whole = {
    company: { '@path': '$.traits.company' },
    companies: { '@path': '$.traits.companies' }
  }

  it('has its ID under "id", as in Segment’s spec', async () => {
    const company = { id: 'c1', name: 'Acme', created_at: '20240229', employees: 12, logo: {} }
    expect(await identify({ company, companies: [company, { id: 0 }] }, {}, whole)).toEqual({
      attributes: {
        company: { company_id: 'c1', name: 'Acme', created_at: 1_709_164_800, employees: 12 },
        companies: [
          { company_id: 'c1', name: 'Acme', created_at: 1_709_164_800, employees: 12 },
          { company_id: 0 }
        ]
      },
      named: [
        'identifyUser company "logo": Intercom takes no nested values. Send text, a number or a boolean at $.traits.company (mapping "Identify User").',
        'identifyUser companies "logo": Intercom takes no nested values. Send text, a number or a boolean at $.traits.companies (mapping "Identify User").'
      ]
    })
  })

  it.each([
    [
      { company_id: 'c1', id: 7 },
      { company_id: 'c1', id: 7 }
    ],
    [
      { company_id: 0, id: 7 },
      { company_id: 0, id: 7 }
    ],
    [{ company_id: '', id: 7 }, { company_id: 7 }],
    [{ company_id: null, id: 7 }, { company_id: 7 }],
    [{ company_custom_traits: { id: 7 } }, { company_id: 7 }]
  ])('of %j is sent as %j', async (company, expected) => {
    const { attributes } = await identify({ company }, {}, whole)
    expect(attributes).toEqual({ company: expected })
  })

  it.each([{ id: '' }, { id: null }, { id: {} }, { name: 'Acme' }])(
    'of %j has no ID and is left out',
    async (company) => {
      expect((await identify({ company }, {}, whole)).attributes).toEqual({})
    }
  )
})

describe('the companies', () => {
  it('are sent in their order, without the unusable ones', async () => {
    const { attributes, named } = await identify({
      companies: [{ id: 'c1' }, {}, { name: 'no id' }, null, { id: 'c2', size: 3 }]
    })
    expect(attributes).toEqual({
      companies: [{ company_id: 'c1' }, { company_id: 'c2', size: 3 }]
    })
    expect(named).toEqual([
      'identifyUser companies "company_id": the company is left out: it has no ID. Map one at @arrayPath (mapping "Identify User").'
    ])
  })

  it('are left out if none is usable', async () => {
    expect((await identify({ companies: [] })).attributes).toEqual({})
    expect((await identify({ companies: [{}] })).attributes).toEqual({})
    expect((await identify({ companies: null })).attributes).toEqual({})
  })

  it.each(['oops', 42, true])('of the shape %p are dropped and reported', async (companies) => {
    expect(await identify({ companies })).toEqual({
      attributes: {},
      named: [
        'identifyUser "companies": left out: it is not a list. Map one at @arrayPath (mapping "Identify User").'
      ]
    })
  })

  it('of one company that is no list are a list of one', async () => {
    expect((await identify({ companies: { id: 'c1' } })).attributes).toEqual({
      companies: [{ company_id: 'c1' }]
    })
  })

  it('name items that are no object', async () => {
    const { attributes, named } = await identify(
      { companies: [{ company_id: 'c1' }, 'oops', 42] },
      {},
      { companies: { '@path': '$.traits.companies' } }
    )
    expect(attributes).toEqual({ companies: [{ company_id: 'c1' }] })
    expect(named).toEqual([
      'identifyUser "companies": left out: it is not an object. Map one at $.traits.companies (mapping "Identify User").',
      'identifyUser "companies": left out: it is not an object. Map one at $.traits.companies (mapping "Identify User").'
    ])
  })
})

describe('hide_default_launcher', () => {
  it('of null says nothing', async () => {
    const literal = { hide_default_launcher: null }
    expect(await identify({}, {}, literal)).toEqual({ attributes: {}, named: [] })
  })

  it.each([
    [true, true],
    [false, false],
    ['true', true],
    ['false', false]
  ])('of %p is passed as %p', async (hideDefaultLauncher, isHidden) => {
    expect(await identify({}, { context: { Intercom: { hideDefaultLauncher } } })).toEqual({
      attributes: { hide_default_launcher: isHidden },
      named: []
    })
  })

  it.each(['TRUE', 'yes', '', 1, 0, {}])(
    'is left out and reported if it is %p',
    async (hideDefaultLauncher) => {
      expect(await identify({}, { context: { Intercom: { hideDefaultLauncher } } })).toEqual({
        attributes: {},
        named: [
          'identifyUser "hide_default_launcher": ignored: it is not a boolean. Send true or false at @if (mapping "Identify User").'
        ]
      })
    }
  )

  it.each([null, undefined])('is left out if it is %p', async (hideDefaultLauncher) => {
    expect(await identify({}, { context: { Intercom: { hideDefaultLauncher } } })).toEqual({
      attributes: {},
      named: []
    })
  })
})
