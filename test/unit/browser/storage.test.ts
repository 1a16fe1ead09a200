import { keep, takeKept } from '../../../src/browser/storage'

const KEY = 'segment-intercom-web:abc'

afterEach(() => {
  sessionStorage.clear()
})

describe('what is kept', () => {
  it('is taken once, by the workspace that has kept it', () => {
    const kept = { at: 1, visitor: { anonymousId: 'a1' }, commands: [['trackEvent', 'A', {}]] }
    keep('abc', kept as never)
    expect(takeKept('other')).toBeUndefined()
    expect(takeKept('abc')).toEqual(kept)
    expect(takeKept('abc')).toBeUndefined()
  })

  it.each([
    '',
    'oops',
    'null',
    '{}',
    '{"visitor":1,"commands":[]}',
    '{"visitor":{},"commands":[1]}'
  ])('is nothing where it reads %j', (text) => {
    sessionStorage.setItem(KEY, text)
    expect(takeKept('abc')).toBeUndefined()
    expect(sessionStorage.getItem(KEY)).toBeNull()
  })

  it('is nothing in a browser without storage', () => {
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('denied')
    })
    expect(takeKept('abc')).toBeUndefined()
  })
})
