import { boot, event, live, update } from '../expect'
import { call, type Scenario } from '../scenario'

const noteStub = { run: `notes.push('stub ' + ('q' in Intercom))` }
const noteFrame = {
  run: `notes.push('frame ' + (document.querySelector('#intercom-frame') !== null))`
}

/** What Turbo, Turbolinks and its older form call the same three moments. */
const names: [string, string, string][] = [
  ['turbo:visit', 'turbo:before-cache', 'turbo:load'],
  ['turbolinks:visit', 'turbolinks:before-cache', 'turbolinks:load'],
  ['page:before-change', 'turbolinks:before-cache', 'page:change']
]

/** Whoever kept a function whose frame has gone talks to nobody, and finds out at some commands. */
const callDead = (name: string, command: string) => ({
  run: `try { ${name}('${command}', 'x'); notes.push('nothing') } catch { notes.push('throws') }`
})

export const turbo: Scenario[] = [
  ...names.map(([visit, cache, load]): Scenario => ({
    name: `${visit} to ${load}: a new stub, then a new Messenger for the same visitor`,
    steps: [
      'settle',
      { run: 'window.old = Intercom' },
      { dispatch: visit },
      noteStub,
      { dispatch: cache },
      noteFrame,
      call(['trackEvent', 'Between']),
      { dispatch: load },
      noteFrame,
      { sent: 3 },
      { run: `notes.push('same ' + (old === Intercom)); ` },
      callDead('old', 'update'),
      callDead('old', 'trackEvent'),
      'settle'
    ],
    expected: {
      sent: [boot(), boot({}, 1), event('Between', 1)],
      ...live(),
      storage: live().storage,
      notes: ['stub true', 'frame false', 'frame true', 'same false', 'throws', 'nothing']
    }
  })),
  {
    name: 'turbo:before-cache alone: the frame goes, and whoever calls talks to nobody',
    steps: [
      'settle',
      { dispatch: 'turbo:before-cache' },
      noteFrame,
      noteStub,
      ...['trackEvent', 'show', 'boot', 'update', 'shutdown'].map((command) =>
        callDead('Intercom', command)
      ),
      'settle'
    ],
    expected: {
      sent: [boot()],
      ...live(),
      notes: ['frame false', 'stub false', 'nothing', 'nothing', 'throws', 'throws', 'throws'],
      visitorId: 'throws'
    }
  },
  {
    name: 'turbo:load on the first page changes nothing',
    steps: ['settle', { dispatch: 'turbo:load' }, 'settle', call(['update', { plan: 'pro' }])],
    expected: { sent: [boot(), update({ plan: 'pro' }, 1)], ...live() }
  }
]
