import { cleanPages, page, putStub, runScript, settle, startMessenger } from './setUp'

cleanPages()

describe('the double', () => {
  it('takes over when its time has come, and not before', async () => {
    putStub()
    const stub = page.Intercom
    const double = runScript({ takeOverAfterMs: 100 })
    await jest.advanceTimersByTimeAsync(99)
    expect(page.Intercom).toBe(stub)
    expect(double.takenOver).toBe(false)
    await jest.advanceTimersByTimeAsync(1)
    expect('q' in page.Intercom).toBe(false)
    expect(double.takenOver).toBe(true)
  })

  it('never takes over when a test asks for that, until it is told to', async () => {
    putStub()
    const double = runScript({ neverTakeOver: true })
    await jest.advanceTimersByTimeAsync(60_000)
    expect(double.takenOver).toBe(false)
    double.takeOver()
    expect(double.takenOver).toBe(true)
  })

  it('empties the queue of the stub, which somebody may have kept', async () => {
    putStub()
    const stub = page.Intercom
    page.Intercom('boot', { app_id: 'abc' })
    runScript()
    await settle()
    expect(stub.q).toEqual([])
  })

  it.each(['Googlebot/2.1', 'my-crawler', 'facebookexternalhit/1.1'])(
    'never takes over for %s',
    async (userAgent) => {
      jest.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent)
      putStub()
      const double = runScript()
      await jest.advanceTimersByTimeAsync(60_000)
      double.takeOver()
      double.remove()
      expect(page.Intercom.q).toEqual([])
      expect(double.takenOver).toBe(false)
    }
  )

  it('puts a stub of its own if the page has an element with the id Intercom', async () => {
    document.body.insertAdjacentHTML('beforeend', '<div id="Intercom"></div>')
    Reflect.set(window, 'Intercom', document.getElementById('Intercom'))
    const double = runScript()
    expect(page.Intercom.q).toEqual([])
    await settle()
    expect(double.takenOver).toBe(true)
  })

  it('takes over once, however many scripts run', async () => {
    await startMessenger()
    const real = page.Intercom
    runScript()
    await settle()
    expect(page.Intercom).toBe(real)
  })

  it('leaves nothing behind when it is removed', async () => {
    const double = await startMessenger()
    double.remove()
    expect(page.Intercom).toBeUndefined()
    expect(document.querySelectorAll('iframe, #intercom-container')).toHaveLength(0)
    expect(document.cookie).toBe('')
  })
})
