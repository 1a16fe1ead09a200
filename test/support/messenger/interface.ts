import { activatorSelector, delegateClicks } from './activator'
import type { Callbacks } from './callbacks'
import { createLauncher, placeInCorner } from './launcher'
import type { MessengerOptions } from './options'
import type { Attributes } from './page'
import { Panel, type Space } from './panel'
import type { Readiness } from './readiness'

/** What a visitor sees of the Messenger: the launcher, a page's own launcher, and the panel. */
export class Interface {
  readonly #callbacks: Callbacks
  readonly #container: HTMLElement
  readonly #launcher: HTMLButtonElement
  readonly #panel: Panel
  readonly #endDelegation: () => void
  #selector = ''
  #hidesLauncher: boolean
  #isAccepted = false

  constructor(page: {
    document: Document
    callbacks: Callbacks
    readiness: Readiness
    options: MessengerOptions
  }) {
    const { document, callbacks, readiness, options } = page
    this.#callbacks = callbacks
    this.#panel = new Panel(document)
    this.#hidesLauncher = options.launcherHidden ?? false
    this.#launcher = createLauncher(document, () => this.toggle())
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
      () => readiness.run(() => this.toggle())
    )
    options.onPanel?.(this.#panel.element)
  }

  /** Takes the launcher settings of a `boot` or `update`, even of an update that is not sent. */
  apply(settings: Attributes) {
    if (typeof settings.hide_default_launcher === 'boolean') {
      this.#hidesLauncher = settings.hide_default_launcher
    }
    this.#selector = activatorSelector(settings) ?? this.#selector
    this.#launcher.hidden = this.#hidesLauncher || !this.#isAccepted
  }

  /** The launcher comes with the first answer, since only then is it known who is there. */
  showLauncher() {
    this.#isAccepted = true
    this.#launcher.hidden = this.#hidesLauncher
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
