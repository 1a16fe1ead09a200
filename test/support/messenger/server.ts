import { isRecord, type Attributes } from './page'

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== ''

const claimsIn = (token: string) => {
  const [, payload = ''] = token.split('.')
  const bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'))
  return JSON.parse(bytes) as Attributes
}

/**
 * Whether the `user_data` of a ping proves who it names, at a time in milliseconds. Somebody unnamed needs no proof. A token
 * counts if it is for this `user_id` and not over; any hash does, because nobody here knows the secret.
 */
export function verifies(userData: Attributes, now: number): boolean {
  const { user_id: userId, email, user_hash: hash, intercom_user_jwt: token } = userData
  if (!isGiven(userId) && !isGiven(email)) return true
  if (!isGiven(token)) return isGiven(hash)
  try {
    const { user_id: owner, exp = Infinity } = claimsIn(String(token))
    const isMeant = !isGiven(userId) || String(owner) === String(userId)
    return isGiven(owner) && isMeant && Number(exp) * 1000 > now
  } catch {
    // What cannot be read proves nothing.
    return false
  }
}

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
