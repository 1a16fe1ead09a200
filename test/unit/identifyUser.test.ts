/** @jest-environment node */
import { about, connect, presetsWith } from './harness/connect'

type Parts = Record<string, unknown>

/** The attributes that Intercom gets for an identify with `traits` (and other parts), and what is reported about it. */
async function identify(
  traits: unknown,
  mapping: Parts = {},
  parts: Parts = {}
): Promise<{ attributes: Parts; messages: string[] }> {
  const subscriptions = presetsWith('identifyUser', mapping)
  const { calls, messages } = await connect({ subscriptions })
  const event = { type: 'identify', traits, ...parts } as const
  const [call, ...more] = calls(event)
  expect(more).toEqual([])
  expect(call?.[0]).toBe('update')
  return { attributes: call?.[1] as Parts, messages: messages(event) }
}

const allTraits = { custom_traits: { '@path': '$.traits' } }

const wholeCompanies = {
  company: { '@path': '$.traits.company' },
  companies: { '@path': '$.traits.companies' }
}

describe('an identify', () => {
  const everything = {
    name: 'Ada',
    phone: '+44',
    email: 'ada@example.com',
    createdAt: '1970-01-02T00:00:00Z',
    avatar: 'https://example.com/a.png',
    company: { id: 'c1', name: 'Acme' },
    companies: [{ id: 'c2', name: 'Bell' }]
  }
  const proofs = { user_hash: 'hash', intercom_user_jwt: 'jwt' }
  const sent = {
    user_id: 'u1',
    name: 'Ada',
    phone: '+44',
    email: 'ada@example.com',
    created_at: 86_400,
    avatar: { type: 'avatar', image_url: 'https://example.com/a.png' },
    ...proofs,
    company: { company_id: 'c1', name: 'Acme' },
    companies: [{ company_id: 'c2', name: 'Bell' }],
    hide_default_launcher: true
  }
  const parts = {
    userId: 'u1',
    integrations: { Intercom: proofs },
    context: { Intercom: { hideDefaultLauncher: true } }
  }

  it('sends every field that the preset maps', async () => {
    expect(await identify(everything, {}, parts)).toEqual({ attributes: sent, messages: [] })
  })

  it('reads the other spelling of a trait if the first one is missing', async () => {
    const other = {
      integrations: { Intercom: { userHash: 'hash', intercomUserJwt: 'jwt' } },
      context: { Intercom: { hide_default_launcher: false } }
    }
    const { attributes } = await identify({ created_at: 86_400 }, {}, other)
    expect(attributes).toEqual({ created_at: 86_400, ...proofs, hide_default_launcher: false })
  })

  it('sends unsubscribed_from_emails and language_override if they are mapped', async () => {
    const mapping = {
      unsubscribed_from_emails: { '@path': '$.traits.optedOut' },
      language_override: { '@path': '$.traits.locale' }
    }
    const { attributes } = await identify({ optedOut: true, locale: 'de' }, mapping)
    expect(attributes).toEqual({ unsubscribed_from_emails: true, language_override: 'de' })
  })

  it.each(['page', 'identify'] as const)(
    'as a %s without anything still tells Intercom of a page view',
    async (type) => {
      const { calls } = await connect()
      expect(calls({ type, userId: null, traits: {} })).toEqual([['update', {}]])
    }
  )

  it('has all traits as custom attributes, and the standard ones win', async () => {
    const traits = { ...everything, user_id: 'not me', plan: 'pro' }
    const { attributes } = await identify(traits, allTraits, parts)
    expect(attributes).toEqual({ ...sent, plan: 'pro', createdAt: everything.createdAt })
  })
})

describe('a standard attribute', () => {
  it('that is nested is left out and reported', async () => {
    expect(await identify({ name: { first: 'Ada' }, phone: '+44' })).toEqual({
      attributes: { phone: '+44' },
      messages: [about('name')]
    })
  })

  it.each(['user_id', 'email', 'user_hash', 'intercom_user_jwt'])(
    'that says who the visitor is, is left out if it is null or empty: %s',
    async (key) => {
      const mapping = { [key]: { '@path': '$.traits.given' } }
      for (const given of [null, '', undefined]) {
        expect((await identify({ given }, mapping)).attributes).toEqual({})
        expect((await identify({ [key]: given }, allTraits)).attributes).toEqual({})
      }
    }
  )

  it('of any other kind may be null, which clears it', async () => {
    const given = { name: null, phone: null, avatar: null, created_at: null }
    expect(await identify(given)).toEqual({ attributes: given, messages: [] })
  })
})

