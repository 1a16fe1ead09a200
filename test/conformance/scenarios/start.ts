import { appId, boot, event, live, nobody } from '../expect'
import { call, type Scenario } from '../scenario'

const noteStub = `notes.push('booted ' + Intercom.booted, 'stub ' + ('q' in Intercom))`

export const start: Scenario[] = [
  {
    name: 'a queue without a boot: the Messenger boots by itself, and the events follow',
    queue: [['trackEvent', 'Seen', { price: 1 }]],
    expected: { sent: [boot(), event('Seen', 1, {}, { price: 1 })], ...live() }
  },
  {
    name: 'a boot in the queue: it is the only one',
    queue: [['boot', { app_id: appId, user_id: 'u1', plan: 'pro' }]],
    expected: { sent: [boot({ user_id: 'u1', plan: 'pro' })], ...live() }
  },
  {
    name: 'a shutdown in the queue: the Messenger does not boot by itself',
    queue: [['shutdown']],
    expected: { sent: [], ...nobody, storage: [] }
  },
  {
    name: 'an object in the queue that changes before the frame is there: it is sent as changed',
    before: `window.first = { app_id: '${appId}' }; Intercom('boot', first)`,
    frame: 'held',
    steps: [{ run: `first.name = 'Ada'` }, 'takeOver'],
    expected: { sent: [boot({ name: 'Ada' })], ...live() }
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
    name: 'each boot is merged over intercomSettings',
    settings: { app_id: appId, plan: 'free', name: 'Ada' },
    queue: [['boot', { plan: 'pro' }]],
    expected: { sent: [boot({ name: 'Ada', plan: 'pro' })], ...live() }
  },
  {
    name: 'intercomSettings is read anew for each command',
    steps: [
      'settle',
      { run: `intercomSettings = { app_id: '${appId}', name: 'Ada' }` },
      call(['update'])
    ],
    expected: { sent: [boot(), { ...boot({ name: 'Ada' }, 1), kind: 'update' }], ...live() }
  },
  {
    name: 'a queued boot, shutdown, boot: the visitor stays as the first one said',
    queue: [['boot', { app_id: appId }], ['shutdown'], ['boot', { app_id: appId, user_id: 'u1' }]],
    expected: { sent: [boot()], ...live() },
    in2021: {
      because: 'it runs the queue in order; that the user stays anonymous was measured in 2026',
      build: { runsQueuedReboot: true },
      expected: {
        sent: [boot({ user_id: 'u1' })],
        storage: [`intercom.intercom-state-${appId}-${appId}`]
      }
    }
  },
  {
    name: 'no App ID anywhere: nothing is sent',
    settings: {},
    queue: [
      ['boot', { user_id: 'u1' }],
      ['update', { user_id: 'u1' }],
      ['trackEvent', 'Seen']
    ],
    expected: { sent: [], ...nobody, storage: ['intercom.intercom-state'] }
  },
  {
    name: 'api_base in intercomSettings: requests go there',
    settings: { app_id: appId, api_base: 'https://api-iam.eu.intercom.io' },
    expected: { sent: [{ ...boot(), to: 'api-iam.eu.intercom.io' }], ...live() }
  },
  {
    name: 'api_base as an argument of boot: it changes nothing',
    queue: [['boot', { app_id: appId, api_base: 'https://api-iam.eu.intercom.io' }]],
    expected: { sent: [boot()], ...live() }
  },
  {
    name: 'api_base that changes once the Messenger is there: it changes nothing',
    steps: [
      'settle',
      { run: `intercomSettings.api_base = 'https://api-iam.eu.intercom.io'` },
      call(['update', { plan: 'pro' }])
    ],
    expected: { sent: [boot(), { ...boot({ plan: 'pro' }, 1), kind: 'update' }], ...live() }
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
  }
]
