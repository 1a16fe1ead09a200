import { MissingBrowser } from '../../support/browser/installed'
import { started } from '../../support/browser/started'

const failing = (times: number, error: Error) => {
  let left = times
  return jest.fn(async () => {
    left -= 1
    if (left >= 0) throw error
    return 'running'
  })
}

describe('a browser', () => {
  beforeEach(() => jest.spyOn(console, 'warn').mockImplementation())
  afterEach(() => jest.restoreAllMocks())

  it('is started again if it does not start, twice at most, and each time is told', async () => {
    const flaky = failing(2, new Error('no display'))
    await expect(started(flaky)).resolves.toBe('running')
    expect(flaky).toHaveBeenCalledTimes(3)
    expect(console.warn).toHaveBeenCalledTimes(2)
    const broken = failing(3, new Error('no display'))
    await expect(started(broken)).rejects.toThrow('no display')
    expect(broken).toHaveBeenCalledTimes(3)
  })

  it('that is missing fails at once and says what to do', async () => {
    const missing = failing(1, new MissingBrowser('firefox-esr'))
    await expect(started(missing)).rejects.toThrow(
      'There is no firefox-esr on the PATH. Run scripts/installBrowsers.sh as root.'
    )
    expect(missing).toHaveBeenCalledTimes(1)
  })
})
