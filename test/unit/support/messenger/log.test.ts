import { cleanPages, page, putStub, runScript, settle, startMessenger } from './setUp'

cleanPages()

describe('the log of commands', () => {
  it('has queued commands first, and those that nobody knows, too', async () => {
    putStub()
    page.Intercom('boot', { app_id: 'abc' })
    const { calls } = runScript()
    await settle()
    page.Intercom('reattach_activator')
    expect(calls).toMatchObject([
      { command: 'boot', args: [{ app_id: 'abc' }] },
      { command: 'reattach_activator', args: [] }
    ])
  })

  it('keeps objects as they came, and an observer gets them as they are', async () => {
    const onCommand = jest.fn()
    const { calls } = await startMessenger({ onCommand })
    const metadata = { price: 1 }
    page.Intercom('trackEvent', 'Seen', metadata)
    metadata.price = 2
    expect(onCommand).toHaveBeenCalledWith('trackEvent', ['Seen', metadata])
    expect(calls).toMatchObject([{ command: 'trackEvent', args: ['Seen', { price: 1 }] }])
  })

  it('has the commands that a queued boot, shutdown, boot leaves without effect', async () => {
    page.intercomSettings = { app_id: 'abc' }
    putStub()
    for (const command of ['boot', 'shutdown', 'boot']) page.Intercom(command)
    const { calls } = runScript()
    await settle()
    expect(calls.map(({ command }) => command)).toEqual(['boot', 'shutdown', 'boot'])
  })
})

describe('the option throwing', () => {
  it('makes all commands throw, or only the n-th', async () => {
    const double = await startMessenger({ throwing: 2 })
    expect(page.Intercom('update')).toBeUndefined()
    expect(() => page.Intercom('update')).toThrow('The Messenger double throws on "update".')
    expect(page.Intercom('update')).toBeUndefined()
    double.remove()
    jest.spyOn(console, 'error').mockImplementation()
    await startMessenger({ throwing: true })
    expect(() => page.Intercom('show')).toThrow()
  })

  it('lets the real function come, though a queued command throws', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation()
    putStub()
    page.Intercom('boot', { app_id: 'abc' })
    const double = runScript({ throwing: true })
    await settle()
    expect(double.takenOver).toBe(true)
    expect(log).toHaveBeenCalledTimes(1)
  })
})
