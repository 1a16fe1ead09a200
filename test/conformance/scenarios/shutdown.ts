import { boot, cookiesOf, event, live, nobody, shutDown, stateOf, update } from '../expect'
import { call, type Scenario } from '../scenario'
import { earlier, earlierOnHost } from './visitor'

const host = 'app.shop.example.test'

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
    name: 'a shutdown after a boot and before its answer deletes those of the host with its subdomains',
    cookies: earlierOnHost.map((cookie) => `${cookie}; domain=${host}`),
    pings: 'held',
    steps: [{ sent: 1 }, call(['shutdown'])],
    expected: { sent: [boot({}, 'old')], ...shutDown }
  },
  {
    name: 'a shutdown after a boot and before its answer leaves those of the host alone',
    cookies: earlierOnHost,
    pings: 'held',
    steps: [{ sent: 1 }, call(['shutdown'])],
    expected: { sent: [boot({}, 'old')], ...shutDown, cookies: cookiesOf('old', host) }
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
    name: 'a shutdown of a refused visitor leaves the cookies of the parent domain',
    cookies: earlier,
    pings: 'refused',
    steps: ['settle', call(['shutdown'])],
    expected: { sent: [boot({}, 'old')], ...shutDown, cookies: cookiesOf('old') }
  },
  {
    name: 'a shutdown after a lost answer leaves the cookies of the parent domain',
    cookies: earlier,
    pings: 'lost',
    steps: ['settle', call(['shutdown'])],
    expected: { sent: [boot({}, 'old')], ...shutDown, cookies: cookiesOf('old') }
  },
  {
    name: 'shutdown, boot in one task: a new visitor',
    steps: ['settle', call(['shutdown'], ['boot', { app_id: 'abc', user_id: 'u2' }]), 'settle'],
    expected: { sent: [boot(), boot({ user_id: 'u2' })], ...live(2), storage: stateOf.second }
  },
  {
    name: 'a boot after a shutdown does not wait for the answer that the last session waits for',
    pings: 'held',
    steps: [
      { sent: 1 },
      call(['shutdown'], ['boot', { user_id: 'u2' }]),
      { sent: 2 },
      { answer: 'accepted' },
      'settle',
      'askVisitorId',
      { answer: 'accepted' },
      'settle'
    ],
    expected: {
      sent: [boot(), boot({ user_id: 'u2' })],
      ...live(2),
      storage: stateOf.second,
      notes: ['visitor undefined']
    }
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
    name: 'an update after a shutdown is lost where no App ID is known',
    steps: [
      'settle',
      call(['shutdown']),
      { run: 'intercomSettings = {}' },
      call(['update', { user_id: 'u2' }]),
      'settle'
    ],
    expected: { sent: [boot()], ...shutDown }
  },
  {
    name: 'shutdown(false) keeps the cookies and the state',
    steps: ['settle', call(['shutdown', false])],
    expected: {
      sent: [boot()],
      ...nobody,
      cookies: cookiesOf(1),
      storage: [...stateOf.first, ...stateOf.second]
    }
  },
  {
    name: 'a second shutdown changes nothing but the name of the state',
    steps: ['settle', call(['shutdown'], ['shutdown'])],
    expected: {
      sent: [boot()],
      ...nobody,
      storage: [...stateOf.second, 'intercom.intercom-state-abc-abc-abc']
    }
  },
  {
    name: 'a boot without a shutdown keeps the visitor and the identity',
    queue: [['boot', { user_id: 'u1' }]],
    steps: ['settle', call(['boot', { name: 'Ada' }]), 'settle', call(['trackEvent', 'Seen'])],
    expected: {
      sent: [
        boot({ user_id: 'u1' }),
        boot({ user_id: 'u1', name: 'Ada' }, 1),
        event('Seen', 1, { user_id: 'u1' })
      ],
      ...live()
    }
  },
  {
    name: 'the page closes while the Messenger knows the visitor: nothing is deleted',
    steps: ['settle', call(['update', { plan: 'pro' }]), { sent: 2 }, 'reload'],
    expected: { sent: [boot(), update({ plan: 'pro' }, 1), boot({}, 1)], ...live() }
  }
]
