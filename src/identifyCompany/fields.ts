import { companyMapping, companyProperties } from '../company/fields'
import type { Fields } from '../destination/fields'
import { launcherFields } from '../messenger/fields'

/** The fields of Identify Company. */
export const fields = {
  company: {
    label: 'Company',
    description: 'The company that the user belongs to.',
    type: 'object',
    required: true,
    properties: companyProperties,
    default: companyMapping('$.traits', '$.groupId')
  },
  ...launcherFields
} as const satisfies Fields
