import { boot, event, live, nobody, stateOf, update } from '../expect'
import { call, type Scenario } from '../scenario'
import { earlier } from './visitor'

/** What a page can do itself to log somebody out: cookies go by an expiry in the past. */
const deleteCookies = {
  run: `for (const name of ['intercom-id-abc', 'intercom-session-abc'])
    for (const domain of ['', '; domain=shop.example.test'])
      document.cookie = name + '=; path=/; max-age=0' + domain`
}

/** Logouts at each moment of a page's life, and pages that are left. */
export const leaving: Scenario[] = [
  {
    name: 'the page deletes the cookies before the Messenger is there: a queued shutdown, boot is a new visitor',
    cookies: earlier,
    queue: [['shutdown'], ['boot', { user_id: 'u2' }]],
    frame: 'held',
    steps: [deleteCookies, 'takeOver', 'settle'],
    expected: { sent: [boot({ user_id: 'u2' })], ...live(), storage: stateOf.second }
  },
  {
    name: 'the page deletes the cookies of a visitor who was refused: the next boot is a new visitor',
    cookies: earlier,
    pings: 'held',
    steps: [
      { sent: 1 },
      { answer: 'refused' },
      'settle',
      call(['shutdown']),
      deleteCookies,
      call(['boot', { user_id: 'u2' }]),
      { sent: 2 },
      { answer: 'accepted' },
      'settle'
    ],
    expected: {
      sent: [boot({}, 'old'), boot({ user_id: 'u2' })],
      ...live(),
      storage: stateOf.second
    }
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
    name: 'a shutdown when the stub has become the real function, and no ping has left yet',
    queue: [['boot', { user_id: 'u1' }], ['trackEvent', 'Seen'], ['shutdown']],
    expected: { sent: [], ...nobody, storage: stateOf.second }
  },
  {
    name: 'a shutdown between the first answer and what came after it: the events have left',
    pings: 'held',
    queue: [
      ['boot', { user_id: 'u1' }],
      ['trackEvent', 'Seen']
    ],
    steps: [{ sent: 1 }, { answer: 'accepted' }, { sent: 2 }, call(['shutdown'])],
    expected: {
      sent: [boot({ user_id: 'u1' }), event('Seen', 1, { user_id: 'u1' })],
      ...nobody,
      storage: stateOf.second
    }
  },
  {
    name: 'a shutdown once the second of two pings has left loses neither',
    pings: 'held',
    queue: [
      ['boot', { user_id: 'u1' }],
      ['update', { plan: 'pro' }]
    ],
    steps: [
      { sent: 1 },
      { answer: 'accepted' },
      { sent: 2 },
      call(['shutdown'], ['boot']),
      { sent: 3 },
      { answer: 'accepted' },
      { answer: 'accepted' },
      'settle'
    ],
    expected: {
      sent: [boot({ user_id: 'u1' }), update({ user_id: 'u1', plan: 'pro' }, 1), boot()],
      ...live(2),
      storage: stateOf.second
    }
  },
  {
    name: 'a page that is left while an update waits: the update is lost',
    pings: 'held',
    steps: [
      { sent: 1 },
      { answer: 'accepted' },
      'settle',
      call(['update', { step: 1 }], ['update', { step: 2 }]),
      { sent: 2 },
      'reload',
      { sent: 3 }
    ],
    expected: { sent: [boot(), update({ step: 1 }, 1), boot({}, 1)], ...live() }
  },
  {
    name: 'a second boot that equals the first is dropped',
    pings: 'held',
    queue: [
      ['boot', { plan: 'pro' }],
      ['boot', { plan: 'pro' }]
    ],
    steps: [{ sent: 1 }, { answer: 'accepted' }, 'settle'],
    expected: { sent: [boot({ plan: 'pro' })], ...live() }
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
    name: 'turbo:visit before the first answer loses the events that wait',
    pings: 'held',
    queue: [['boot'], ['trackEvent', 'Lost']],
    steps: [
      { sent: 1 },
      { dispatch: 'turbo:visit' },
      { dispatch: 'turbo:load' },
      { sent: 2 },
      { answer: 'accepted' },
      { answer: 'accepted' },
      'settle'
    ],
    expected: { sent: [boot(), boot()], ...live(2) }
  }
]
