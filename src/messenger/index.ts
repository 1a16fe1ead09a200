import { call, type Callback, getVisitorId, ready, report, setStopped, subscribe } from './remote'
export type { DestinationEvent } from '../types'

/** A part of the Messenger that `showSpace` opens. */
export type Space = 'home' | 'messages' | 'help' | 'news' | 'tasks' | 'tickets'

/** The ID of what Intercom shows. You find it in its address. */
export type ContentId = string | number

/** Removes the callback. It is never called again. */
export type Unsubscribe = () => void

/** The Intercom Messenger of the page. You can call each method before it is there. On a server, none does anything. */
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
  /** Gives data connectors the visitor's tokens for your own services, by the names that they have in Intercom. */
  setAuthTokens(tokens: Record<string, string>): void
  /** Hides notifications, or shows them again. */
  hideNotifications(hidden: boolean): void
  /** Gets the ID by which Intercom knows the visitor; undefined before it does. */
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
  /** Resumes what `stop` has ended, or starts what `window.intercomSettings.disabled` has held back. */
  start(): void
}

const MISSING = 'ignored: its argument is missing. Pass one.'

/** A method without an argument. It passes none on: a component may call it with its event, `onClick={messenger.show}`. */
const plain = (name: string) => (): void => call([name])

// A component's event is no argument.
const isGiven = (argument: unknown): boolean =>
  argument !== undefined && argument !== null && argument !== '' && typeof argument !== 'object'

/** A method whose argument may be missing. */
const optional =
  (name: string) =>
  (argument?: unknown): void =>
    call(isGiven(argument) ? [name, argument] : [name])

/** A method that does nothing without its argument. */
const needing =
  (name: string) =>
  (argument: unknown): void => {
    if (isGiven(argument)) call([name, argument])
    else report(name, MISSING)
  }

const setAuthTokens = (tokens: unknown): void => {
  if (typeof tokens === 'object' && tokens) call(['update', { auth_tokens: tokens }])
  else report('setAuthTokens', MISSING)
}

/** A method that takes a callback. */
const listening =
  (name: string) =>
  (callback: (argument: never) => void): Unsubscribe => {
    if (typeof callback === 'function') return subscribe(name, callback as Callback)
    report(name, 'ignored: its callback is not a function. Pass one.')
    return () => undefined
  }

/** The Messenger of the page, for your own code. It neither boots nor loads anything: the destination does. */
export const messenger: Messenger = {
  show: plain('show'),
  hide: plain('hide'),
  showSpace: needing('showSpace'),
  showMessages: plain('showMessages'),
  showNewMessage: optional('showNewMessage'),
  startConversation: needing('startConversation'),
  showArticle: needing('showArticle'),
  showNews: needing('showNews'),
  showTicket: needing('showTicket'),
  showConversation: needing('showConversation'),
  startTour: needing('startTour'),
  startSurvey: needing('startSurvey'),
  startChecklist: needing('startChecklist'),
  hideNotifications: needing('hideNotifications'),
  setAuthTokens,
  getVisitorId,
  onShow: listening('onShow'),
  onHide: listening('onHide'),
  onUnreadCountChange: listening('onUnreadCountChange'),
  onUserEmailSupplied: listening('onUserEmailSupplied'),
  ready,
  stop: () => setStopped(true),
  start: () => setStopped(false)
}
