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

  it('sends language_override if it is mapped', async () => {
    const mapping = { language_override: { '@path': '$.traits.locale' } }
    expect((await identify({ locale: 'de' }, mapping)).attributes).toEqual({
      language_override: 'de'
    })
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

describe('an option of the call', () => {
  const proofs = { user_hash: 'hash', intercom_user_jwt: 'jwt' }
  const sent = { ...proofs, hide_default_launcher: true }
  const others = { userHash: 'hash', intercomUserJwt: 'jwt', hideDefaultLauncher: true }
  const unmapped = { user_hash: null, intercom_user_jwt: '', hide_default_launcher: null }
  const name = 'Intercom Web (Actions)'

  it.each<[object, object, string[]?]>([
    [{ integrations: { [name]: sent } }, sent],
    [{ integrations: { [name]: others, Intercom: { userHash: 'other' } } }, sent],
    [{ integrations: { [name]: true, Intercom: others } }, sent],
    // Where Analytics.js puts identify(id, traits, { Intercom: … }).
    [{ integrations: true, context: { Intercom: others } }, sent],
    [
      { context: { Intercom: { user_hash: {}, hideDefaultLauncher: 'no' } } },
      {},
      ['user_hash', 'hide_default_launcher']
    ],
    [{ integrations: { [name]: 'text' }, context: { Intercom: ['user_hash'] } }, {}]
  ])('is read if the mapping gives nothing: %j', async (parts, attributes, reported = []) => {
    const messages = reported.map(about)
    expect(await identify({}, unmapped, parts as Parts)).toEqual({ attributes, messages })
  })

  it('gives way to the mapping', async () => {
    const mapping = { user_hash: 'mine', intercom_user_jwt: 'mine', hide_default_launcher: false }
    const { attributes } = await identify({}, mapping, { context: { Intercom: others } })
    expect(attributes).toEqual(mapping)
  })
})

it('the tokens for data connectors are sent whole, without what is nested in them', async () => {
  const auth_tokens = { shop: 'secret', bank: 'secret' }
  expect(await identify({ auth_tokens }, allTraits)).toEqual({
    attributes: { auth_tokens },
    messages: []
  })
  expect(await identify({ auth_tokens: { ...auth_tokens, deep: {} } }, allTraits)).toEqual({
    attributes: { auth_tokens },
    messages: [about('deep')]
  })
  expect(await identify({ auth_tokens: 'secret' }, allTraits)).toEqual({
    attributes: {},
    messages: [about('auth_tokens')]
  })
})

describe('a standard attribute', () => {
  it.each(['user_id', 'email', 'user_hash', 'intercom_user_jwt'])(
    'that says who the visitor is, is left out if it is null or empty: %s',
    async (key) => {
      const mapping = { [key]: { '@path': '$.traits.given' } }
      for (const given of [null, '', ' ', undefined]) {
        expect((await identify({ given }, mapping)).attributes).toEqual({})
        expect((await identify({ [key]: given }, allTraits)).attributes).toEqual({})
      }
    }
  )

  it('of any other kind may be null, which clears it', async () => {
    const given = { name: null, phone: null, created_at: null }
    expect(await identify({ ...given, avatar: null })).toEqual({ attributes: given, messages: [] })
  })

  it('is left out if it is blank text, and a custom one is not', async () => {
    const name = { '@template': '{{traits.first}} {{traits.last}}' }
    const company = { id: 'c1', name: '', plan: ' ' }
    expect(await identify({ company, note: ' ' }, { name, ...allTraits })).toEqual({
      attributes: { company: { company_id: 'c1' }, note: ' ' },
      messages: []
    })
  })
})

describe('a value that is no such thing', () => {
  it.each<[object, ...(string | undefined)[]]>([
    [{ createdAt: 'yesterday' }, 'created_at'],
    [{ createdAt: '01/02/2020' }, 'created_at'],
    [{ created_at: '' }, 'created_at'],
    [{ createdAt: new Date(NaN) }, 'created_at'],
    [{ avatar: 42 }, 'avatar_image_url'],
    [{ avatar: {} }, 'avatar_image_url'],
    [{ avatar: '' }, undefined],
    [{ name: { first: 'Ada' }, phone: ['1'] }, 'name', 'phone']
  ])('in the traits %j is left out; reported: %p', async (traits, ...reported) => {
    const messages = reported.flatMap((key) => (key ? [about(key)] : []))
    expect(await identify(traits)).toEqual({ attributes: {}, messages })
  })

  it('gives its key to no custom attribute either', async () => {
    const { attributes } = await identify({ created_at: 'yesterday', avatar: 7 }, allTraits)
    expect(attributes).toEqual({})
  })
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

  it.each<[unknown, boolean, object?]>([
    [{}, false, {}],
    [null, false, {}],
    [{ name: 'Acme' }, true, {}],
    ['Acme', true, allTraits],
    [{ id: '', name: 'Acme' }, true, {}],
    [{ id: ' ', name: 'Acme' }, true, {}],
    [{ id: {}, name: 'Acme' }, true, {}],
    // Mapping-kit makes a company of it each of whose parts is 0.
    [0, true, {}],
    [42, true, wholeCompanies],
    [['c1'], true, wholeCompanies]
  ])('of %j is left out; reported: %p', async (company, isReported, mapping) => {
    const { attributes, messages } = await identify({ company }, mapping as Parts)
    expect(attributes).toEqual({})
    expect(/"company(_id)?"/.test(messages.join())).toBe(isReported)
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

  it('is sent as it is with what Intercom will not keep, which is reported', async () => {
    const company = { id: 'c1', plan: 'x'.repeat(256), size: '11-50', monthly_spend: 19.99, a$b: 1 }
    const { attributes, messages } = await identify({ company }, wholeCompanies)
    expect(attributes.company).toEqual({ ...company, id: undefined, company_id: 'c1' })
    expect(messages).toEqual(['plan', 'a$b', 'size', 'monthly_spend'].map(about))
    const whole = { id: 'c1', size: '12', monthly_spend: null }
    expect((await identify({ company: whole })).messages).toEqual([])
  })

  it.each<[object, unknown]>([
    [{ company_id: 0 }, { company_id: 0, id: 7 }],
    [{ company_id: '' }, { company_id: 7 }],
    [{ company_id: null }, { company_id: 7 }],
    [{ company_custom_traits: { id: 7 }, id: undefined }, { company_id: 7 }],
    [{ id: {} }, undefined]
  ])('of %j and the "id" 7, mapped whole, is sent as %j', async (given, expected) => {
    const company = { id: 7, ...given }
    expect((await identify({ company }, wholeCompanies)).attributes.company).toEqual(expected)
  })
})

describe('the companies', () => {
  it('are sent in their order, without the unusable ones, which are reported', async () => {
    const companies = [{ id: 'c1' }, {}, { name: 'no id' }, null, { id: 'c2', size: 3 }]
    expect(await identify({ companies })).toEqual({
      attributes: { companies: [{ company_id: 'c1' }, { company_id: 'c2', size: 3 }] },
      messages: [about('company_id')]
    })
    // One that is no list is a list of one.
    expect((await identify({ companies: { id: 'c1' } })).attributes).toEqual({
      companies: [{ company_id: 'c1' }]
    })
  })

  it.each([{}, wholeCompanies])('keep "remove", with the mapping %j', async (mapping) => {
    const companies = [null, { id: 'c1', remove: true }, { id: 'c2', remove: false }, { id: 'c3' }]
    const { attributes } = await identify({ companies }, mapping)
    expect(attributes.companies).toMatchObject([
      { company_id: 'c1', remove: true },
      { company_id: 'c2' },
      { company_id: 'c3' }
    ])
  })

  it('are reported if they are text, also if only all traits are mapped', async () => {
    const { attributes, messages } = await identify({ companies: ['Acme'] }, allTraits)
    expect(attributes).toEqual({})
    expect(messages).toEqual([about('companies')])
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

  it('lose items that are no object, which are reported', async () => {
    const companies = [{ company_id: 'c1' }, 'oops', 42]
    expect(await identify({ companies }, wholeCompanies)).toEqual({
      attributes: { companies: [{ company_id: 'c1' }] },
      messages: [about('companies'), about('companies')]
    })
  })
})

describe.each(['hide_default_launcher', 'unsubscribed_from_emails'])('%s', (key) => {
  it.each<[unknown, boolean | undefined, boolean]>([
    [true, true, false],
    [false, false, false],
    ['true', true, false],
    ['false', false, false],
    [1, true, false],
    [0, false, false],
    [null, undefined, false],
    ['', undefined, false],
    ['no', undefined, true],
    [2, undefined, true],
    [{}, undefined, true]
  ])('of %p is sent as %p; reported: %j', async (given, sent, isReported) => {
    expect(await identify({ given }, { [key]: { '@path': '$.traits.given' } })).toEqual({
      attributes: { [key]: sent },
      messages: isReported ? [about(key)] : []
    })
  })
})

it('all traits: consent is read in them, and a name or text that Intercom will not keep is reported', async () => {
  const traits = { unsubscribed_from_emails: 'false', 'a@b': 1, bio: 'x'.repeat(256) }
  const intercom_user_jwt = 'x'.repeat(300)
  expect(await identify({ ...traits, intercom_user_jwt }, allTraits)).toEqual({
    attributes: { ...traits, intercom_user_jwt, unsubscribed_from_emails: false },
    messages: [about('a@b'), about('bio')]
  })
})
