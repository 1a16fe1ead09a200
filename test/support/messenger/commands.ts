import type { Messenger } from './messenger'
import type { Space } from './interface'
import type { Session } from './session'

type Command = (messenger: Messenger, ...args: unknown[]) => unknown

const showing =
  (name: string): Command =>
  ({ session }, content) =>
    open(session, { name, content: content === undefined ? '' : String(content) })

const registering =
  (name: string): Command =>
  ({ session }, callback) =>
    session.callbacks.add(name, callback)

const open = (session: Session, space: Space) =>
  session.readiness.run(() => session.interface?.show(space))

/** What the Messenger understands. All but `getVisitorId` answer undefined. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['boot', (messenger, settings) => messenger.boot(settings)],
  ['update', (messenger, settings) => messenger.update(settings)],
  // Turbo's integration calls shutdown(false): the cookies stay for the next page.
  ['shutdown', (messenger, deleteCookies) => messenger.shutdown(deleteCookies === false)],
  ['trackEvent', ({ session }, name, metadata) => session.trackEvent(String(name), metadata)],
  ['show', ({ session }) => open(session, { name: 'home' })],
  ['hide', ({ session }) => session.readiness.run(() => session.interface?.hide())],
  ['showMessages', showing('messages')],
  ['showNewMessage', showing('newMessage')],
  ['startConversation', showing('newMessage')],
  ['showSpace', ({ session }, name) => open(session, { name: String(name) })],
  ['showArticle', showing('article')],
  ['showNews', showing('news')],
  ['showTicket', showing('ticket')],
  ['showConversation', showing('conversation')],
  ['startTour', () => undefined],
  ['startSurvey', () => undefined],
  ['startChecklist', () => undefined],
  ['hideNotifications', () => undefined],
  ['onShow', registering('onShow')],
  ['onHide', registering('onHide')],
  ['onUserEmailSupplied', registering('onUserEmailSupplied')],
  [
    'onUnreadCountChange',
    ({ session }, callback) => {
      session.callbacks.add('onUnreadCountChange', callback)
      if (typeof callback === 'function') callback(0)
    }
  ],
  [
    'ready',
    ({ session }, callback) => {
      session.callbacks.add('ready', callback)
      if (session.readiness.isReady) session.callbacks.callOnce('ready')
    }
  ],
  ['getVisitorId', ({ session }) => session.visitorId]
])
