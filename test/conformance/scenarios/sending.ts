import { boot, call, event, live, shutDown, update, type Scenario, type Sent } from '../scenario'
import { earlier } from './start'

const minute = 60_000

const counted = (from: number, to: number): Sent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => update({ count: from + index }, 1))

const countTo = (to: number, from = 1) => ({
  run: `for (let count = ${from}; count <= ${to}; count++) Intercom('update', { count })`
})

const settings = {
  alignment: 'left',
  horizontal_padding: 1,
  vertical_padding: 1,
  action_color: '#000000',
  background_color: '#000000',
  session_duration: 1000,
  custom_launcher_selector: '#chat',
  hide_default_launcher: true,
  widget: { activator: '#chat' }
}

const newSettings = {
  installation_type: 's',
  hide_notifications: true,
  theme_mode: 'dark',
  z_index: 1,
  link_color: '#000000',
  messenger_style_id: '1'
}

/** Pings, events and updates, and what of them is dropped. */
export const sending: Scenario[] = [
  {
    name: 'pings are in single file: the next one waits for the answer to the one before',
    pings: 'held',
    queue: [['boot'], ['update', { step: 1 }], ['update', { step: 2 }]],
    steps: [
      { sent: 1 },
      'settle',
      { run: `notes.push('answered')` },
      { answer: 'accepted' },
      { sent: 2 },
      'settle'
    ],
    expected: { sent: [boot(), update({ step: 1 }, 1)], ...live(), notes: ['answered'] }
  },
  {
    name: 'a ping that is lost: the next one follows',
    pings: 'held',
    queue: [['boot'], ['update', { step: 1 }]],
    steps: [{ sent: 1 }, { answer: 'lost' }, { sent: 2 }, { answer: 'accepted' }, 'settle'],
    expected: { sent: [boot(), update({ step: 1 })], ...live() }
  },
  {
    name: 'a ping that waits leaves with the identity that is known by then, and with its own attributes',
    pings: 'held',
    queue: [
      ['boot'],
      ['update', { user_id: 'u1', step: 1 }],
      ['update', { user_id: 'u2', step: 2 }]
    ],
    steps: [
      { sent: 1 },
      { answer: 'accepted' },
      { sent: 2 },
      { answer: 'accepted' },
      { sent: 3 },
      { answer: 'accepted' },
      'settle'
    ],
    expected: {
      sent: [
        boot({ user_id: 'u2' }),
        update({ user_id: 'u2', step: 1 }, 1),
        update({ user_id: 'u2', step: 2 }, 1)
      ],
      ...live()
    }
  },
  {
    name: 'a ping leaves at the end of the task that called for it',
    steps: ['settle', call(['update', { plan: 'pro' }], ['update', { user_id: 'u1' }]), 'settle'],
    expected: {
      sent: [boot(), update({ user_id: 'u1', plan: 'pro' }, 1), update({ user_id: 'u1' }, 1)],
      ...live()
    }
  },
  {
    name: 'settings of the Messenger are no attributes',
    steps: ['settle', call(['update', { name: 'Ada', ...settings, ...newSettings }])],
    expected: { sent: [boot(), update({ name: 'Ada' }, 1)], ...live() },
    in2021: {
      because: 'some settings are newer',
      expected: { sent: [boot(), update({ name: 'Ada', ...newSettings }, 1)] }
    }
  },
  {
    name: 'a shutdown while the first ping is on its way loses the events and updates that wait',
    pings: 'held',
    queue: [
      ['boot', { user_id: 'u1' }],
      ['trackEvent', 'Seen'],
      ['update', { plan: 'pro' }]
    ],
    steps: [{ sent: 1 }, call(['shutdown']), { answer: 'accepted' }, 'settle'],
    expected: { sent: [boot({ user_id: 'u1' })], ...shutDown }
  },
  {
    name: 'a shutdown while an update is on its way loses the next one, and no event',
    pings: 'held',
    steps: [
      { sent: 1 },
      { answer: 'accepted' },
      'settle',
      call(['update', { user_id: 'u1' }], ['trackEvent', 'Seen'], ['update', { plan: 'pro' }]),
      { sent: 3 },
      call(['shutdown']),
      { answer: 'accepted' },
      'settle'
    ],
    expected: {
      sent: [boot(), update({ user_id: 'u1' }, 1), event('Seen', 1, { user_id: 'u1' })],
      ...shutDown
    }
  },
  {
    name: 'events wait for the first ping that is answered well, and leave in their order',
    pings: 'held',
    queue: [['boot'], ['trackEvent', 'One'], ['trackEvent', 'Two']],
    steps: [{ sent: 1 }, 'settle', { answer: 'accepted' }, { sent: 3 }],
    expected: { sent: [boot(), event('One', 1), event('Two', 1)], ...live() }
  },
  {
    name: 'events after the first answer do not wait for pings',
    pings: 'held',
    steps: [
      { sent: 1 },
      { answer: 'accepted' },
      'settle',
      call(['update', { plan: 'pro' }], ['update', { plan: 'free' }], ['trackEvent', 'Seen']),
      { sent: 3 },
      'settle'
    ],
    expected: { sent: [boot(), update({ plan: 'pro' }, 1), event('Seen', 1)], ...live() }
  },
  {
    name: 'a shutdown in the same task loses the event and the update before it',
    steps: [
      'settle',
      call(['trackEvent', 'Lost'], ['update', { plan: 'lost' }], ['shutdown']),
      'settle'
    ],
    expected: { sent: [boot()], ...shutDown }
  },
  {
    name: 'a shutdown once the event and the update have left loses nothing',
    steps: [
      'settle',
      call(['trackEvent', 'Kept'], ['update', { plan: 'kept' }]),
      { sent: 3 },
      call(['shutdown'])
    ],
    expected: { sent: [boot(), update({ plan: 'kept' }, 1), event('Kept', 1)], ...shutDown }
  },
  {
    name: 'an event after a shutdown waits for the next boot',
    steps: [
      'settle',
      call(['shutdown']),
      call(['trackEvent', 'Waits']),
      'settle',
      call(['boot']),
      { sent: 3 }
    ],
    expected: { sent: [boot(), boot(), event('Waits', 2)], ...live(2), storage: shutDown.storage }
  },
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
    name: 'pings over the limit of 30 minutes are dropped, boots included',
    steps: ['settle', countTo(40), 'settle'],
    expected: { sent: [boot(), ...counted(1, 19)], ...live() },
    in2021: {
      because: 'its limit is 30; the documentation of today says 20',
      expected: { sent: [boot(), ...counted(1, 29)] }
    }
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
      expected: { sent: [boot(), ...counted(1, 29), boot()] }
    }
  }
]
