import { installMessenger, namesOf, page, queued, scripts } from '../harness/page'
import { bootSettings, identify, startSession, track, view } from '../harness/session'

const STOPPED = 'dropped: the page has stopped the destination.'

const say = (name: 'stop' | 'start'): void => {
  window.dispatchEvent(new Event(`intercom-destination:${name}`))
}

beforeEach(() => {
  jest.useFakeTimers()
})

describe('a page that stops the destination', () => {
  it('ends the session, and everything after it is dropped and reported', async () => {
    const intercom = installMessenger()
    const { send } = await startSession()
    send(identify('a'))
    intercom.mockClear()
    say('stop')
    expect(send(track('A'))).toEqual([`Intercom "trackEvent": ${STOPPED}`])
    expect(send(view('a'))).toEqual([`Intercom "update": ${STOPPED}`])
    jest.advanceTimersByTime(5000)
    expect(namesOf(intercom)).toEqual(['shutdown'])
  })

  it('twice has ended it once', async () => {
    const intercom = installMessenger()
    await startSession()
    intercom.mockClear()
    say('stop')
    say('stop')
    expect(namesOf(intercom)).toEqual(['shutdown'])
  })

  it('drops what waits for another visit, and reports it', async () => {
    const intercom = installMessenger()
    const { call, reset } = await startSession()
    reset()
    const perform = call(track('Waits'))
    const reported: unknown[] = []
    window.addEventListener('intercom-destination', (event) => {
      reported.push((event as CustomEvent<{ reason?: string }>).detail.reason)
    })
    perform()
    say('stop')
    expect(reported).toContain(STOPPED)
    expect(namesOf(intercom)).not.toContain('trackEvent')
  })

  it('and starts it again begins a visit that knows nobody', async () => {
    const intercom = installMessenger()
    const { send } = await startSession()
    send(identify('a', { name: 'A' }))
    intercom.mockClear()
    say('stop')
    say('start')
    expect(send(track('A'))).toEqual([])
    expect(intercom.mock.calls).toEqual([
      ['shutdown'],
      ['boot', bootSettings],
      ['trackEvent', 'A', {}]
    ])
  })

  it('and starts what runs already changes nothing', async () => {
    const intercom = installMessenger()
    await startSession()
    intercom.mockClear()
    say('start')
    expect(intercom).not.toHaveBeenCalled()
  })

  it('drops a reset with all that came before it, and the next visit knows nothing of it', async () => {
    const intercom = installMessenger()
    const { call, reset } = await startSession()
    const before = call(track('Before'))
    say('stop')
    intercom.mockClear()
    reset()
    say('start')
    expect(before()).toEqual([
      'Intercom "trackEvent": dropped: it ran after reset(). Await it before you call reset().'
    ])
    expect(namesOf(intercom)).toEqual(['boot'])
  })
})

describe('a page that starts stopped', () => {
  it('loads and sends nothing, and has no stub', async () => {
    page.intercomSettings = { disabled: true }
    const { send } = await startSession()
    expect(send(track('A'))).toEqual([`Intercom "trackEvent": ${STOPPED}`])
    expect(page.Intercom).toBeUndefined()
    expect(scripts()).toHaveLength(0)
  })

  it('has ended nothing when it stops once more', async () => {
    page.intercomSettings = { disabled: true }
    const intercom = installMessenger()
    await startSession()
    say('stop')
    expect(intercom).not.toHaveBeenCalled()
  })

  it('brings the Messenger when it is started', async () => {
    page.intercomSettings = { disabled: true }
    const { send } = await startSession()
    say('start')
    expect(send(track('A'))).toEqual([])
    expect(queued()).toEqual([
      ['boot', bootSettings],
      ['trackEvent', 'A', {}]
    ])
    expect(scripts()).toHaveLength(1)
  })

  it('ends the session when it stops after its start', async () => {
    page.intercomSettings = { disabled: true }
    const intercom = installMessenger()
    await startSession()
    say('start')
    intercom.mockClear()
    say('stop')
    expect(namesOf(intercom)).toEqual(['shutdown'])
  })
})