describe('created_at', () => {
  it.each([
    ['2024-02-29T13:30:00+01:30', 1_709_208_000],
    ['2024-02-29', 1_709_164_800],
    ['Thu, 29 Feb 2024 12:00:00 GMT', 1_709_208_000],
    [new Date('2024-02-29T12:00:00.999Z'), 1_709_208_000],
    [1_709_208_000_999, 1_709_208_000],
    ['1709208000', 1_709_208_000],
    [0, 0]
  ])('of %p is %p', async (createdAt, seconds) => {
    expect(await identify({ createdAt })).toEqual({
      attributes: { created_at: seconds },
      messages: []
    })
  })

  it.each(['yesterday', '', NaN, true, new Date(NaN), [], {}])(
    'of %p is left out and reported',
    async (createdAt) => {
      expect(await identify({ createdAt })).toEqual({
        attributes: {},
        messages: [about('created_at')]
      })
    }
  )
})

describe('the avatar', () => {
  it.each<[unknown, string[]]>([
    [42, ['avatar_image_url']],
    [{}, ['avatar_image_url']],
    ['', []]
  ])('of %p is left out; reported: %j', async (avatar, reported) => {
    expect(await identify({ avatar })).toEqual({ attributes: {}, messages: reported.map(about) })
  })
})

describe('custom attributes', () => {
  it('are flattened into the attributes, and nested ones are dropped and reported', async () => {
    const kept = { plan: 'pro', seats: 3, trial: false, gone: null }
    expect(await identify({ ...kept, address: { city: 'x' }, tags: ['a'] }, allTraits)).toEqual({
      attributes: kept,
      messages: [about('address'), about('tags')]
    })
  })

  it('cannot put anything else under the key of a standard attribute that is unreadable', async () => {
    expect((await identify({ created_at: 'yesterday', avatar: 7 }, allTraits)).attributes).toEqual(
      {}
    )
  })

  it('of type Date are seconds or ISO 8601 text, by their key', async () => {
    const date = new Date(86_400_000)
    const { attributes } = await identify({ trial_ends_at: date, born: date }, allTraits)
    expect(attributes).toEqual({ trial_ends_at: 86_400, born: '1970-01-02T00:00:00.000Z' })
  })

  it.each(['oops', 42, ['a']])('of %p are dropped and reported', async (other) => {
    const mapping = { custom_traits: { '@path': '$.other' } }
    expect(await identify({ name: 'Ada' }, mapping, { other })).toEqual({
      attributes: { name: 'Ada' },
      messages: [about('custom_traits')]
    })
  })

  it.each(['app_id', 'api_base', 'installation_type', 'custom_launcher_selector', 'widget'])(
    'cannot set the Messenger up by the key %s, which is reported',
    async (key) => {
      expect(await identify({ [key]: 'evil' }, allTraits)).toEqual({
        attributes: {},
        messages: [about(key)]
      })
    }
  )
})

