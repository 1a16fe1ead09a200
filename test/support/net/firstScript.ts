import { createHash } from 'node:crypto'
import { bodyOf, type Reply } from './reply'

/** Puts a script before everything else of a page, in a way that its content security policy lets through. */
export async function withFirstScript(reply: Reply, source: string): Promise<Reply> {
  const { 'content-security-policy': policy, ...headers } = reply.headers ?? {}
  if (!headers['content-type']?.startsWith('text/html')) return reply
  const html = String(await bodyOf(reply))
  return {
    ...reply,
    headers: { ...headers, ...(policy && { 'content-security-policy': allow(policy, source) }) },
    // A script before the doctype would switch the page to quirks mode.
    body: html.replace(/^(\s*<!doctype[^>]*>)?/i, (start) => `${start}<script>${source}</script>`)
  }
}

/** The policy and a hash of the script, if inline scripts need one: a hash forbids those without. */
function allow(policy: string, source: string) {
  const hash = createHash('sha256').update(source).digest('base64')
  return policy.replace(
    /\b(?:script|default)-src(?=[ ;]|$)(?![^;]*'unsafe-inline')/g,
    `$& 'sha256-${hash}'`
  )
}
