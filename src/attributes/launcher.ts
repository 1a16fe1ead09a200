import type { Report } from '../report'

/** What an update says of Intercom's own launcher: whether it is hidden. */
export function toLauncher(hide: unknown, report: Report): Record<string, unknown> {
  const isHidden = hide === true || hide === 'true'
  if (isHidden || hide === false || hide === 'false') return { hide_default_launcher: isHidden }
  if (hide !== undefined && hide !== null)
    report('hide_default_launcher', 'it is not a boolean. Send true or false.')
  return {}
}
