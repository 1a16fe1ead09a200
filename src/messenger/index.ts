import { call, getVisitorId, isBrowser, ready, report, setStopped, subscribe } from './remote'
export type { DestinationEvent } from '../types'

/** A part of the Messenger that `showSpace` opens. */
export type Space = 'home' | 'messages' | 'help' | 'news' | 'tasks' | 'tickets'

/** The ID of what Intercom shows, as its address has it. */
export type ContentId = string | number

/** Removes the callback. It is never called again. */
export type Unsubscribe = () => void

/** The Intercom Messenger of the page. You can call every method before it is there; on a server none does anything. */
export interface Messenger {
  /** Opens the Messenger. */
  show(): void
  /** Closes the Messenger. */
  hide(): void
  /** Opens a part of the Messenger. */
  showSpace(name: Space): void
  /** Opens the list of conversations. */
  showMessages(): void
  /** Opens the composer, with `text` in it. */
  showNewMessage(text?: string): void
  /** Sends `text` as the visitor's message and opens the conversation. */
  startConversation(text: string): void
  /** Opens an article of your help center. */
  showArticle(id: ContentId): void
  /** Opens a news item. */
  showNews(id: ContentId): void
  /** Opens one of the visitor's tickets. */
  showTicket(id: ContentId): void
  /** Opens one of the visitor's conversations. */
  showConversation(id: ContentId): void
  /** Starts a product tour. */
  startTour(id: ContentId): void
  /** Starts a survey. */
  startSurvey(id: ContentId): void
  /** Opens a checklist. */
  startChecklist(id: ContentId): void
  /** Hides notifications, or shows them again. */
  hideNotifications(hidden: boolean): void
  /** The ID by which Intercom knows the visitor; undefined until it does. */
  getVisitorId(): string | undefined
  /** Calls `callback` each time the Messenger opens. */
  onShow(callback: () => void): Unsubscribe
  /** Calls `callback` each time the Messenger closes. */
  onHide(callback: () => void): Unsubscribe
  /** Calls `callback` with the number of unread conversations: now, and each time it changes. */
  onUnreadCountChange(callback: (unreadCount: number) => void): Unsubscribe
  /** Calls `callback` each time the visitor enters an email address. */
  onUserEmailSupplied(callback: () => void): Unsubscribe
  /** Resolves when the Messenger is live; rejects if Intercom's script could not be loaded. */
  ready(): Promise<void>
  /** Ends everything of Intercom on the page, for example because consent is withdrawn. */
  stop(): void
  /** Resumes what `stop` has ended, or what `window.intercomSettings.disabled` has kept from starting. */
  start(): void
}

const PROBLEM = 'its argument is missing. Give one.'

const NO_ARGUMENT = ['show', 'hide', 'showMessages']
const OPTIONAL = ['showNewMessage']
const NEEDED = [
  'showSpace',
  'startConversation',
  'showArticle',
  'showNews',
  'showTicket',
  'showConversation',
  'startTour',
  'startSurvey',
  'startChecklist',
  'hideNotifications'
]
const CALLBACKS = ['onShow', 'onHide', 'onUnreadCountChange', 'onUserEmailSupplied']

type Method = (argument: unknown) => unknown

const command =
  (name: string): Method =>
  (argument) => {
    // A component may give its event: `onClick={messenger.show}`.
    const isGiven =
      (argument ?? '') !== '' && typeof argument !== 'object' && !NO_ARGUMENT.includes(name)
    if (!isGiven && NEEDED.includes(name)) report(name, PROBLEM)
    else call(isGiven ? [name, argument] : [name])
  }

const callback =
  (name: string): Method =>
  (listener) => {
    if (typeof listener === 'function') return subscribe(name, listener as () => void)
    report(name, PROBLEM)
    return () => undefined
  }

// On a server there is no page, and nothing happens.
const inBrowser = (names: string[], method: (name: string) => Method): [string, Method][] =>
  names.map((name) => [
    name,
    (argument) => (isBrowser() ? method(name)(argument) : () => undefined)
  ])

/** The Messenger of the page, for your own code. It neither boots nor loads anything: the destination does. */
export const messenger = Object.fromEntries([
  ...inBrowser([...NO_ARGUMENT, ...OPTIONAL, ...NEEDED], command),
  ...inBrowser(CALLBACKS, callback),
  ['getVisitorId', getVisitorId],
  ['ready', ready],
  ['stop', () => setStopped(true)],
  ['start', () => setStopped(false)]
]) as unknown as Messenger
