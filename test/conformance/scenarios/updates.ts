import { boot, live, shutDown, stateOf, update } from '../expect'
import { call, type Scenario, type Sent } from '../scenario'
import { earlier } from './visitor'

const minute = 60_000

const counted = (from: number, to: number): Sent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => update({ count: from + index }, 1))

const countTo = (to: number, from = 1) => ({
  run: `for (let count = ${from}; count <= ${to}; count++) Intercom('update', { count })`
})

export const updates: Scenario[] = [
  {
    name: 'an update that equals one of the last minute is dropped, even with others in between',
    steps: [
      'settle',
      call(['update', { plan: 'pro' }], ['update', { plan: 'free' }], ['update', { plan: 'pro' }])
    ],
    expected: { sent: [boot(), update({ plan: 'pro' }, 1), update({ plan: 'free' }, 1)], ...live() }
  },
  {
    name: 'the same update is sent again after a minute',
    steps: [
      'settle',
      call(['update', { plan: 'pro' }]),
      { later: minute - 2_000 },
      call(['update', { plan: 'pro' }]),
      { later: 2_001 },
      call(['update', { plan: 'pro' }])
    ],
    expected: { sent: [boot(), update({ plan: 'pro' }, 1), update({ plan: 'pro' }, 1)], ...live() }
  },
  {
    name: 'the same update is sent again at another URL',
    steps: [
      'settle',
      call(['update', { plan: 'pro' }]),
      { sent: 2 },
      { run: `history.pushState(null, '', '/other')` },
      call(['update', { plan: 'pro' }])
    ],
    expected: {
      sent: [boot(), update({ plan: 'pro' }, 1), { ...update({ plan: 'pro' }, 1), at: '/other' }],
      ...live()
    }
  },
  {
    name: 'the same update is sent again for another user',
    steps: [
      'settle',
      call(['update', { plan: 'pro' }]),
      { sent: 2 },
      call(['update', { plan: 'pro', user_id: 'u1' }])
    ],
    expected: {
      sent: [boot(), update({ plan: 'pro' }, 1), update({ plan: 'pro', user_id: 'u1' }, 1)],
      ...live()
    }
  },
  {
    name: 'the same attributes in another order are another update',
    steps: ['settle', call(['update', { a: 1, b: 2 }], ['update', { b: 2, a: 1 }])],
    expected: { sent: [boot(), update({ a: 1, b: 2 }, 1), update({ a: 1, b: 2 }, 1)], ...live() }
  },
  {
    name: 'an update that equals the boot is dropped before the answer',
    pings: 'held',
    queue: [['boot', { plan: 'pro' }]],
    steps: [{ sent: 1 }, call(['update', { plan: 'pro' }]), { answer: 'accepted' }, 'settle'],
    expected: { sent: [boot({ plan: 'pro' })], ...live() }
  },
  {
    name: 'an update that equals the boot is sent after the answer: by then the visitor has an ID',
    queue: [['boot', { plan: 'pro' }]],
    steps: ['settle', call(['update', { plan: 'pro' }], ['update', { plan: 'pro' }])],
    expected: { sent: [boot({ plan: 'pro' }), update({ plan: 'pro' }, 1)], ...live() }
  },
  {
    name: 'an update that equals the boot is dropped if a cookie had told of the visitor',
    cookies: earlier,
    queue: [['boot', { plan: 'pro' }]],
    steps: ['settle', call(['update', { plan: 'pro' }])],
    expected: { sent: [boot({ plan: 'pro' }, 'old')], ...live('old') }
  },
  {
    name: 'an update that was lost is dropped when it is repeated',
    pings: 'held',
    steps: [
      { sent: 1 },
      { answer: 'accepted' },
      'settle',
      call(['update', { plan: 'pro' }]),
      { sent: 2 },
      { answer: 'lost' },
      'settle',
      call(['update', { plan: 'pro' }])
    ],
    expected: { sent: [boot(), update({ plan: 'pro' }, 1)], ...live() }
  },
  {
    name: 'a shutdown forgets which updates were sent',
    steps: ['settle', call(['shutdown'], ['boot']), 'settle', call(['shutdown'], ['boot'])],
    expected: {
      sent: [boot(), boot(), boot()],
      ...live(3),
      storage: [...stateOf.second, 'intercom.intercom-state-abc-abc-abc']
    }
  },
  {
    name: 'pings over the limit of 30 minutes are dropped, boots included',
    steps: ['settle', countTo(40), 'settle'],
    expected: { sent: [boot(), ...counted(1, 19)], ...live() },
    in2021: {
      because: 'its limit is 30; the documentation of today says 20',
      build: { updateLimit: 30 },
      expected: { sent: [boot(), ...counted(1, 29)] }
    }
  },
  {
    name: 'what was over the limit is not sent later, and the next window begins empty',
    steps: ['settle', countTo(40), 'settle', { later: 30 * minute + 1 }, 'settle', countTo(41, 41)],
    expected: { sent: [boot(), ...counted(1, 19), ...counted(41, 41)], ...live() },
    in2021: {
      because: 'its limit is 30; the documentation of today says 20',
      build: { updateLimit: 30 },
      expected: { sent: [boot(), ...counted(1, 29), ...counted(41, 41)] }
    }
  },
  {
    name: 'the window is a fixed one: it ends 30 minutes after its first ping',
    steps: [
      'settle',
      { later: 29 * minute },
      countTo(35),
      'settle',
      { later: minute },
      countTo(45, 41),
      'settle'
    ],
    expected: { sent: [boot(), ...counted(1, 19), ...counted(41, 45)], ...live() },
    in2021: {
      because: 'its limit is 30; the documentation of today says 20',
      build: { updateLimit: 30 },
      expected: { sent: [boot(), ...counted(1, 29), ...counted(41, 45)] }
    }
  },
  {
    name: 'a dropped repetition costs nothing of the limit',
    steps: [
      'settle',
      { run: `for (let count = 1; count <= 40; count++) Intercom('update', { plan: 'pro' })` },
      call(['update', { plan: 'free' }]),
      'settle'
    ],
    expected: { sent: [boot(), update({ plan: 'pro' }, 1), update({ plan: 'free' }, 1)], ...live() }
  },
  {
    name: 'a shutdown begins a new limit',
    steps: ['settle', countTo(40), 'settle', call(['shutdown'], ['boot']), 'settle'],
    expected: {
      sent: [boot(), ...counted(1, 19), boot()],
      ...live(2),
      storage: shutDown.storage
    },
    in2021: {
      because: 'its limit is 30; the documentation of today says 20',
      build: { updateLimit: 30 },
      expected: { sent: [boot(), ...counted(1, 29), boot()] }
    }
  }
]
