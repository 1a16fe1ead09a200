import { boot, call, live, nobody, shutDown, stateOf, update, type Scenario } from '../scenario'

const click = (selector: string) => ({ run: `document.querySelector('${selector}').click()` })

const addButton = (id: string) => ({
  run: `document.body.insertAdjacentHTML('beforeend', '<button id="${id}"><b>Chat</b></button>')`
})

const isLauncherThere = `document.querySelector('[aria-label="Open Intercom Messenger"]')?.offsetWidth > 0`
const noteLauncher = { run: `notes.push('launcher ' + Boolean(${isLauncherThere}))` }

/** What a page calls, and the launcher. */
export const commands: Scenario[] = [
  {
    name: 'a command that nobody knows does nothing and returns undefined',
    steps: [
      'settle',
      { run: `notes.push(String(Intercom('reattach_activator')), String(Intercom('nobody', 1)))` }
    ],
    expected: { sent: [boot()], ...live(), notes: ['undefined', 'undefined'] }
  },
  {
    name: 'onUnreadCountChange calls back with 0 at once',
    pings: 'held',
    steps: [{ sent: 1 }, call(['onUnreadCountChange', '@unread'])],
    expected: { sent: [boot()], ...nobody, notes: ['unread 0'] }
  },
  {
    name: 'show waits for the first answer',
    pings: 'held',
    queue: [['boot'], ['onShow', '@shown'], ['show']],
    steps: [
      { sent: 1 },
      'settle',
      { run: `notes.push('answered')` },
      { answer: 'accepted' },
      'settle'
    ],
    expected: { sent: [boot()], ...live(), notes: ['answered', 'shown'] }
  },
  {
    name: 'hide tells onHide, and nobody if nothing was open',
    steps: [
      'settle',
      call(['onHide', '@hidden'], ['hide']),
      'settle',
      { run: `notes.push('show')` },
      call(['show']),
      'settle',
      call(['hide']),
      'settle'
    ],
    expected: { sent: [boot()], ...live(), notes: ['show', 'hidden'] }
  },
  {
    name: 'a shutdown drops callbacks, and what waits to be shown',
    pings: 'held',
    queue: [['boot'], ['onShow', '@shown'], ['show']],
    steps: [
      { sent: 1 },
      call(['shutdown'], ['boot']),
      { sent: 2 },
      { answer: 'accepted' },
      { answer: 'accepted' },
      'settle',
      call(['show']),
      'settle'
    ],
    expected: { sent: [boot(), boot()], ...live(2), storage: stateOf.second }
  },
  {
    name: 'ready calls back once the visitor is accepted',
    pings: 'held',
    queue: [['boot'], ['ready', '@ready']],
    steps: [
      { sent: 1 },
      'settle',
      { run: `notes.push('answered')` },
      { answer: 'accepted' },
      'settle',
      call(['ready', '@again'])
    ],
    expected: { sent: [boot()], ...live(), notes: ['answered', 'ready', 'again'] },
    in2021: {
      because: 'it does not know ready',
      expected: { notes: ['answered'] }
    }
  },
  {
    name: 'showSpace and showArticle open the Messenger',
    queue: [['boot'], ['onShow', '@shown'], ['showSpace', 'news'], ['showArticle', 1]],
    expected: { sent: [boot()], ...live(), notes: ['shown'] },
    in2021: {
      because: 'it knows neither',
      expected: { notes: [] }
    }
  },
  {
    name: 'disabled in intercomSettings: everything but a boot does nothing',
    steps: [
      'settle',
      { run: 'intercomSettings.disabled = true' },
      call(['update', { plan: 'pro' }], ['shutdown'], ['boot', { plan: 'free' }]),
      'settle'
    ],
    expected: {
      sent: [boot(), { ...update({ plan: 'free' }, 1), kind: 'boot' }],
      ...live(),
      visitorId: undefined
    },
    in2021: {
      because: 'it does not know the setting, and takes it for an attribute',
      expected: {
        sent: [boot(), boot({ plan: 'free', disabled: true })],
        ...live(2),
        storage: shutDown.storage
      }
    }
  },
  {
    name: 'the launcher comes with the first answer',
    pings: 'held',
    steps: [{ sent: 1 }, 'settle', noteLauncher, { answer: 'accepted' }, 'settle', noteLauncher],
    expected: { sent: [boot()], ...live(), notes: ['launcher false', 'launcher true'] }
  },
  {
    name: 'hide_default_launcher takes effect even if its update is dropped',
    steps: [
      'settle',
      noteLauncher,
      call(
        ['update', { hide_default_launcher: true }],
        ['update', { hide_default_launcher: false }]
      ),
      'settle',
      noteLauncher,
      call(['update', { hide_default_launcher: true }]),
      'settle',
      noteLauncher
    ],
    expected: {
      sent: [boot(), update({}, 1)],
      ...live(),
      notes: ['launcher true', 'launcher true', 'launcher false']
    }
  },
  {
    name: 'a custom launcher opens the Messenger, though its element comes later',
    settings: { app_id: 'abc', custom_launcher_selector: '#chat' },
    steps: ['settle', call(['onShow', '@shown']), addButton('chat'), click('#chat b'), 'settle'],
    expected: { sent: [boot()], ...live(), notes: ['shown'] }
  }
]
