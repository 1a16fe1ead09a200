/** What the panel shows: a space of the Messenger, and an id or a draft to show in it. */
export interface Space {
  name: string
  content?: string
}

/**
 * The open Messenger: a dialog named "Intercom Messenger" that says in `data-space` and
 * `data-content` what it shows. Whoever hosts the double may render into it; each opening
 * dispatches `messenger:space` on it.
 */
export class Panel {
  readonly element: HTMLElement

  constructor(document: Document) {
    this.element = document.createElement('div')
    this.element.setAttribute('role', 'dialog')
    this.element.setAttribute('aria-label', 'Intercom Messenger')
    this.element.className = 'intercom-messenger'
    this.element.hidden = true
  }

  get isOpen() {
    return !this.element.hidden
  }

  open(space: Space) {
    this.element.hidden = false
    this.element.dataset.space = space.name
    this.element.dataset.content = space.content ?? ''
    this.element.dispatchEvent(new CustomEvent('messenger:space', { detail: space }))
  }

  close() {
    this.element.hidden = true
  }
}
