import {
  completeSettings,
  findIntercom,
  findQueue,
  forgetPerson,
  isFailed,
  isLive
} from '../../../src/browser/globals'
import { installForeignStub, page } from '../harness/page'

describe('what is at window.Intercom', () => {
  it('is nothing on a page without it', () => {
    expect([findIntercom(), findQueue(), isLive(), isFailed()]).toEqual([
      undefined,
      undefined,
      false,
      false
    ])
  })

  it('is a stub if it has a queue', () => {
    const { q } = installForeignStub()
    expect(findQueue()).toBe(q)
    expect(isLive()).toBe(false)
  })

  it('is the Messenger if it has none', () => {
    page.Intercom = jest.fn()
    expect(findQueue()).toBeUndefined()
    expect(isLive()).toBe(true)
  })

  it('is a stub without a queue if its script has failed', () => {
    page.Intercom = Object.assign(jest.fn(), { q: [], failed: true })
    expect([findQueue(), isLive(), isFailed()]).toEqual([undefined, false, true])
  })

  it('is no Messenger if it is an element', () => {
    document.body.innerHTML = '<div id="Intercom"></div>'
    expect(findIntercom()).toBeUndefined()
  })
})

describe('window.intercomSettings', () => {
  it('keep what the page has set', () => {
    page.intercomSettings = { alignment: 'left', app_id: 'old' }
    completeSettings({ app_id: 'abc' })
    expect(page.intercomSettings).toEqual({ alignment: 'left', app_id: 'abc' })
  })

  it('lose all that is about a person', () => {
    page.intercomSettings = { alignment: 'left', user_id: 'u1', plan: 'pro', user_hash: 'hash' }
    forgetPerson()
    expect(page.intercomSettings).toEqual({ alignment: 'left' })
  })
})
