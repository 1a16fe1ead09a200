import { forgetVisitor } from '../../../src/browser/cookies'

const cookies = (): string[] => document.cookie.split('; ').filter(Boolean).sort()

describe('forgetting a visitor', () => {
  it('deletes the cookies of the workspace and no others', () => {
    for (const name of ['intercom-id-abc', 'intercom-session-abc', 'intercom-id-other', 'other'])
      document.cookie = `${name}=1; path=/`
    forgetVisitor('abc')
    expect(cookies()).toEqual(['intercom-id-other=1', 'other=1'])
  })

  it('deletes the state of the workspace and no other from localStorage', () => {
    const state = 'intercom.intercom-state-'
    for (const key of [`${state}abc`, `${state}abc-abc`, `${state}abcd`, 'mine'])
      localStorage.setItem(key, '1')
    forgetVisitor('abc')
    expect(Object.keys(localStorage).sort()).toEqual([`${state}abcd`, 'mine'])
  })

  it('throws nothing if the browser refuses', () => {
    jest.spyOn(document, 'cookie', 'set').mockImplementation(() => {
      throw new Error('sandboxed')
    })
    expect(() => forgetVisitor('abc')).not.toThrow()
  })
})
