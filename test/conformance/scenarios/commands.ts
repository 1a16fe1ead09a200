import { boot, call, live, nobody, renewed, run, sent, update, type Scenarios } from '../scenario'

export const click = (selector: string) => run(`document.querySelector('${selector}').click()`)

export const addButton = (id: string) =>
  run(`document.body.insertAdjacentHTML('beforeend', '<button id="${id}"><b>Chat</b></button>')`)

const isLauncherThere = `document.querySelector('[aria-label="Open Intercom Messenger"]')?.offsetWidth > 0`
export const noteLauncher = run(`notes.push('launcher ' + Boolean(${isLauncherThere}))`)

/** What a page calls, and the launcher. */
export const commands: Scenarios = {
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
