import type { DestinationEvent } from 'segment-intercom-web'
import { messenger, type Messenger, type Unsubscribe } from 'segment-intercom-web/messenger'
import { useIntercom } from 'segment-intercom-web/react'

messenger.show()
messenger.showSpace('help')
messenger.showNewMessage()
messenger.showArticle(42)
messenger.showArticle('42')
messenger.hideNotifications(true)

export const ready: Promise<void> = messenger.ready()
export const visitor: string | undefined = messenger.getVisitorId()
export const end: Unsubscribe = messenger.onUnreadCountChange((count) => count.toFixed())

export function Help(): string {
  const { show, isReady, isOpen, unreadCount } = useIntercom()
  show()
  return [isReady === isOpen, unreadCount.toFixed()].join()
}

export const same: Messenger = messenger

window.addEventListener('intercom-destination', ({ detail }) => {
  const event: DestinationEvent = detail
  if (event.type === 'dropped') console.log(event.key, event.reason)
})
window.addEventListener('intercom-destination:stop', () => undefined)

export function wrong(): void {
  // @ts-expect-error -- there is an article to show
  messenger.showArticle(undefined)
  // @ts-expect-error -- no such part of the Messenger
  messenger.showSpace('halp')
  // @ts-expect-error -- it takes text
  messenger.startConversation()
  // @ts-expect-error -- no such method
  messenger.boot({})
  // @ts-expect-error -- the event of a click is no text
  document.onclick = messenger.showNewMessage
}
