import { page, queued, wholeQueue } from '../harness/page'
import { identify, startSession, track } from '../harness/session'

describe('a stub that is never taken over', () => {
  it('holds 1,000 commands; what is over is dropped and reported', async () => {
    const { send } = await startSession()
    for (let count = 1; count < 999; count += 1) expect(send(track(`${count}`))).toEqual([])
    expect(wholeQueue()).toHaveLength(1000)
    expect(send(track('999'))).toEqual(['Intercom "trackEvent": dropped: 1000 commands wait.'])
    ;(page.Intercom as (...command: unknown[]) => void)('show')
    expect(wholeQueue()).toHaveLength(1000)
    expect(wholeQueue()[999]).toEqual(['trackEvent', '998', {}])
  })

  it('still takes attributes, which fold into the boot', async () => {
    const { send } = await startSession()
    for (let count = 0; count < 1100; count += 1) send(track(`${count}`))
    expect(send(identify('u1', { name: 'Ada' }))).toEqual([])
    expect(queued()[0]).toEqual(['boot', expect.objectContaining({ name: 'Ada' })])
  })
})
