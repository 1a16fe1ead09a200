import type * as launcher from '../../src/launcher'
import { noteListeners } from './harness/page'

type Queue = [string, object?][]

const page = window as unknown as {
  Intercom?: { q?: Queue; failed?: boolean }
  intercomSettings?: object
}

const TAG = 'intercom-launcher'

let showLauncher: typeof launcher.showLauncher
let show: jest.Mock<boolean>

// A page on which the launcher has not been before. `show` stands in for the destination: it says whether it takes the call.
beforeEach(async () => {
  jest.resetModules()
  jest.useFakeTimers()
  noteListeners()
  ;({ showLauncher } = await import('../../src/launcher'))
  show = jest.fn(() => true)
  window.addEventListener('intercom-destination:call', (event) => {
    expect((event as CustomEvent).detail).toEqual(['show'])
    if (show()) event.preventDefault()
  })
  page.Intercom = { q: [] }
})

afterEach(() => {
  document.head.replaceChildren()
  document.body.replaceChildren()
})

const host = () => document.querySelector<HTMLElement>(TAG)
const inside = (selector: string) => host()!.shadowRoot!.querySelector<HTMLElement>(selector)!
const press = () => inside('button').click()
const said = () => inside('output').textContent
const isBusy = () => inside('button').getAttribute('aria-busy') === 'true'

/** What Intercom puts on the page with its first answer, in its first form. */
const addInterface = (content = '<div class="intercom-launcher" tabindex="0"></div>') => {
  delete page.Intercom?.q
  document.body.insertAdjacentHTML(
    'beforeend',
    `<iframe id="intercom-frame"></iframe><div class="intercom-lightweight-app">${content}</div>`
  )
}

const removeInterface = () => document.querySelector('.intercom-lightweight-app')!.remove()

/** Lets the page's observers see a change: they run before the next frame. */
const observe = () => Promise.resolve()

const right = '20px'
const usual = { right, bottom: '20px', zIndex: '2147483003', color: 'rgb(0, 113, 178)' }

it.each([
  ['nothing', {}, usual],
  [
    'paddings, the left and a layer',
    { alignment: 'left', horizontal_padding: 40, vertical_padding: 60, z_index: 7 },
    { left: '40px', right: '', bottom: '60px', zIndex: '7' }
  ],
  ['a padding under the least', { vertical_padding: 3 }, { bottom: '20px' }],
  [
    'odd paddings',
    { vertical_padding: '40px', horizontal_padding: 'x' },
    { bottom: '40px', right }
  ],
  ['an empty color', { action_color: '' }, usual],
  ['colors', { action_color: 'red', background_color: 'blue' }, { color: 'red' }],
  ['the second color alone', { background_color: 'blue' }, { color: 'blue' }],
  ['no padding on a phone', { vertical_padding: 60 }, { bottom: '20px' }, 'Android']
])("its place and color follow the page's settings: %s", (_, settings, style, userAgent = '') => {
  jest.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent)
  page.intercomSettings = settings
  showLauncher()
  expect(host()!.style).toMatchObject(style)
})

describe('no launcher is drawn', () => {
  it.each([
    ['the page hides it', { hide_default_launcher: true }, []],
    ['a mapping hides it', {}, [['boot', { hide_default_launcher: true }]]],
    ['the page has one of its own', { custom_launcher_selector: '.help' }, []],
    ['the destination is stopped', { disabled: true }, []],
    ['the page hides it, with odd things in the stub', { hide_default_launcher: true }, [null, 7]]
  ])('if %s, until that ends', (_, settings, q) => {
    page.intercomSettings = settings
    page.Intercom = { q: q as Queue }
    showLauncher()
    expect(host()).toBeNull()
    page.intercomSettings = {}
    page.Intercom = { q: [] }
    jest.advanceTimersByTime(1000)
    expect(host()).not.toBeNull()
  })

  it('twice, or once it is removed, and the page is left as it was', () => {
    const removals = [showLauncher(), showLauncher()]
    for (const remove of removals) {
      expect(document.body.children).toHaveLength(1)
      remove()
      jest.advanceTimersByTime(1000)
    }
    expect(document.body.children).toHaveLength(0)
  })
})

