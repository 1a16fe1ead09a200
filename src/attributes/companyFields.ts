import type { Fields } from './fields'

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
