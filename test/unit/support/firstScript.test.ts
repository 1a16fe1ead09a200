import { withFirstScript } from '../../support/net/firstScript'

const page = (body: string, policy?: string) => ({
  headers: {
    'content-type': 'text/html; charset=utf-8',
    ...(policy && { 'content-security-policy': policy })
  },
  body
})

const policyOf = async (policy: string) =>
  (await withFirstScript(page('', policy), 'run()')).headers?.['content-security-policy']

describe('the first script of a page', () => {
  it('comes after the doctype and before everything else', async () => {
    const { body } = await withFirstScript(page('<!doctype html>\n<p>$&</p>'), `run('$&')`)
    expect(body).toBe(`<!doctype html><script>run('$&')</script>\n<p>$&</p>`)
    expect((await withFirstScript(page('<p>'), 'run()')).body).toBe('<script>run()</script><p>')
  })

  it('is let through by a policy, which stays as strict', async () => {
    const hash = `'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ='`
    expect(await policyOf(`script-src 'nonce-n1' 'self'; connect-src *`)).toBe(
      `script-src ${hash} 'nonce-n1' 'self'; connect-src *`
    )
    expect(await policyOf(`default-src 'self'`)).toBe(`default-src ${hash} 'self'`)
    expect(await policyOf(`script-src 'self' 'unsafe-inline'`)).toBe(
      `script-src 'self' 'unsafe-inline'`
    )
  })

  it('is in pages only', async () => {
    const file = { headers: { 'content-type': 'text/javascript' }, body: 'x' }
    expect(await withFirstScript(file, 'run()')).toBe(file)
  })
})
