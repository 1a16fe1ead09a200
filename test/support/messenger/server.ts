import { isRecord, type Attributes } from './page'
import { verifies } from './verifies'

/** How Intercom's servers are set up for a workspace. */
export interface Workspace {
  /** 403 refuses every visitor. Default 200. */
  status: number
  /** The domain that the Messenger's cookies are for; without one they are for the page's host. */
  cookieDomain?: string
  /** Identity verification: a ping that names somebody must prove it. */
  enforce?: boolean
}

/** What of Intercom's servers a Messenger needs: they take a visitor in, or refuse. */
export class IntercomServer {
  #visitors = 0

  /** The answer to a ping, with the visitor that its cookies tell of, or a new one. */
  ping(
    fields: Record<string, string>,
    { status, cookieDomain, enforce }: Workspace,
    now: number
  ): { status: number; body: Attributes } {
    if (status !== 200) return refusal(status, 'forbidden')
    const userData = JSON.parse(fields.user_data ?? '{}') as Attributes
    if (enforce && !verifies(userData, now)) return refusal(403, 'identity_verification_failed')
    const known = userData.anonymous_id
    const id = typeof known === 'string' ? known : `visitor-${++this.#visitors}`
    const session = fields.anonymous_session ?? id.replace('visitor', 'session')
    return { status, body: welcome(id, session, userData, cookieDomain) }
  }
}

// The code "403" is for a whole domain that is not allowed.
const refusal = (status: number, code: string) => ({
  status,
  body: { type: 'error.list', errors: [{ code, message: 'Refused.' }] }
})

/** The least that a Messenger reads of a good answer. */
function welcome(id: string, session: string, userData: Attributes, cookieDomain?: string) {
  const isUser = [userData.user_id, userData.email].some((name) => name && !isRecord(name))
  return {
    user: {
      id: `contact-of-${id}`,
      anonymous_id: id,
      role: isUser ? 'user_role' : 'visitor_role',
      has_conversations: false,
      locale: 'en'
    },
    anonymous_session: session,
    ...(cookieDomain !== undefined && { origin_cookie_domain: cookieDomain }),
    app: { name: 'A workspace', active_admins: [] },
    modules: {
      customization: { alignment: 'right', horizontal_padding: 20, vertical_padding: 20 },
      messages: {
        colors: { base: '#336699', secondary: '#336699' },
        features: { inbound_messages: true, inbound_lead_messaging: true },
        use_activator: true,
        instant_boot_enabled: true
      },
      rtm: { endpoints: [] }
    },
    unread_conversation_ids: [],
    unread_dismissed_conversation_ids: [],
    client_messages: [],
    client_matches: []
  }
}
