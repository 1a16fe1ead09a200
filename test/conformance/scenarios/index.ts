import { readFileSync } from 'node:fs'
import {
  appId,
  boot,
  call,
  cookiesOf,
  device,
  earlier,
  event,
  live,
  nobody,
  note,
  renewed,
  run,
  sent,
  shutDown,
  stateOf,
  update,
  type Scenario,
  type Scenarios
} from '../scenario'
import { plugin } from './plugin'
import { sending } from './sending'

const [, linesOfConsent = ''] =
  /## If the destination never loads.*?```js\n(.*?)```/s.exec(
    readFileSync('docs/consent.md', 'utf8')
  ) ?? []

const noteBooted = `notes.push('booted ' + Intercom.booted, 'stub ' + ('q' in Intercom))`
const noteFrame = run(`notes.push('frame ' + (document.querySelector('#intercom-frame') !== null))`)
const ask = run(`notes.push('visitor ' + Intercom('getVisitorId'))`)

const swapBody = run(
  `document.documentElement.replaceChild(document.createElement('body'), document.body)`
)

/** Whoever kept a function whose frame has gone talks to nobody, and finds out at some commands. */
const callDead = (command: string) =>
  run(`try { Intercom('${command}', 'x'); notes.push('nothing') } catch { notes.push('throws') }`)

/** How it starts, and who the visitor is. */
const start: Scenarios = {
  'a queue without a boot: the Messenger boots by itself, and the events follow': {
    queue: [['trackEvent', 'Seen', { price: 1 }]],
    sent: [boot(), event('Seen', 1, {}, { price: 1 })]
  },
  'the queue is run in order, by the frame and not before': {
    queue: [
      ['boot', { app_id: appId }],
      ['onUnreadCountChange', '@unread'],
      ['update', { plan: 'pro' }]
    ],
    frame: 'held',
    steps: ['settle', note('held'), 'takeOver'],
    sent: [boot(), { ...boot({ plan: 'pro' }, 1), kind: 'update' }],
    notes: ['held', 'unread 0']
  },
  'the script marks the stub as booted, long before the real function is there': {
    frame: 'held',
    steps: [
      run(`Intercom.extra = true; ${noteBooted}`),
      'takeOver',
      run(`${noteBooted}; notes.push('extra ' + Intercom.extra)`)
    ],
    sent: [boot()],
    notes: ['booted true', 'stub true', 'booted true', 'stub false', 'extra undefined']
  },
  'api_base in intercomSettings: requests go there': {
    settings: { app_id: appId, api_base: 'https://api-iam.eu.intercom.io' },
    sent: [{ ...boot(), to: 'api-iam.eu.intercom.io' }]
  },
  'getVisitorId is undefined until the first ping is answered, and again after a shutdown': {
    pings: 'held',
    steps: [sent(1), ask, 'accept', 'settle', ask, call(['shutdown']), ask],
    sent: [boot()],
    leaves: shutDown,
    notes: ['visitor undefined', 'visitor visitor-1', 'visitor undefined']
  },
  'the identity is remembered: another user_id goes out with the first email and hash': {
    queue: [['boot', { user_id: 'u1', email: 'u1@example.com', user_hash: 'h1' }]],
    steps: [call(['update', { user_id: 'u2' }]), 'settle', call(['trackEvent', 'Seen'])],
    sent: [
      boot({ user_id: 'u1', email: 'u1@example.com', user_hash: 'h1' }),
      update({ user_id: 'u2', email: 'u1@example.com', user_hash: 'h1' }, 1),
      event('Seen', 1, { user_id: 'u2', email: 'u1@example.com', user_hash: 'h1' })
    ]
  }
}

/** Logouts at each moment of a page, and pages that are left. */
const shutdown: Scenarios = {
  'a shutdown deletes the cookies of an earlier visit, too, once a ping was answered': {
    cookies: earlier,
    steps: [call(['shutdown'])],
    sent: [boot({}, 'old')],
    leaves: shutDown
  },
  'a shutdown after a boot and before its answer leaves the cookies of the parent domain': {
    cookies: earlier,
    pings: 'held',
    steps: [sent(1), call(['shutdown'])],
    sent: [boot({}, 'old')],
    leaves: { ...shutDown, cookies: cookiesOf('old') }
  },
  'a queued shutdown, boot leaves the cookies, and the boot tells of the last visitor': {
    cookies: earlier,
    queue: [['shutdown'], ['boot', { user_id: 'u2' }]],
    sent: [boot({ user_id: 'u2' }, 'old')],
    leaves: { ...live('old'), storage: stateOf.second }
  },
  'a shutdown forgets the identity that commands gave, and not the one in intercomSettings': {
    settings: { app_id: 'abc', user_id: 'u1', name: 'Ada' },
    queue: [['boot', { email: 'u1@example.com' }]],
    steps: [call(['shutdown'], ['boot', { app_id: 'abc' }])],
    sent: [
      boot({ user_id: 'u1', name: 'Ada', email: 'u1@example.com' }),
      boot({ user_id: 'u1', name: 'Ada' })
    ],
    leaves: renewed
  },
  "the lines of docs/consent.md for a page without the destination delete all that is Intercom's, and nothing else":
    {
      before: `for (const storage of [localStorage, sessionStorage])
        Object.assign(storage, { 'segment-intercom-web:abc': 1, mine: 1 })`,
      cookies: [device, 'intercom-mine-abc=1'],
      steps: [
        run(linesOfConsent),
        run('notes.push(...Object.keys(localStorage), ...Object.keys(sessionStorage))')
      ],
      sent: [boot()],
      notes: ['mine', 'mine'],
      leaves: { ...nobody, cookies: ['app.shop.example.test intercom-mine-abc=1'], storage: [] }
    },
  'a body that is swapped takes the Messenger along, and page:change brings one for the stub that is there':
    {
      steps: [
        swapBody,
        noteFrame,
        ...['update', 'shutdown', 'boot', 'getVisitorId', 'trackEvent'].map(callDead),
        'settle',
        run(`Intercom = (...args) => void Intercom.q.push(args); Intercom.q = []`),
        call(['boot', { user_id: 'u1' }], ['trackEvent', 'Since']),
        run(`document.dispatchEvent(new Event('page:change'))`),
        noteFrame,
        sent(3)
      ],
      sent: [boot(), boot({ user_id: 'u1' }, 1), event('Since', 1, { user_id: 'u1' })],
      notes: ['frame false', 'throws', 'throws', 'throws', 'throws', 'nothing', 'frame true']
    }
}

/** The contract: what any Messenger does, whether it is Intercom's own or the double. */
const contract: Scenarios = { ...start, ...sending, ...shutdown, ...plugin }

/** The same as a list. */
export const scenarios: [name: string, scenario: Scenario][] = Object.entries(contract)
