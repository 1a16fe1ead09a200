import {
  boot,
  call,
  event,
  live,
  later,
  renewed,
  run,
  sent,
  shutDown,
  update,
  type Command,
  type Scenarios,
  type Sent
} from '../scenario'

const minute = 60_000

const toPro: Command = ['update', { plan: 'pro' }]

const otherLimit = 'its limit is 30; the documentation of today says 20'

const counted = (from: number, to: number): Sent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => update({ count: from + index }, 1))

const countTo = (to: number, from = 1) =>
  run(`for (let count = ${from}; count <= ${to}; count++) Intercom('update', { count })`)

/** Pings, events and updates, what of them is dropped, and what does nothing. */
export const sending: Scenarios = {
  'pings are in single file, each with the identity that is known by then and its own attributes': {
    pings: 'held',
    queue: [
      ['boot'],
      ['update', { user_id: 'u1', step: 1 }],
      ['update', { user_id: 'u2', step: 2 }]
    ],
    steps: [sent(1), 'accept', sent(2), 'accept', sent(3), 'accept'],
    sent: [
      boot({ user_id: 'u2' }),
      update({ user_id: 'u2', step: 1 }, 1),
      update({ user_id: 'u2', step: 2 }, 1)
    ]
  },
  'a ping leaves at the end of the task that called for it': {
    steps: [call(toPro, ['update', { user_id: 'u1' }])],
    sent: [boot(), update({ user_id: 'u1', plan: 'pro' }, 1), update({ user_id: 'u1' }, 1)]
  },
  'a shutdown while an update is on its way loses the next one, and no event': {
    pings: 'held',
    steps: [
      sent(1),
      'accept',
      'settle',
      call(['update', { user_id: 'u1' }], ['trackEvent', 'Seen'], toPro),
      sent(3),
      call(['shutdown']),
      'accept'
    ],
    sent: [boot(), update({ user_id: 'u1' }, 1), event('Seen', 1, { user_id: 'u1' })],
    leaves: shutDown
  },
  'events wait for the first ping that is answered well, and leave in their order': {
    pings: 'held',
    queue: [['boot'], ['trackEvent', 'One'], ['trackEvent', 'Two']],
    steps: [sent(1), 'settle', 'accept', sent(3)],
    sent: [boot(), event('One', 1), event('Two', 1)]
  },
  'a shutdown in the same task loses the event and the update before it': {
    steps: [call(['trackEvent', 'Lost'], ['update', { plan: 'lost' }], ['shutdown'])],
    sent: [boot()],
    leaves: shutDown
  },
  'an event after a shutdown waits for the next boot': {
    steps: [call(['shutdown']), call(['trackEvent', 'Waits']), 'settle', call(['boot']), sent(3)],
    sent: [boot(), boot(), event('Waits', 2)],
    leaves: renewed
  },
  'an update that equals one of the last minute is dropped, even with others in between': {
    steps: [
      call(toPro, ['update', { plan: 'free' }], toPro),
      later(minute - 2_000),
      call(toPro),
      later(2_001),
      call(toPro)
    ],
    sent: [
      boot(),
      update({ plan: 'pro' }, 1),
      update({ plan: 'free' }, 1),
      update({ plan: 'pro' }, 1)
    ]
  },
  'pings over the limit of 30 minutes are dropped, boots included; a shutdown begins a new limit': {
    steps: [countTo(40), 'settle', call(['shutdown'], ['boot'])],
    sent: [boot(), ...counted(1, 19), boot()],
    leaves: renewed,
    in2021: { because: otherLimit, sent: [boot(), ...counted(1, 29), boot()] }
  },
  'a shutdown drops callbacks, and what waits to be shown': {
    pings: 'held',
    queue: [['boot'], ['onShow', '@shown'], ['show']],
    steps: [
      sent(1),
      call(['shutdown'], ['boot']),
      sent(2),
      'accept',
      'accept',
      'settle',
      call(['show'])
    ],
    sent: [boot(), boot()],
    leaves: renewed
  },
  'disabled in intercomSettings: everything but a boot does nothing': {
    steps: [
      run('intercomSettings.disabled = true'),
      call(['update', { plan: 'pro' }], ['shutdown'], ['boot', { plan: 'free' }])
    ],
    sent: [boot(), { ...update({ plan: 'free' }, 1), kind: 'boot' }],
    leaves: { ...live(), visitorId: undefined },
    in2021: {
      because: 'it does not know the setting, and takes it for an attribute',
      sent: [boot(), boot({ plan: 'free', disabled: true })],
      ...renewed
    }
  }
}
