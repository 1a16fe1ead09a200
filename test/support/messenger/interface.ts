import { activatorSelector, delegateClicks } from './activator'
import type { Callbacks } from './callbacks'
import { createLauncher, placeInCorner } from './launcher'
import type { MessengerOptions } from './options'
import type { Attributes } from './page'
import { Panel, type Space } from './panel'

/** What a visitor sees of the Messenger: the launcher, a page's own launcher, and the panel. */
export class Interface {
  readonly #callbacks: Callbacks
  readonly #container: HTMLElement
  readonly #launcher: HTMLButtonElement
  readonly #panel: Panel
  readonly #endDelegation: () => void
  #selector = ''

  constructor(document: Document, callbacks: Callbacks, options: MessengerOptions) {
    this.#callbacks = callbacks
    this.#panel = new Panel(document)
    this.#launcher = createLauncher(document, options.launcherHidden ?? false, () => this.toggle())
    this.#container = document.createElement('div')
    this.#container.id = 'intercom-container'
    this.#container.append(this.#panel.element, this.#launcher)
    placeInCorner(this.#panel.element, 90, 320, 400)
    placeInCorner(this.#launcher, 20, 48, 48)
    const root = document.body ?? document.documentElement
    root.append(this.#container)
    this.#endDelegation = delegateClicks(
      document,
      () => this.#selector,
      () => this.toggle()
    )
    options.onPanel?.(this.#panel.element)
  }

  /** Takes the launcher settings of a `boot` or `update`, even of an update that is not sent. */
  apply(settings: Attributes) {
    if (typeof settings.hide_default_launcher === 'boolean') {
      this.#launcher.hidden = settings.hide_default_launcher
    }
    this.#selector = activatorSelector(settings) ?? this.#selector
  }

  toggle() {
    if (this.#panel.isOpen) this.hide()
    else this.show({ name: 'home' })
  }

  show(space: Space) {
    const wasOpen = this.#panel.isOpen
    this.#panel.open(space)
    this.#launcher.setAttribute('aria-expanded', 'true')
    if (!wasOpen) this.#callbacks.call('onShow')
  }

  hide() {
    if (!this.#panel.isOpen) return
    this.#panel.close()
    this.#launcher.setAttribute('aria-expanded', 'false')
    this.#callbacks.call('onHide')
  }

  remove() {
    this.#endDelegation()
    this.#container.remove()
  }
}
