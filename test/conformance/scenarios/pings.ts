import { boot, event, live, nobody, shutDown, update } from '../expect'
import { call, type Scenario } from '../scenario'

export const pings: Scenario[] = [
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
    name: 'a ping that is refused: the next one follows',
    pings: 'held',
    queue: [['boot'], ['update', { step: 1 }]],
    steps: [{ sent: 1 }, { answer: 'refused' }, { sent: 2 }, { answer: 'refused' }, 'settle'],
    expected: { sent: [boot(), update({ step: 1 })], ...nobody }
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
    name: 'an object that changes after its command is sent as it was',
    steps: [
      'settle',
      { run: `const data = { plan: 'pro' }; Intercom('update', data); data.plan = 'free'` }
    ],
    expected: { sent: [boot(), update({ plan: 'pro' }, 1)], ...live() }
  },
  {
    name: 'undefined is left out, NaN becomes null, and nested values are sent as they are',
    steps: ['settle', { run: `Intercom('update', { a: undefined, b: NaN, c: { d: [1] } })` }],
    expected: { sent: [boot(), update({ b: null, c: { d: [1] } }, 1)], ...live() }
  },
  {
    name: 'settings of the Messenger are no attributes',
    steps: [
      'settle',
      call([
        'update',
        {
          name: 'Ada',
          alignment: 'left',
          horizontal_padding: 1,
          vertical_padding: 1,
          action_color: '#000000',
          background_color: '#000000',
          session_duration: 1000,
          custom_launcher_selector: '#chat',
          hide_default_launcher: true,
          widget: { activator: '#chat' },
          installation_type: 's',
          hide_notifications: true,
          theme_mode: 'dark',
          z_index: 1,
          link_color: '#000000',
          messenger_style_id: '1'
        }
      ])
    ],
    expected: { sent: [boot(), update({ name: 'Ada' }, 1)], ...live() },
    in2021: {
      because: 'these settings are newer',
      build: {
        unknownSettings: [
          'installation_type',
          'hide_notifications',
          'theme_mode',
          'z_index',
          'link_color',
          'messenger_style_id'
        ]
      },
      expected: {
        sent: [
          boot(),
          update(
            {
              name: 'Ada',
              installation_type: 's',
              hide_notifications: true,
              theme_mode: 'dark',
              z_index: 1,
              link_color: '#000000',
              messenger_style_id: '1'
            },
            1
          )
        ]
      }
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
    name: 'a shutdown while a ping of 700 ms is on its way loses what waits',
    pings: 700,
    queue: [
      ['boot', { user_id: 'u1' }],
      ['trackEvent', 'Seen'],
      ['trackEvent', 'Logged Out']
    ],
    steps: [{ sent: 1 }, call(['shutdown']), call(['boot']), 'settle'],
    expected: {
      sent: [boot({ user_id: 'u1' }), boot()],
      ...live(),
      storage: shutDown.storage,
      cookies: live(2).cookies,
      visitorId: 'visitor-2'
    }
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
    name: 'a domain that is not allowed: the Messenger shuts itself down',
    pings: 'notAllowed',
    queue: [
      ['boot', { user_id: 'u1' }],
      ['trackEvent', 'Seen']
    ],
    expected: { sent: [boot({ user_id: 'u1' })], ...shutDown }
  },
  {
    name: 'a domain that is not allowed: the cookies of an earlier visit on the host go',
    cookies: ['intercom-id-abc=visitor-old; domain=app.shop.example.test'],
    pings: 'notAllowed',
    expected: { sent: [{ kind: 'boot', data: { anonymous_id: 'visitor-old' } }], ...shutDown }
  }
]
