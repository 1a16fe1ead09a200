import { keptAttributes, keptMetadata } from '../../../support/messenger/limits'

const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key ${index + 1}`, index]))

describe('the metadata of an event', () => {
  it('keeps the first 20 keys', () => {
    const { values, problems } = keptMetadata(keys(22))
    expect(values).toEqual(keys(20))
    expect(problems).toEqual([
      { key: 'key 21', reason: 'too many keys' },
      { key: 'key 22', reason: 'too many keys' }
    ])
  })

  it('counts keys that differ only in their case as one', () => {
    const { problems } = keptMetadata({ ...keys(20), 'KEY 1': 'again' })
    expect(problems).toEqual([])
  })

  it('refuses a key with a dot or a dollar sign', () => {
    const { values, problems } = keptMetadata({ 'a.b': 1, $c: 2, d: 3 })
    expect(values).toEqual({ d: 3 })
    expect(problems).toEqual([
      { key: 'a.b', reason: 'name' },
      { key: '$c', reason: 'name' }
    ])
  })

  it('cuts text at 255 characters', () => {
    const { values, problems } = keptMetadata({ short: 'x'.repeat(255), long: 'x'.repeat(256) })
    expect(values).toEqual({ short: 'x'.repeat(255), long: 'x'.repeat(255) })
    expect(problems).toEqual([{ key: 'long', reason: 'cut' }])
  })

  it('keeps a price and a rich link, and nothing else that is nested', () => {
    const price = { amount: 1999, currency: 'USD' }
    const order = { url: 'https://example.com', value: 'o1' }
    const { values, problems } = keptMetadata({ price, order, list: [1], more: { a: 1 } })
    expect(values).toEqual({ price, order })
    expect(problems).toEqual([
      { key: 'list', reason: 'nested' },
      { key: 'more', reason: 'nested' }
    ])
  })
})

describe('the attributes of a contact', () => {
  it('keep text up to 255 characters, and no nested values but those that Intercom defines', () => {
    const companies = [{ company_id: 'c1' }]
    const { values, problems } = keptAttributes({
      name: 'Ada',
      note: 'x'.repeat(300),
      address: { city: 'London' },
      plan: null,
      companies
    })
    expect(values).toEqual({ name: 'Ada', note: 'x'.repeat(255), plan: null, companies })
    expect(problems).toEqual([
      { key: 'note', reason: 'cut' },
      { key: 'address', reason: 'nested' }
    ])
  })

  it('are not limited in number, and never hold what proves who somebody is', () => {
    const { values } = keptAttributes({
      ...keys(30),
      user_hash: 'h1',
      intercom_user_jwt: 'a.b.c',
      anonymous_id: 'visitor-1'
    })
    expect(values).toEqual(keys(30))
  })
})
