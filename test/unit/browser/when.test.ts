import { isLoadOn, when } from '../../../src/browser/when'

beforeEach(() => {
  jest.useFakeTimers()
})

describe('the moment', () => {
  it('"load" is now on a page that has loaded', () => {
    const run = jest.fn()
    when('load', run)
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('"load" is the load event on a page that has not', () => {
    jest.spyOn(document, 'readyState', 'get').mockReturnValue('interactive')
    const run = jest.fn()
    when('load', run)
    expect(run).not.toHaveBeenCalled()
    window.dispatchEvent(new Event('load'))
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('"idle" is later than that', () => {
    const run = jest.fn()
    when('idle', run)
    expect(run).not.toHaveBeenCalled()
    jest.runAllTimers()
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('"interaction" is not for what a script has made', () => {
    const run = jest.fn()
    when('interaction', run)
    window.dispatchEvent(new Event('keydown'))
    jest.runAllTimers()
    expect(run).not.toHaveBeenCalled()
  })

  it('is not before a page that is prerendered is shown', () => {
    Object.defineProperty(document, 'prerendering', { configurable: true, value: true })
    const run = jest.fn()
    when('load', run)
    Reflect.deleteProperty(document, 'prerendering')
    expect(run).not.toHaveBeenCalled()
    document.dispatchEvent(new Event('prerenderingchange'))
    expect(run).toHaveBeenCalledTimes(1)
  })

  it.each<[unknown, boolean]>([
    ['load', true],
    ['idle', true],
    ['interaction', true],
    ['never', false],
    ['toString', false],
    [undefined, false]
  ])('%p is one: %p', (value, expected) => {
    expect(isLoadOn(value)).toBe(expected)
  })
})
