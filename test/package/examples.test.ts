import type { Analytics } from '@segment/analytics-next'
import { poll } from '../support/browser/poll'
import type { Call } from '../support/messenger'
import { verifies } from '../support/messenger/verifies'
import { examples, inReadme, titled } from './support/exampleBlocks'
import { exampleSuite, type Globals, HOSTED } from './support/exampleSuite'
import { run } from './support/project'

const suite = exampleSuite()

/** Whether it brings its own App ID, for a workspace that has none. */
const isAlone = (code: string): boolean => code.includes('.register(')

const asked = (): string[] => suite.net.requests.map(({ path }) => path)

describe('a module', () => {
  it.each(titled(examples.modules))('%s brings events to Intercom', async (_, block) => {
    if (!isAlone(block.code) || block.code.includes('remotePlugins')) suite.connect()
    await suite.openModule(block)
    if (block.code.includes("analytics.track('Order Completed'")) {
      await suite.arrives('Order Completed')
      expect(suite.net.events()[0]?.metadata).toMatchObject({ price: { amount: 1999 } })
    } else {
      await suite.track('Read')
      await suite.arrives('Read')
      const [event] = suite.net.events()
      // The middleware of the documents takes it away.
      if (block.code.includes('Middleware(')) expect(event?.metadata).not.toHaveProperty('total')
      else expect(event?.metadata).toHaveProperty('total')
    }
    expect(suite.problems()).toEqual([])
    expect(asked()).not.toContain(HOSTED)
  })
})

describe('a module of a server', () => {
  it.each(titled(examples.ofServers))('%s proves who a user is', async (_, { code }) => {
    const { installed } = suite
    const [, name = ''] = /export const (\w+)/.exec(code) ?? []
    installed.write('server.mjs', `${code}\nconsole.log(await ${name}('user-1', 'a secret'))`)
    const proof = run(installed.folder, 'node', 'server.mjs').trim()
    const userData = {
      user_id: 'user-1',
      [name === 'toUserToken' ? 'intercom_user_jwt' : 'user_hash']: proof
    }
    expect(await verifies(userData, { secret: 'a secret' }, Date.now())).toBe(true)
    expect(await verifies(userData, { secret: 'another' }, Date.now())).toBe(false)
  })
})

describe('a command', () => {
  it.each(titled(examples.commands))('%s runs in a project with the package', (_, { code }) => {
    expect(run(suite.installed.folder, 'sh', '-c', code)).toContain('sha384-')
  })
})

describe("a block for Segment's snippet", () => {
  const loads = titled(examples.loads).map(([title, load]) => [title, { load }] as const)
  const scripts = titled(examples.scripts).map(([title, below]) => [title, { below }] as const)

  it.each([...loads, ...scripts])('%s brings events to Intercom', async (_, parts) => {
    if ('load' in parts) suite.connect()
    await suite.openSnippet(parts)
    await suite.track('Read')
    await suite.arrives('Read')
    expect(asked()).toContain('/js/intercom.global.js')
    expect(asked()).not.toContain(HOSTED)
    expect(suite.problems()).toEqual([])
    // Segment's snippet counts the page itself, once.
    await suite.net.waitFor(() => suite.net.segment().length === 2)
    expect(
      suite.net
        .segment()
        .map(({ type }) => type)
        .sort()
    ).toEqual(['page', 'track'])
  })

  it.each(loads)('%s does no harm if the settings name no remote plugins', async (_, parts) => {
    suite.net.cdnSettings({ remotePlugins: undefined })
    await suite.openSnippet(parts)
    await suite.net.waitFor(() => suite.net.segment().length === 1)
    expect(suite.problems()).toEqual([])
  })

  it.each(titled(examples.settings))('%s stays in window.intercomSettings', async (_, above) => {
    suite.connect()
    await suite.openSnippet({ above, load: inReadme('updateCDNSettings') })
    const code = `const window = {}; ${above.code.replace(/<\/?script>/g, '')}; return window`
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a block of a document is text
    const given = Function(code) as () => Globals
    await suite.track('Read')
    await suite.arrives('Read')
    const settings = await suite.page.evaluate(
      () => (window as unknown as Globals).intercomSettings
    )
    expect(settings).toMatchObject({ ...given().intercomSettings, app_id: 'YOUR_APP_ID' })
  })
})

describe('a call', () => {
  const user = { user_id: 'user-1', name: 'Ada Lovelace' }

  // The destination also asks whether Intercom has answered.
  const isTold = ([command]: unknown[]): boolean => command !== 'getVisitorId'

  // What Intercom is told then, by a word in the block.
  const effects: [string, unknown[][]][] = [
    ['intercom-destination:stop', [['shutdown']]],
    ['hideDefaultLauncher: true', [['update', { hide_default_launcher: true }]]],
    ['hideDefaultLauncher: false', [['update', { hide_default_launcher: false }]]],
    ['jwt', [['update', { ...user, intercom_user_jwt: 'TOKEN_FROM_YOUR_SERVER' }]]],
    ['user_hash', [['update', { ...user, user_hash: 'HASH_FROM_YOUR_SERVER' }]]],
    [
      "(Actions)': false",
      [
        ['trackEvent', 'Invoice Opened', {}],
        ['trackEvent', 'Invoice Paid', {}]
      ]
    ],
    [
      'reset()',
      [['trackEvent', 'Logged Out', {}], ['shutdown'], ['boot', { app_id: 'YOUR_APP_ID' }]]
    ]
  ]

  it.each(titled(examples.calls))(
    '%s reaches Intercom on a page that has loaded',
    async (_, { code }) => {
      suite.connect()
      await suite.openModule(inReadme('plugins: ['))
      await suite.page.waitFor(() => {
        const { Intercom } = window as unknown as Globals
        return Intercom && !('q' in Intercom)
      })
      const commands = (): Promise<unknown[][]> =>
        suite.page.evaluate(() =>
          (window as unknown as { messengerDouble: { calls: Call[] } }).messengerDouble.calls.map(
            ({ command, args }) => [command, ...args]
          )
        )
      const [, expected = []] = effects.find(([word]) => code.includes(word)) ?? []
      expect(expected).not.toEqual([])
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a block of a document is text
      await suite.page.evaluate((text: string) => void Function(text)(), code)
      await poll(async () => {
        expect((await commands()).filter(isTold).slice(-expected.length)).toMatchObject(expected)
        return true
      }, 'the calls of Intercom')
      expect(suite.problems()).toEqual([])
    }
  )
})

describe("a listener for the plugin's event", () => {
  it.each(titled(examples.listeners))('%s hears what is dropped', async (_, { code }) => {
    suite.connect()
    await suite.openModule(inReadme('plugins: ['))
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a block of a document is text
    await suite.page.evaluate((text: string) => void Function(text)(), code)
    await suite.page.evaluate(
      () =>
        (window as unknown as { analytics: Analytics }).analytics.track('Read', {
          list: []
        }) as Promise<never>
    )
    await suite.page.waitForMessage('trackEvent list Intercom takes no nested values')
  })
})

describe('the policy of docs/csp.md', () => {
  it('lets a page, Segment and Intercom work', async () => {
    suite.connect()
    const [policy] = examples.policies
    const [name = '', value = ''] = policy!.code.trim().split(/: (.*)/s)
    await suite.openModule(inReadme('plugins: ['), { headers: { [name]: value } })
    await suite.track('Read')
    await suite.arrives('Read')
    await suite.net.waitFor(() => suite.net.segment().length > 0)
    expect(suite.problems()).toEqual([])
  })
})
