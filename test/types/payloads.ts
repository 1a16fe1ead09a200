import type { destination, Options } from '../../src'
import type { Fields, PayloadOf } from '../../src/fields/types'
import type { Payload as Company } from '../../src/identifyCompany/fields'
import type { Payload as User } from '../../src/identifyUser/fields'
import type { Payload as Track } from '../../src/trackEvent/fields'

/** Whether two types are the same one: assignable is not enough, optional and readonly count. */
type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/** Takes only `true`, so that a line with it is an error if the types differ. */
type Expect<T extends true> = T

/** The properties of a company, written out. */
interface CompanyProperties {
  company_id: string
  name: string
  created_at?: string | number
  plan?: string
  monthly_spend?: number
  size?: number
  website?: string
  industry?: string
  company_custom_traits?: Record<string, unknown>
}

/** `T` as one object type, as it reads in an editor. */
type Flat<T> = { [K in keyof T]: T[K] }

/** The payloads of the three actions, exactly. */
export type PayloadsAreExact = [
  Expect<
    Equal<
      Track,
      {
        event_name: string
        revenue?: number
        currency?: string
        event_metadata?: Record<string, unknown>
      }
    >
  >,
  Expect<
    Equal<
      User,
      {
        user_id?: string
        custom_traits?: Record<string, unknown>
        name?: string
        phone?: string
        unsubscribed_from_emails?: boolean
        language_override?: string
        email?: string
        created_at?: string | number
        avatar_image_url?: string
        user_hash?: string
        intercom_user_jwt?: string
        company?: Flat<CompanyProperties>
        companies?: Flat<CompanyProperties>[]
        hide_default_launcher?: boolean
      }
    >
  >,
  Expect<Equal<Company, { company: Flat<CompanyProperties>; hide_default_launcher?: boolean }>>
]

interface OfFields<F extends Fields> {
  payload: PayloadOf<F>
}

/** Fields of every type. */
export const fields = {
  text: { label: '', description: '', type: 'text', required: true },
  secret: { label: '', description: '', type: 'password', required: false },
  when: { label: '', description: '', type: 'datetime' },
  count: { label: '', description: '', type: 'number', multiple: true, required: true },
  loose: { label: '', description: '', type: 'object' },
  sometimes: {
    label: '',
    description: '',
    type: 'integer',
    required: {
      conditions: [{ type: 'field', fieldKey: 'text', operator: 'is', value: 'a' }]
    }
  },
  shaped: {
    label: '',
    description: '',
    type: 'object',
    multiple: true,
    properties: {
      flag: { label: '', type: 'boolean', required: true },
      inner: { label: '', type: 'object', properties: { id: { label: '', type: 'string' } } }
    }
  }
} as const satisfies Fields

/** PayloadOf, exactly: only `required: true` makes a key required, and a list is one of its items' type. */
export type PayloadOfIsExact = Expect<
  Equal<
    OfFields<typeof fields>['payload'],
    {
      text: string
      count: number[]
      secret?: string
      when?: string | number
      loose?: Record<string, unknown>
      sometimes?: number
      shaped?: { flag: boolean; inner?: { id?: string } }[]
    }
  >
>

/** What each field promises, used as code would use it. */
export const track: Track = { event_name: 'Signed Up', revenue: 5 }

// @ts-expect-error -- the name of an event is required
export const nameless: Track = { revenue: 5 }

// @ts-expect-error -- revenue is a number
export const wordy: Track = { event_name: 'Signed Up', revenue: '5' }

// @ts-expect-error -- there is no such field
export const unknownField: Track = { event_name: 'Signed Up', cost: 5 }

// @ts-expect-error -- a company needs an ID
export const anonymousCompany: Company = { company: { name: 'Acme' } }

// @ts-expect-error -- the companies are a list
export const lonely: User = { companies: { company_id: 'c1', name: 'Acme' } }

// @ts-expect-error -- appId is required
export const withoutApp: Options = { subscriptions: [] }

// @ts-expect-error -- a list of keys
export const oneLink: Options = { appId: 'abc', richLinkProperties: 'article' }

export const options: Options = { appId: 'abc', shutdownOnReset: false }

// @ts-expect-error -- the type of a field is one that Segment knows
export const oddField: Fields = { odd: { label: '', description: '', type: 'color' } }

/** The definition keeps its actions by name. */
export type ActionsAreNamed = Expect<
  Equal<keyof (typeof destination)['actions'], 'trackEvent' | 'identifyUser' | 'identifyCompany'>
>