describe('a press', () => {
  it('alone makes the launcher busy, if that has no label, too', () => {
    showLauncher({ busyLabel: '' })
    jest.advanceTimersByTime(1000)
    expect([show.mock.calls, isBusy()]).toEqual([[], false])
    press()
    expect([show.mock.calls, isBusy()]).toEqual([[[]], true])
  })

  it('asks the destination once it is there, once, however often it is pressed, and says so', () => {
    show.mockReturnValueOnce(false)
    showLauncher({ label: 'Chat with us', busyLabel: 'One moment' })
    expect(inside('button').getAttribute('aria-label')).toBe('Chat with us')
    expect(isBusy()).toBe(false)
    press()
    jest.advanceTimersByTime(5000)
    press()
    expect(show).toHaveBeenCalledTimes(2)
    expect([isBusy(), said()]).toEqual([true, 'One moment'])
  })

  it.each([
    ['the script fails', () => Object.assign(page.Intercom!, { failed: true }), 1000],
    ['the Messenger does not come', () => undefined, 20_000]
  ])('says for a moment that %s, and can be repeated', (_, happen, ms) => {
    showLauncher()
    press()
    happen()
    jest.advanceTimersByTime(ms)
    expect([isBusy(), said()]).toEqual([false, 'Chat did not open. Try again.'])
    jest.advanceTimersByTime(6000)
    expect(said()).toBe('')
    // The destination tries again.
    document.head.innerHTML = '<script type="test" src="https://widget.intercom.io/widget/abc">'
    press()
    jest.advanceTimersByTime(5000)
    expect(show).toHaveBeenCalledTimes(2)
    expect(isBusy()).toBe(true)
  })
})

describe("the handover to Intercom's launcher", () => {
  it('happens before the next frame, ends the wait, and keeps the focus', async () => {
    showLauncher()
    inside('button').focus()
    press()
    addInterface('')
    await observe()
    const launcher = '<div class="intercom-launcher" tabindex="0"></div>'
    document.querySelector('.intercom-lightweight-app')!.innerHTML = launcher
    await observe()
    expect(host()).toBeNull()
    expect(document.activeElement!.className).toBe('intercom-launcher')
    // A body that is swapped.
    document.body.replaceWith(document.createElement('body'))
    await observe()
    expect([isBusy(), said()]).toEqual([false, ''])
  })

  it('is for good while the Messenger lives, after a shutdown of the page, too', async () => {
    showLauncher()
    addInterface()
    await observe()
    removeInterface()
    await observe()
    expect(host()).toBeNull()
    // Turbo.
    page.Intercom = { q: [] }
    jest.advanceTimersByTime(1000)
    expect(host()).not.toBeNull()
  })

  it('leaves no launcher if the workspace hides it', async () => {
    showLauncher()
    addInterface('')
    await observe()
    // It may come a moment later.
    expect(host()).not.toBeNull()
    jest.advanceTimersByTime(3000)
    expect(host()).toBeNull()
    removeInterface()
    page.Intercom = { q: [] }
    jest.advanceTimersByTime(1000)
    expect(host()).toBeNull()
  })
})

describe('the connection to Intercom', () => {
  const hints = () =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=preconnect]')].map(({ href }) => href)
  const hosts = ['https://widget.intercom.io/', 'https://js.intercomcdn.com/']

  it.each([
    ['our launcher', {}, [], TAG, hosts],
    ['our launcher, by the focus', {}, [], TAG, hosts, 'focusin'],
    ["the page's own", { custom_launcher_selector: '.help' }, [], '.help b', hosts],
    ['anything else', { custom_launcher_selector: '.help' }, [], 'p', []],
    ['ours, without a destination', {}, undefined, TAG, []],
    [
      'one of a stopped destination',
      { disabled: true, custom_launcher_selector: 'p' },
      [],
      'p',
      []
    ],
    ['what an odd selector names', { custom_launcher_selector: '[' }, [], 'p', []]
  ])(
    'begins once if the pointer is over %s, if at all',
    (_, settings, q, selector, expected, type = 'pointerover') => {
      Object.assign(page, { Intercom: { q }, intercomSettings: settings })
      document.body.innerHTML = '<p>Text</p><a class="help"><b>Help</b></a>'
      showLauncher()
      for (let time = 0; time < 2; time += 1)
        document.querySelector(selector)!.dispatchEvent(new Event(type, { bubbles: true }))
      expect(hints()).toEqual(expected)
    }
  )
})
