import { companyMapping, companyProperties } from '../fields/company'
import type { Fields, PayloadOf } from '../fields/types'
import { launcherFields } from '../fields/launcher'

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

/** What a mapping of Identify Company gives. */
export type Payload = PayloadOf<typeof fields>
