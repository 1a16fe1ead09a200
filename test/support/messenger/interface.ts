import { activatorSelector, type Attributes } from './page'
import type { Callbacks, Readiness } from './rules'

/** What of a session the interface sees. */
interface Owner {
  callbacks: Callbacks
  readiness: Readiness
}

/** What a visitor sees of the Messenger: the launcher, a page's own launcher, and the panel. */
export class Interface {
  readonly #owner: Owner
  readonly #root: HTMLElement
  readonly #container: HTMLElement
  readonly #launcher: HTMLButtonElement
  readonly #panel: HTMLElement
  #selector = ''
  #hidesLauncher = false

  constructor(document: Document, owner: Owner, onPanel?: (panel: HTMLElement) => void) {
    this.#owner = owner
    this.#root = document.body ?? document.documentElement
    this.#panel = createPanel(document)
    this.#launcher = createLauncher(document)
    this.#launcher.addEventListener('click', () => this.#toggle())
    this.#container = document.createElement('div')
    this.#container.id = 'intercom-container'
    this.#container.append(this.#panel)
    this.#root.addEventListener('click', this.#onClick)
    onPanel?.(this.#panel)
  }

  /** Takes the launcher settings of a `boot` or `update`, even of an update that is not sent. */
  apply(settings: Attributes) {
    if (typeof settings.hide_default_launcher === 'boolean')
      this.#hidesLauncher = settings.hide_default_launcher
    this.#selector = activatorSelector(settings) ?? this.#selector
    this.#drawLauncher()
  }

  /** All of it comes with the first answer, since only then is it known who is there. */
  appear() {
    this.#drawLauncher()
    if (!this.#container.isConnected) this.#root.append(this.#container)
  }

  /** The panel says in `data-space` what it shows. */
  show(space: string) {
    const wasHidden = this.#panel.hidden
    this.#panel.hidden = false
    this.#panel.dataset.space = space
    this.#launcher.setAttribute('aria-expanded', 'true')
    if (wasHidden) this.#owner.callbacks.call('onShow')
  }

  hide() {
    if (this.#panel.hidden) return
    this.#panel.hidden = true
    this.#launcher.setAttribute('aria-expanded', 'false')
    this.#owner.callbacks.call('onHide')
  }

  remove() {
    this.#root.removeEventListener('click', this.#onClick)
    this.#container.remove()
  }

  #drawLauncher() {
    if (this.#hidesLauncher) this.#launcher.remove()
    else if (!this.#container.contains(this.#launcher)) this.#container.append(this.#launcher)
  }

  #toggle() {
    if (this.#panel.hidden) this.show('home')
    else this.hide()
  }

  /** Intercom listens on `body`, so that a launcher of the page that is added later works. */
  readonly #onClick = (event: Event) => {
    if (!matches(event.target, this.#selector)) return
    event.preventDefault()
    this.#owner.readiness.run(() => this.#toggle())
  }
}

function matches(target: EventTarget | null, selector: string) {
  try {
    return Boolean(selector) && Boolean((target as Element | null)?.closest(selector))
  } catch {
    return false
  }
}

function createPanel(document: Document) {
  const panel = document.createElement('div')
  panel.setAttribute('role', 'dialog')
  panel.hidden = true
  return inCorner(panel, 'Intercom Messenger', 'bottom: 90px; width: 320px; height: 400px')
}

function createLauncher(document: Document) {
  const button = document.createElement('button')
  button.type = 'button'
  button.setAttribute('aria-expanded', 'false')
  const look = 'border: 0; border-radius: 50%; background: #0071b2'
  return inCorner(
    button,
    'Open Intercom Messenger',
    `bottom: 20px; width: 48px; height: 48px; ${look}`
  )
}

/** Puts an element at the bottom right without a stylesheet, as any CSP allows. */
function inCorner<E extends HTMLElement>(element: E, label: string, place: string) {
  element.setAttribute('aria-label', label)
  element.className = element.tagName === 'DIV' ? 'intercom-messenger' : 'intercom-launcher'
  element.style.cssText = `position: fixed; right: 20px; z-index: 2147483003; ${place}`
  return element
}
