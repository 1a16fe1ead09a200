import { createLoader } from '../../../src/browser/load'
import { page, scripts } from '../harness/page'
import { bootSettings } from '../harness/session'

let warn: jest.SpyInstance

beforeEach(() => {
  warn = jest.spyOn(console, 'warn').mockReturnValue()
})

const fail = (): void => {
  jest.useFakeTimers()
  scripts()[0]?.dispatchEvent(new Event('error'))
  jest.advanceTimersByTime(100)
}

describe('the loader', () => {
  it('adds one script for its stub', () => {
    const loader = createLoader(bootSettings, 'load')
    const stub = loader.install()
    loader.load()
    loader.load()
    expect(page.Intercom).toBe(stub)
    expect(scripts()).toHaveLength(1)
  })

  it('adds none after it was cancelled', () => {
    const loader = createLoader(bootSettings, 'interaction')
    const stub = loader.install()
    loader.load()
    loader.cancel()
    stub('show')
    expect(scripts()).toHaveLength(0)
  })

  it('adds it at once if something is opened', () => {
    const loader = createLoader(bootSettings, 'interaction')
    const stub = loader.install()
    loader.load()
    expect(scripts()).toHaveLength(0)
    stub('showSpace', 'help')
    expect(scripts()).toHaveLength(1)
  })

  it('empties the stub of a script that has failed, and warns', () => {
    const loader = createLoader(bootSettings, 'load')
    const stub = loader.install()
    stub('boot', bootSettings)
    loader.load()
    fail()
    expect([stub.failed, stub.q]).toEqual([true, []])
    expect(warn).toHaveBeenCalledTimes(1)
  })

  it('keeps the stub of a browser that was offline, and tries again once it is not', () => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const loader = createLoader(bootSettings, 'load')
    const stub = loader.install()
    stub('boot', bootSettings)
    loader.load()
    fail()
    expect([stub.failed, stub.q]).toEqual([false, [['boot', bootSettings]]])
    expect(scripts()).toHaveLength(0)
    window.dispatchEvent(new Event('online'))
    expect(scripts()).toHaveLength(1)
    expect(warn).not.toHaveBeenCalled()
  })
})
