import type { Messenger } from './messenger'

type Command = (messenger: Messenger, ...args: unknown[]) => unknown

const showing =
  (name: string): Command =>
  ({ session }, content) =>
    session.interface?.show({ name, content: content === undefined ? '' : String(content) })

const registering =
  (name: string): Command =>
  ({ session }, callback) =>
    session.callbacks.add(name, callback)

/** What the Messenger understands. All but `getVisitorId` answer undefined. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['boot', (messenger, settings) => messenger.boot(settings)],
  ['update', (messenger, settings) => messenger.update(settings)],
  // Turbo's integration calls shutdown(false): the cookies stay for the next page.
  ['shutdown', (messenger, deleteCookies) => messenger.shutdown(deleteCookies === false)],
  ['trackEvent', ({ session }, name, metadata) => session.trackEvent(String(name), metadata)],
  ['show', ({ session }) => session.interface?.show({ name: 'home' })],
  ['hide', ({ session }) => session.interface?.hide()],
  ['showMessages', showing('messages')],
  ['showNewMessage', showing('newMessage')],
  ['showSpace', ({ session }, name) => session.interface?.show({ name: String(name) })],
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
  [
    'onUnreadCountChange',
    ({ session }, callback) => {
      session.callbacks.add('onUnreadCountChange', callback)
      if (typeof callback === 'function') callback(0)
    }
  ],
  ['ready', ({ session }, callback) => session.ready(callback)],
  ['getVisitorId', ({ session }) => session.visitorId]
])
