import { IntercomServer } from '../../../support/messenger/server'

const workspace = { status: 200 }

const ping = (userData: object, fields = {}) => ({ user_data: JSON.stringify(userData), ...fields })

describe('the servers of Intercom', () => {
  it('give each new visitor an ID and a session of their own', async () => {
    const server = new IntercomServer()
    const answers = [
      await server.ping(ping({}), workspace, 0),
      await server.ping(ping({}), workspace, 0)
    ]
    expect(answers).toMatchObject([
      { body: { user: { anonymous_id: 'visitor-1' }, anonymous_session: 'session-1' } },
      { body: { user: { anonymous_id: 'visitor-2' }, anonymous_session: 'session-2' } }
    ])
  })

  it('know a visitor again by the cookies, whoever boots', async () => {
    const fields = ping(
      { anonymous_id: 'visitor-7', user_id: 'u2' },
      { anonymous_session: 'session-7' }
    )
    expect(await new IntercomServer().ping(fields, workspace, 0)).toMatchObject({
      status: 200,
      body: {
        user: { anonymous_id: 'visitor-7', role: 'user_role' },
        anonymous_session: 'session-7'
      }
    })
  })

  it('refuse with the status that they are set to', async () => {
    const answer = await new IntercomServer().ping(ping({}), { status: 403 }, 0)
    expect(answer).toMatchObject({ status: 403, body: { errors: [{ code: 'forbidden' }] } })
  })

  it('refuse who names a user without a proof, if they enforce one', async () => {
    const server = new IntercomServer()
    const enforcing = { status: 200, enforce: {} }
    expect(await server.ping(ping({ user_id: 'u1' }), enforcing, 0)).toMatchObject({ status: 403 })
    expect(await server.ping(ping({}), enforcing, 0)).toMatchObject({ status: 200 })
  })
})
