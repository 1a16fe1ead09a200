import { installMessenger, type MessengerDouble, type MessengerOptions } from './index'

/** The globals through which a page sets the double's options and reads its log. */
export interface MessengerGlobals {
  messengerDoubleOptions?: MessengerOptions
  messengerDouble?: MessengerDouble
}

const page = window as Window & MessengerGlobals

const double = installMessenger(page, page.messengerDoubleOptions)
// A second script on the page does nothing, so the first one's log stays.
page.messengerDouble ??= double
