import { boot, event, live, nobody, shutDown, update } from '../expect'
import { call, type Scenario } from '../scenario'

export const events: Scenario[] = [
  {
    name: 'events wait for the first ping that is answered well, and leave in their order',
    pings: 'held',
    queue: [['boot'], ['trackEvent', 'One'], ['trackEvent', 'Two']],
    steps: [{ sent: 1 }, 'settle', { answer: 'accepted' }, { sent: 3 }],
    expected: { sent: [boot(), event('One', 1), event('Two', 1)], ...live() }
  },
  {
    name: 'events after a lost ping wait for the next one',
    pings: 'held',
    queue: [['boot'], ['trackEvent', 'One']],
    steps: [
      { sent: 1 },
      { answer: 'lost' },
      'settle',
      call(['update', { plan: 'pro' }]),
      { sent: 2 },
      { answer: 'accepted' },
      { sent: 3 }
    ],
    expected: { sent: [boot(), update({ plan: 'pro' }), event('One', 1)], ...live() }
  },
  {
    name: 'events of a refused visitor never leave',
    pings: 'refused',
    queue: [
      ['boot', { user_id: 'u1' }],
      ['trackEvent', 'One']
    ],
    steps: ['settle', call(['trackEvent', 'Two']), 'settle'],
    expected: { sent: [boot({ user_id: 'u1' })], ...nobody }
  },
  {
    name: 'events of a refused visitor leave once a later ping is accepted',
    pings: 'held',
    queue: [
      ['boot', { user_id: 'u1' }],
      ['trackEvent', 'One']
    ],
    steps: [
      { sent: 1 },
      { answer: 'refused' },
      'settle',
      call(['update', { user_hash: 'h1' }]),
      { sent: 2 },
      { answer: 'accepted' },
      { sent: 3 }
    ],
    expected: {
      sent: [
        boot({ user_id: 'u1' }),
        update({ user_id: 'u1', user_hash: 'h1' }),
        event('One', 1, { user_id: 'u1', user_hash: 'h1' })
      ],
      ...live()
    }
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
    name: 'an event leaves after the pings of its task, with the identity that is known by then',
    steps: ['settle', call(['trackEvent', 'Seen'], ['update', { user_id: 'u1' }]), 'settle'],
    expected: {
      sent: [boot(), update({ user_id: 'u1' }, 1), event('Seen', 1, { user_id: 'u1' })],
      ...live()
    }
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
    name: 'events that a shutdown has dropped do not come back with the next boot',
    pings: 'held',
    queue: [['boot'], ['trackEvent', 'Dropped']],
    steps: [
      { sent: 1 },
      { answer: 'refused' },
      'settle',
      call(['shutdown'], ['boot']),
      { sent: 2 },
      { answer: 'accepted' },
      'settle'
    ],
    expected: { sent: [boot(), boot()], ...live(), storage: shutDown.storage }
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
  }
]
