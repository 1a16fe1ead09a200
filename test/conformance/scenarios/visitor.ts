import { boot, cookiesOf, event, live, nobody, shutDown, update } from '../expect'
import { call, type Scenario } from '../scenario'

const parent = '; domain=shop.example.test'

/** The cookies that the last visit left on the parent domain, as Intercom's answers set them. */
export const earlier = [
  `intercom-id-abc=visitor-old${parent}`,
  `intercom-session-abc=session-old${parent}`
]

/** The same on the host alone. */
export const earlierOnHost = ['intercom-id-abc=visitor-old', 'intercom-session-abc=session-old']

export const visitor: Scenario[] = [
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
    name: 'getVisitorId without a boot: undefined, whatever cookie there is',
    cookies: earlier,
    queue: [['shutdown']],
    steps: ['askVisitorId'],
    expected: {
      sent: [],
      ...nobody,
      cookies: cookiesOf('old'),
      storage: [],
      notes: ['visitor undefined']
    }
  },
  {
    name: 'getVisitorId of a refused visitor: undefined',
    pings: 'refused',
    steps: ['settle', 'askVisitorId'],
    expected: { sent: [boot()], ...nobody, notes: ['visitor undefined'] }
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
    name: 'the cookies stand on the parent domain that the answer names',
    steps: ['settle'],
    expected: { sent: [boot()], ...live(), cookies: cookiesOf(1, '.shop.example.test') }
  },
  {
    name: 'cookie_domain none: they stand on the host',
    settings: { app_id: 'abc', cookie_domain: 'none' },
    expected: { sent: [boot()], ...live(), cookies: cookiesOf(1, 'app.shop.example.test') }
  },
  {
    name: 'another cookie_domain: they stand there',
    settings: { app_id: 'abc', cookie_domain: 'app.shop.example.test' },
    expected: { sent: [boot()], ...live(), cookies: cookiesOf(1, '.app.shop.example.test') },
    in2021: {
      because: 'it takes no other cookie_domain than "none", and says so in the console',
      build: { cookieDomainIsNone: true },
      expected: { cookies: cookiesOf(1, '.shop.example.test') }
    }
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
  },
  {
    name: 'a null user_id, email or user_hash is ignored, and any other null is sent',
    queue: [['boot', { user_id: 'u1' }]],
    steps: [
      'settle',
      call(['update', { user_id: null, email: null, user_hash: null, phone: null }])
    ],
    expected: {
      sent: [boot({ user_id: 'u1' }), update({ user_id: 'u1', phone: null }, 1)],
      ...live()
    }
  }
]
