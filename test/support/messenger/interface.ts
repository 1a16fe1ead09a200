import type { MessengerOptions } from './messenger'
import { activatorSelector, type Attributes } from './page'
import type { Callbacks, Readiness } from './rules'

/** What the panel shows: a space of the Messenger, and an id or a draft to show in it. */
export interface Space {
  name: string
  content?: string
}

/** What a visitor sees of the Messenger: the launcher, a page's own launcher, and the panel. */
export class Interface {
  readonly #callbacks: Callbacks
  readonly #container: HTMLElement
  readonly #launcher: HTMLButtonElement
  readonly #panel: HTMLElement
  readonly #endDelegation: () => void
  #selector = ''
  #hidesLauncher = false
  #isAccepted = false

  constructor(page: {
    document: Document
    callbacks: Callbacks
    readiness: Readiness
    options: MessengerOptions
  }) {
    const { document, callbacks, readiness, options } = page
    this.#callbacks = callbacks
    this.#panel = createPanel(document)
    this.#launcher = createLauncher(document, () => this.toggle())
    this.#container = document.createElement('div')
    this.#container.id = 'intercom-container'
    this.#container.append(this.#panel, this.#launcher)
    placeInCorner(this.#panel, 90, 320, 400)
    placeInCorner(this.#launcher, 20, 48, 48)
    ;(document.body ?? document.documentElement).append(this.#container)
    this.#endDelegation = delegateClicks(
      document,
      () => this.#selector,
      () => readiness.run(() => this.toggle())
    )
    options.onPanel?.(this.#panel)
  }

  /** Takes the launcher settings of a `boot` or `update`, even of an update that is not sent. */
  apply(settings: Attributes) {
    if (typeof settings.hide_default_launcher === 'boolean')
      this.#hidesLauncher = settings.hide_default_launcher
    this.#selector = activatorSelector(settings) ?? this.#selector
    this.#launcher.hidden = this.#hidesLauncher || !this.#isAccepted
  }

  /** The launcher comes with the first answer, since only then is it known who is there. */
  showLauncher() {
    this.#isAccepted = true
    this.#launcher.hidden = this.#hidesLauncher
  }

  toggle() {
    if (this.#panel.hidden) this.show({ name: 'home' })
    else this.hide()
  }

  /** Whoever hosts the double may render into the panel; each opening dispatches `messenger:space` on it. */
  show(space: Space) {
    const wasHidden = this.#panel.hidden
    this.#panel.hidden = false
    Object.assign(this.#panel.dataset, { space: space.name, content: space.content ?? '' })
    this.#panel.dispatchEvent(new CustomEvent('messenger:space', { detail: space }))
    this.#launcher.setAttribute('aria-expanded', 'true')
    if (wasHidden) this.#callbacks.call('onShow')
  }

  hide() {
    if (this.#panel.hidden) return
    this.#panel.hidden = true
    this.#launcher.setAttribute('aria-expanded', 'false')
    this.#callbacks.call('onHide')
  }

  remove() {
    this.#endDelegation()
    this.#container.remove()
  }
}

/** The open Messenger: a dialog that says in `data-space` and `data-content` what it shows. */
function createPanel(document: Document) {
  const panel = document.createElement('div')
  panel.setAttribute('role', 'dialog')
  panel.setAttribute('aria-label', 'Intercom Messenger')
  panel.className = 'intercom-messenger'
  panel.hidden = true
  return panel
}

function createLauncher(document: Document, onClick: () => void) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'intercom-launcher'
  button.setAttribute('aria-label', 'Open Intercom Messenger')
  button.setAttribute('aria-expanded', 'false')
  button.hidden = true
  button.addEventListener('click', onClick)
  return button
}

/** Puts an element of the Messenger at the bottom right without a stylesheet, as any CSP allows. */
function placeInCorner({ style }: HTMLElement, bottom: number, width: number, height: number) {
  Object.assign(style, {
    position: 'fixed',
    right: '20px',
    bottom: `${bottom}px`,
    width: `${width}px`,
    height: `${height}px`,
    zIndex: '2147483000'
  })
}

/**
 * Calls `onClick` for clicks on whatever matches the selector at that moment: Intercom listens on
 * `body`, so that an element added later works. Returns a function that ends it.
 */
function delegateClicks(document: Document, selector: () => string, onClick: () => void) {
  const root = document.body ?? document.documentElement
  const listener = (event: Event) => {
    if (!matches(event.target, selector())) return
    event.preventDefault()
    onClick()
  }
  root.addEventListener('click', listener)
  return () => root.removeEventListener('click', listener)
}

function matches(target: EventTarget | null, selector: string) {
  try {
    return Boolean(selector) && Boolean((target as Element | null)?.closest(selector))
  } catch {
    return false
  }
}
