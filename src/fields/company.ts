import { either, path } from './directives'
import type { Fields } from './types'

/** The properties of a company, in every field that takes one. */
export const companyProperties = {
  company_id: {
    label: 'Company ID',
    description: 'Your own ID of the company. Intercom recognizes a company by it.',
    type: 'string',
    required: true
  },
  name: {
    label: 'Company Name',
    description: 'What your team calls the company.',
    type: 'string',
    required: true
  },
  created_at: {
    label: 'Company Creation Time',
    description: 'When the company became your customer: ISO 8601 text, or Unix time.',
    type: 'datetime'
  },
  plan: {
    label: 'Company Plan',
    description: 'Which of your plans the company is on.',
    type: 'string'
  },
  monthly_spend: {
    label: 'Monthly Spend',
    description: 'What the company pays you in a month. Intercom keeps whole numbers.',
    type: 'integer'
  },
  size: {
    label: 'Company Size',
    description: 'How many people work at the company.',
    type: 'integer'
  },
  website: {
    label: 'Company Website',
    description: 'The address of the site of the company.',
    type: 'string'
  },
  industry: {
    label: 'Industry',
    description: 'The line of business that the company is in.',
    type: 'string'
  },
  company_custom_traits: {
    label: 'Company Custom Attributes',
    description:
      'Attributes of your own for the company. Create them in Intercom first. Nested values are left out.',
    type: 'object',
    defaultObjectUI: 'keyvalue'
  }
} as const satisfies Fields

/** The default mapping of a company, read below `root`: "$.traits.company", or "$" for an item of a list. */
export const companyMapping = <R extends string, I extends string>(root: R, id: I) => ({
  company_id: path(id),
  name: path(`${root}.name`),
  created_at: either(`${root}.createdAt`, `${root}.created_at`),
  plan: path(`${root}.plan`),
  size: path(`${root}.size`),
  website: path(`${root}.website`),
  industry: path(`${root}.industry`),
  monthly_spend: path(`${root}.monthly_spend`)
})
