import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../support/browser/suite'
import { verifies } from '../support/messenger/verifies'
import { DESTINATION, serveSite, workspaceEntry } from '../support/site'

declare const analytics: Analytics
declare const asked: string[]

const suite = browserSuite()

/** A token for the user, as the customer's server gives it, that is over in five minutes. */
function tokenFor(userId: string): string {
  const exp = Math.floor(Date.now() / 1000) + 5 * 60
  const claims = Buffer.from(JSON.stringify({ user_id: userId, exp })).toString('base64url')
  return `header.${claims}.signature`
}

/** Opens a page whose server gives tokens, in a workspace that refuses every user without a proof. */
async function open(): Promise<void> {
  const { net, page } = suite
  net.intercomAnswers({ enforce: true })
  for (const userId of ['a', 'b']) net.file(`/token-${userId}`, tokenFor(userId))
  const loadOptions = `{ integrations: { '${DESTINATION}': { getUserToken: (userId) => {
    window.asked.push(userId)
    return fetch('/token-' + userId).then((response) => response.text())
  } } } }`
  const url = await serveSite(suite, { way: 'npm', before: 'window.asked = []', loadOptions })
  // As in a workspace: Analytics.js reads what `load` says of a destination that stands here.
  net.cdnSettings({ integrations: { [DESTINATION]: {} }, remotePlugins: [workspaceEntry()] })
  await page.goto(url)
}

/** Calls `track` with the name, and waits for the event at Intercom. Gives whose it is. */
const userOf = async (name: string): Promise<unknown> => {
  const { net, page } = suite
  await page.evaluate((event) => void analytics.track(event), name)
  const event = await net.waitFor(() => net.events().find((each) => each.name === name))
  return event.userData.user_id
}

const identify = (userId: string): Promise<void> =>
  suite.page.evaluate((id) => void analytics.identify(id, { name: 'Ada' }), userId)

afterEach(() => {
  for (const { userData } of suite.net.pings()) expect(verifies(userData, Date.now())).toBe(true)
})

describe('with getUserToken, in a workspace that enforces verification,', () => {
  it('a page view of a known user names nobody before the token is there', async () => {
    await open()
    await identify('a')
    expect(await userOf('First')).toBe('a')
    await open()
    await suite.page.evaluate(() => void analytics.page())
    expect(await userOf('Second')).toBe('a')
    expect(await suite.page.evaluate(() => asked)).toEqual(['a'])
  })

  it('after a reset nobody is named, and the next person has a token of their own', async () => {
    await open()
    await identify('a')
    expect(await userOf('First')).toBe('a')
    await suite.page.evaluate(() => analytics.reset())
    expect(await userOf('Second')).toBeUndefined()
    await identify('b')
    expect(await userOf('Third')).toBe('b')
    expect(await suite.page.evaluate(() => asked)).toEqual(['a', 'b'])
  })
})
