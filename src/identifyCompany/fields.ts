import { companyProperties } from '../attributes/companyFields'
import type { Fields } from '../attributes/fields'
import { hideDefaultLauncher } from '../attributes/launcherFields'

/** The fields of Identify Company. */
export const fields = {
  company: {
    label: 'Company',
    description: 'The company that the user belongs to.',
    type: 'object',
    required: true,
    properties: companyProperties,
    default: {
      company_id: { '@path': '$.groupId' },
      name: { '@path': '$.traits.name' },
      created_at: {
        '@if': {
          exists: { '@path': '$.traits.createdAt' },
          then: { '@path': '$.traits.createdAt' },
          else: { '@path': '$.traits.created_at' }
        }
      },
      plan: { '@path': '$.traits.plan' },
      size: { '@path': '$.traits.size' },
      website: { '@path': '$.traits.website' },
      industry: { '@path': '$.traits.industry' },
      monthly_spend: { '@path': '$.traits.monthly_spend' }
    }
  },
  hide_default_launcher: hideDefaultLauncher
} as const satisfies Fields

/** What `perform` gets. The browser never checks a mapping, so each value can be anything. */
export type Payload = Partial<Record<keyof typeof fields, unknown>>
