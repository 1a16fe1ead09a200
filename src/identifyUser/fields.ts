import { companyProperties } from '../attributes/companyFields'
import type { Fields } from '../attributes/fields'
import { hideDefaultLauncher } from '../attributes/launcherFields'

/** The fields of Identify User. */
export const fields = {
  user_id: {
    label: 'User ID',
    description:
      'Your own ID of the user. If it changes, the plugin logs the last person out first.',
    type: 'string',
    default: { '@path': '$.userId' }
  },
  custom_traits: {
    label: 'Custom Attributes',
    description:
      'Attributes of your own for the user. Create them in Intercom first. Nested values are left out, and the fields of this mapping win over attributes of the same name.',
    type: 'object',
    defaultObjectUI: 'keyvalue'
  },
  name: {
    label: 'Name',
    description: 'The name of the user.',
    type: 'string',
    default: { '@path': '$.traits.name' }
  },
  phone: {
    label: 'Phone Number',
    description: 'The phone number of the user.',
    type: 'string',
    default: { '@path': '$.traits.phone' }
  },
  unsubscribed_from_emails: {
    label: 'Unsubscribed From Emails',
    description: 'Whether the user has asked for no more email.',
    type: 'boolean'
  },
  language_override: {
    label: 'Language Override',
    description: 'The language that the Messenger uses in place of that of the browser.',
    type: 'string'
  },
  email: {
    label: 'Email Address',
    description: 'The email address of the user.',
    type: 'string',
    default: { '@path': '$.traits.email' }
  },
  created_at: {
    label: 'User Creation Time',
    description: 'When the user signed up: ISO 8601 text, or Unix time.',
    type: 'datetime',
    default: {
      '@if': {
        exists: { '@path': '$.traits.createdAt' },
        then: { '@path': '$.traits.createdAt' },
        else: { '@path': '$.traits.created_at' }
      }
    }
  },
  avatar_image_url: {
    label: 'Avatar',
    description: 'The address of a picture of the user.',
    type: 'string',
    default: { '@path': '$.traits.avatar' }
  },
  user_hash: {
    label: 'User Hash',
    description:
      'The HMAC that your server makes of the user ID or email, if Intercom is set to verify identities.',
    type: 'string',
    default: {
      '@if': {
        exists: { '@path': '$.integrations.Intercom.user_hash' },
        then: { '@path': '$.integrations.Intercom.user_hash' },
        else: { '@path': '$.integrations.Intercom.userHash' }
      }
    }
  },
  intercom_user_jwt: {
    label: 'Intercom User JWT',
    description:
      'The JSON Web Token that your server signs for the user, if Intercom is set to verify identities.',
    type: 'string',
    default: {
      '@if': {
        exists: { '@path': '$.integrations.Intercom.intercom_user_jwt' },
        then: { '@path': '$.integrations.Intercom.intercom_user_jwt' },
        else: { '@path': '$.integrations.Intercom.intercomUserJwt' }
      }
    }
  },
  company: {
    label: 'Company',
    description: 'The company that the user belongs to.',
    type: 'object',
    properties: companyProperties,
    default: {
      company_id: { '@path': '$.traits.company.id' },
      name: { '@path': '$.traits.company.name' },
      created_at: {
        '@if': {
          exists: { '@path': '$.traits.company.createdAt' },
          then: { '@path': '$.traits.company.createdAt' },
          else: { '@path': '$.traits.company.created_at' }
        }
      },
      plan: { '@path': '$.traits.company.plan' },
      size: { '@path': '$.traits.company.size' },
      website: { '@path': '$.traits.company.website' },
      industry: { '@path': '$.traits.company.industry' },
      monthly_spend: { '@path': '$.traits.company.monthly_spend' }
    }
  },
  companies: {
    label: 'Companies',
    description: 'The companies that the user belongs to, if there is more than one.',
    type: 'object',
    multiple: true,
    properties: companyProperties,
    default: {
      '@arrayPath': [
        '$.traits.companies',
        {
          company_id: { '@path': '$.id' },
          name: { '@path': '$.name' },
          created_at: {
            '@if': {
              exists: { '@path': '$.createdAt' },
              then: { '@path': '$.createdAt' },
              else: { '@path': '$.created_at' }
            }
          },
          plan: { '@path': '$.plan' },
          size: { '@path': '$.size' },
          website: { '@path': '$.website' },
          industry: { '@path': '$.industry' },
          monthly_spend: { '@path': '$.monthly_spend' }
        }
      ]
    }
  },
  hide_default_launcher: hideDefaultLauncher
} as const satisfies Fields

/** What `perform` gets. The browser never checks a mapping, so each value can be anything. */
export type Payload = Partial<Record<keyof typeof fields, unknown>>
