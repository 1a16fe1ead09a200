import {
  boot,
  call,
  cookiesOf,
  event,
  live,
  nobody,
  shutDown,
  stateOf,
  update,
  type Scenario
} from '../scenario'
import { earlier } from './start'

/** What a page can do itself to log somebody out: cookies go by an expiry in the past. */
const deleteCookies = {
  run: `for (const name of ['intercom-id-abc', 'intercom-session-abc'])
    for (const domain of ['', '; domain=shop.example.test'])
      document.cookie = name + '=; path=/; max-age=0' + domain`
}

const noteStub = { run: `notes.push('stub ' + ('q' in Intercom))` }
const noteFrame = {
  run: `notes.push('frame ' + (document.querySelector('#intercom-frame') !== null))`
}

/** Whoever kept a function whose frame has gone talks to nobody, and finds out at some commands. */
const callDead = (name: string, command: string) => ({
  run: `try { ${name}('${command}', 'x'); notes.push('nothing') } catch { notes.push('throws') }`
})

/** Logouts at each moment of a page, and pages that are left. */
export const shutdown: Scenario[] = [
  {
    name: 'a shutdown deletes the cookies of the visitor that was accepted',
    steps: ['settle', call(['shutdown'])],
    expected: { sent: [boot()], ...shutDown }
  },
  {
    name: 'a shutdown deletes the cookies of an earlier visit, too, once a ping was answered',
    cookies: earlier,
    steps: ['settle', call(['shutdown'])],
    expected: { sent: [boot({}, 'old')], ...shutDown }
  },
  {
    name: 'a shutdown after a boot and before its answer leaves the cookies of the parent domain',
    cookies: earlier,
    pings: 'held',
    steps: [{ sent: 1 }, call(['shutdown'])],
    expected: { sent: [boot({}, 'old')], ...shutDown, cookies: cookiesOf('old') }
  },
  {
    name: 'a shutdown without a boot in this page load leaves all cookies',
    cookies: earlier,
    queue: [['shutdown']],
    expected: { sent: [], ...nobody, cookies: cookiesOf('old'), storage: [] }
  },
  {
    name: 'a queued shutdown, boot leaves the cookies, and the boot tells of the last visitor',
    cookies: earlier,
    queue: [['shutdown'], ['boot', { user_id: 'u2' }]],
    expected: {
      sent: [boot({ user_id: 'u2' }, 'old')],
      ...live('old'),
      storage: stateOf.second
    }
  },
  {
    name: 'shutdown, boot in one task: a new visitor',
    steps: ['settle', call(['shutdown'], ['boot', { app_id: 'abc', user_id: 'u2' }]), 'settle'],
    expected: { sent: [boot(), boot({ user_id: 'u2' })], ...live(2), storage: stateOf.second }
  },
  {
    name: 'a shutdown leaves intercomSettings: the next boot sends the identity found there',
    settings: { app_id: 'abc', user_id: 'u1', name: 'Ada' },
    steps: ['settle', call(['shutdown'], ['boot', { app_id: 'abc' }]), 'settle'],
    expected: {
      sent: [boot({ user_id: 'u1', name: 'Ada' }), boot({ user_id: 'u1', name: 'Ada' })],
      ...live(2),
      storage: stateOf.second
    }
  },
  {
    name: 'a shutdown forgets the identity that commands gave',
    queue: [['boot', { user_id: 'u1', email: 'u1@example.com' }]],
    steps: ['settle', call(['shutdown'], ['boot']), 'settle'],
    expected: {
      sent: [boot({ user_id: 'u1', email: 'u1@example.com' }), boot()],
      ...live(2),
      storage: stateOf.second
    }
  },
  {
    name: 'an update after a shutdown opens a session where an App ID is known',
    steps: ['settle', call(['shutdown']), call(['update', { user_id: 'u2' }]), 'settle'],
    expected: { sent: [boot(), update({ user_id: 'u2' })], ...live(2), storage: stateOf.second }
  },
  {
    name: 'the page deletes the cookies before the Messenger is there: a queued shutdown, boot is a new visitor',
    cookies: earlier,
    queue: [['shutdown'], ['boot', { user_id: 'u2' }]],
    frame: 'held',
    steps: [deleteCookies, 'takeOver', 'settle'],
    expected: { sent: [boot({ user_id: 'u2' })], ...live(), storage: stateOf.second }
  },
  {
    name: 'the page deletes the cookies without a shutdown: the session still tells of its visitor, and they stay away',
    steps: ['settle', deleteCookies, call(['update', { plan: 'pro' }]), 'settle'],
    expected: {
      sent: [boot(), update({ plan: 'pro' }, 1)],
      ...nobody
    }
  },
  {
    name: 'turbo:visit loses the update that waits, and the next page is of the same visitor',
    pings: 'held',
    steps: [
      { sent: 1 },
      { answer: 'accepted' },
      'settle',
      call(['update', { step: 1 }], ['update', { step: 2 }]),
      { sent: 2 },
      { dispatch: 'turbo:visit' },
      { dispatch: 'turbo:load' },
      { sent: 3 }
    ],
    expected: { sent: [boot(), update({ step: 1 }, 1), boot({}, 1)], ...live() }
  },
  {
    name: 'turbo:visit to turbo:load: a new stub, then a new Messenger for the same visitor',
    steps: [
      'settle',
      { run: 'window.old = Intercom' },
      { dispatch: 'turbo:visit' },
      noteStub,
      { dispatch: 'turbo:before-cache' },
      noteFrame,
      call(['trackEvent', 'Between']),
      { dispatch: 'turbo:load' },
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
      notes: ['stub true', 'frame false', 'frame true', 'same false', 'throws', 'nothing']
    }
  }
]
