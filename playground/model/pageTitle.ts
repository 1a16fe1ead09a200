import { faults as allFaults } from '../faults'
import type { Fault } from '../protocol'
import type { Setup } from './setup'

/** What the timeline calls a page that is loaded so. */
export const pageTitle = ({
  setup,
  faults,
  isReal
}: {
  setup: Setup
  faults: Fault[]
  isReal: boolean
}): string => {
  const count = setup.mappings.filter(({ enabled }) => enabled).length
  const mappings = `${count} ${count === 1 ? 'mapping' : 'mappings'}`
  const names = allFaults.filter(({ key }) => faults.includes(key)).map(({ name }) => name)
  const { loadOn } = setup.settings
  const moment = loadOn === 'load' ? [] : [`loads on ${String(loadOn)}`]
  return ['Page loaded', mappings, ...moment, ...names, ...(isReal ? ['real Messenger'] : [])].join(
    ' · '
  )
}
