import type { Report } from '../report'

/** The attribute that hides or shows Intercom's own launcher; none if the mapping does not say. */
export function toLauncher(hide: unknown, report: Report): Record<string, unknown> {
  const isHidden = hide === true || hide === 'true'
  if (isHidden || hide === false || hide === 'false') return { hide_default_launcher: isHidden }
  if (hide !== undefined && hide !== null)
    report('hide_default_launcher', 'left out: it is not a boolean. Send true or false.')
  return {}
}