describe('the company', () => {
  it('has its custom attributes beside the standard ones, which win even if they are unreadable', async () => {
    const mapping = {
      company: {
        company_id: 'c1',
        name: 'Acme',
        created_at: 'yesterday',
        plan: { nested: 1 },
        company_custom_traits: { name: 'Evil', tier: 'gold', created_at: 5, plan: 'free', logo: [] }
      }
    }
    expect(await identify({}, mapping)).toEqual({
      attributes: { company: { company_id: 'c1', name: 'Acme', tier: 'gold' } },
      messages: [about('logo'), about('plan'), about('created_at')]
    })
  })

  it.each<[unknown, string[]]>([
    [{}, []],
    [null, []],
    [{ name: 'Acme' }, ['company']],
    [{ id: null, name: 'Acme' }, ['company']],
    [{ id: '', name: 'Acme' }, ['company']],
    [{ id: {}, name: 'Acme' }, ['company', 'company_id']],
    // Mapping-kit makes a company of these each of whose parts is 0 or false.
    [0, ['company']],
    [false, ['company']]
  ])('of %j is left out; reported: %j', async (company, reported) => {
    const { attributes, messages } = await identify({ company })
    expect(attributes).toEqual({})
    for (const key of reported) expect(messages).toContainEqual(about(key))
    expect(messages.length > 0).toBe(reported.length > 0)
  })

  it.each([0, '0', 7])('has the ID %p', async (id) => {
    expect(await identify({ company: { id, plan: null } })).toEqual({
      attributes: { company: { company_id: id, plan: null } },
      messages: []
    })
  })

  it.each([42, 'oops', ['c1']])('of the shape %p is dropped and reported', async (company) => {
    expect(await identify({ company }, wholeCompanies)).toEqual({
      attributes: {},
      messages: [about('company')]
    })
  })

  it('reports custom attributes that are no object', async () => {
    const mapping = { company: { company_id: 'c1', company_custom_traits: 'oops' } }
    expect(await identify({}, mapping)).toEqual({
      attributes: { company: { company_id: 'c1' } },
      messages: [about('company_custom_traits')]
    })
  })

  it('that is mapped whole has its ID under "id", as in Segment’s spec', async () => {
    const company = { id: 'c1', name: 'Acme', created_at: '20240229', employees: 12, logo: {} }
    const sent = { company_id: 'c1', name: 'Acme', created_at: 1_709_164_800, employees: 12 }
    const traits = { company, companies: [company, { id: 0 }] }
    expect(await identify(traits, wholeCompanies)).toEqual({
      attributes: { company: sent, companies: [sent, { company_id: 0 }] },
      messages: [about('logo'), about('logo')]
    })
  })

  it.each<[unknown, unknown]>([
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
    [{ company_custom_traits: { id: 7 } }, { company_id: 7 }],
    [{ id: '' }, undefined],
    [{ id: {} }, undefined]
  ])('of %j, mapped whole, is sent as %j', async (company, expected) => {
    expect((await identify({ company }, wholeCompanies)).attributes.company).toEqual(expected)
  })
})

describe('the companies', () => {
  it('are sent in their order, without the unusable ones, which are reported', async () => {
    const companies = [{ id: 'c1' }, {}, { name: 'no id' }, null, { id: 'c2', size: 3 }]
    expect(await identify({ companies })).toEqual({
      attributes: { companies: [{ company_id: 'c1' }, { company_id: 'c2', size: 3 }] },
      messages: [about('companies')]
    })
  })

  it.each<[unknown, string[]]>([
    [[], []],
    [[{}], []],
    [null, []],
    ['oops', ['companies']],
    [42, ['companies']]
  ])('of %j are left out; reported: %j', async (companies, reported) => {
    expect(await identify({ companies })).toEqual({
      attributes: {},
      messages: reported.map(about)
    })
  })

  it('of one company that is no list are a list of one', async () => {
    const { attributes } = await identify({ companies: { id: 'c1' } })
    expect(attributes).toEqual({ companies: [{ company_id: 'c1' }] })
  })

  it('lose items that are no object, which are reported', async () => {
    const companies = [{ company_id: 'c1' }, 'oops', 42]
    expect(await identify({ companies }, wholeCompanies)).toEqual({
      attributes: { companies: [{ company_id: 'c1' }] },
      messages: [about('companies'), about('companies')]
    })
  })
})

describe('hide_default_launcher', () => {
  it.each([
    [true, true],
    [false, false],
    ['true', true],
    ['false', false]
  ])('of %p is passed as %p', async (hideDefaultLauncher, isHidden) => {
    expect(await identify({}, {}, { context: { Intercom: { hideDefaultLauncher } } })).toEqual({
      attributes: { hide_default_launcher: isHidden },
      messages: []
    })
  })

  it.each<[unknown, string[]]>([
    ['yes', ['hide_default_launcher']],
    ['', ['hide_default_launcher']],
    [1, ['hide_default_launcher']],
    [{}, ['hide_default_launcher']],
    [null, []],
    [undefined, []]
  ])('of %p is left out; reported: %j', async (hideDefaultLauncher, reported) => {
    expect(await identify({}, {}, { context: { Intercom: { hideDefaultLauncher } } })).toEqual({
      attributes: {},
      messages: reported.map(about)
    })
  })
})
