import { messengerBundle, optionsPrelude, type ServedOptions } from '../messenger/bundle'
import { notFound, type Reply } from './reply'

/** How the host of the Messenger's script behaves. */
export interface WidgetBehavior {
  /** `refuse` opens no connection, `reset` breaks it after the request, `missing` answers 404. */
  mode: 'serve' | 'missing' | 'refuse' | 'reset'
  /** How long the answer takes. */
  afterMs: number
  /** The options of the double that is served. */
  options: ServedOptions
}

/** A script that is there at once and works. */
export const workingWidget: WidgetBehavior = { mode: 'serve', afterMs: 0, options: {} }

/** The answer to `GET /widget/<app_id>`. */
export async function widgetReply(behavior: WidgetBehavior): Promise<Reply> {
  if (behavior.mode === 'missing') return notFound
  return {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
    body: optionsPrelude(behavior.options) + (await messengerBundle())
  }
}
