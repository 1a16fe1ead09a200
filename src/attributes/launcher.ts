import type { Report } from '../diagnostics'

/** What an update says of Intercom's own launcher: whether it is hidden. */
export function toLauncher(hide: unknown, report: Report): Record<string, unknown> {
  if (typeof hide === 'boolean') return { hide_default_launcher: hide }
  if (hide !== undefined && hide !== null)
    report('hide_default_launcher', 'it is not a boolean. Send true or false.')
  return {}
}
