import {
  appId,
  boot,
  call,
  event,
  live,
  nobody,
  shutDown,
  update,
  type Scenario
} from '../scenario'

const noteStub = `notes.push('booted ' + Intercom.booted, 'stub ' + ('q' in Intercom))`

const parent = '; domain=shop.example.test'

/** The cookies that the last visit left on the parent domain, as Intercom's answers set them. */
export const earlier = [
  `intercom-id-abc=visitor-old${parent}`,
  `intercom-session-abc=session-old${parent}`
]

/** How it starts, and who the visitor is. */
export const start: Scenario[] = [
  {
    name: 'a queue without a boot: the Messenger boots by itself, and the events follow',
    queue: [['trackEvent', 'Seen', { price: 1 }]],
    expected: { sent: [boot(), event('Seen', 1, {}, { price: 1 })], ...live() }
  },
  {
    name: 'a shutdown in the queue: the Messenger does not boot by itself',
    queue: [['shutdown']],
    expected: { sent: [], ...nobody, storage: [] }
  },
  {
    name: 'the queue is run in order, by the frame and not before',
    queue: [
      ['boot', { app_id: appId }],
      ['onUnreadCountChange', '@unread'],
      ['update', { plan: 'pro' }]
    ],
    frame: 'held',
    steps: ['settle', { run: `notes.push('held')` }, 'takeOver'],
    expected: {
      sent: [boot(), { ...boot({ plan: 'pro' }, 1), kind: 'update' }],
      ...live(),
      notes: ['held', 'unread 0']
    }
  },
  {
    name: 'the script marks the stub as booted, long before the real function is there',
    frame: 'held',
    steps: [
      { run: `Intercom.extra = true; ${noteStub}` },
      'takeOver',
      { run: `${noteStub}; notes.push('extra ' + Intercom.extra)` }
    ],
    expected: {
      sent: [boot()],
      ...live(),
      notes: ['booted true', 'stub true', 'booted true', 'stub false', 'extra undefined']
    }
  },
  {
    name: 'a queued boot, shutdown, boot: the visitor stays as the first one said',
    queue: [['boot', { app_id: appId }], ['shutdown'], ['boot', { app_id: appId, user_id: 'u1' }]],
    expected: { sent: [boot()], ...live() },
    in2021: {
      because: 'it runs the queue in order; that the user stays anonymous was measured in 2026',
      expected: {
        sent: [boot({ user_id: 'u1' })],
        storage: [`intercom.intercom-state-${appId}-${appId}`]
      }
    }
  },
  {
    name: 'api_base in intercomSettings: requests go there',
    settings: { app_id: appId, api_base: 'https://api-iam.eu.intercom.io' },
    expected: { sent: [{ ...boot(), to: 'api-iam.eu.intercom.io' }], ...live() }
  },
  {
    name: 'a bot: the stub stays for ever',
    before: `Object.defineProperty(navigator, 'userAgent', { get: () => 'Googlebot/2.1' })`,
    frame: 'held',
    steps: [
      'release',
      'settle',
      {
        run: `notes.push('frame ' + (document.querySelector('#intercom-frame') !== null), 'stub ' + ('q' in Intercom))`
      }
    ],
    expected: { sent: [], ...nobody, storage: [], notes: ['frame false', 'stub true'] }
  },
  {
    name: 'a callback that throws while the queue is run: the real function never comes',
    before: `Intercom('boot', { app_id: '${appId}' }); Intercom('onUnreadCountChange', () => { throw new Error('no') })`,
    queue: [['trackEvent', 'Seen']],
    frame: 'held',
    steps: ['release', 'settle', { run: noteStub }],
    expected: {
      sent: [boot()],
      ...live(),
      notes: ['booted true', 'stub true'],
      visitorId: undefined
    }
  },
  {
    name: 'getVisitorId is undefined until the first ping is answered, and again after a shutdown',
    pings: 'held',
    steps: [
      { sent: 1 },
      'askVisitorId',
      { answer: 'accepted' },
      'settle',
      'askVisitorId',
      call(['shutdown']),
      'askVisitorId'
    ],
    expected: {
      sent: [boot()],
      ...shutDown,
      notes: ['visitor undefined', 'visitor visitor-1', 'visitor undefined']
    }
  },
  {
    name: 'getVisitorId with the cookie of an earlier visit: a text before any answer',
    cookies: earlier,
    pings: 'held',
    steps: [{ sent: 1 }, 'askVisitorId'],
    expected: {
      sent: [boot({}, 'old')],
      ...live('old'),
      notes: ['visitor visitor-old']
    }
  },
  {
    name: 'a boot sends the visitor whom the cookies tell of',
    cookies: earlier,
    expected: { sent: [boot({}, 'old')], ...live('old') }
  },
  {
    name: 'the next page sends the visitor of the last one',
    steps: ['settle', 'reload'],
    expected: { sent: [boot(), boot({}, 1)], ...live() }
  },
  {
    name: 'the identity is remembered: another user_id goes out with the first email and hash',
    queue: [['boot', { user_id: 'u1', email: 'u1@example.com', user_hash: 'h1' }]],
    steps: ['settle', call(['update', { user_id: 'u2' }]), 'settle', call(['trackEvent', 'Seen'])],
    expected: {
      sent: [
        boot({ user_id: 'u1', email: 'u1@example.com', user_hash: 'h1' }),
        update({ user_id: 'u2', email: 'u1@example.com', user_hash: 'h1' }, 1),
        event('Seen', 1, { user_id: 'u2', email: 'u1@example.com', user_hash: 'h1' })
      ],
      ...live()
    }
  }
]
