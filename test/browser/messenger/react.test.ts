import path from 'node:path'
import type { Analytics } from '@segment/analytics-next'
import { build } from 'esbuild'
import { browserSuite } from '../../support/browser/suite'
import { scriptsOf } from '../../support/door'
import { openSite } from '../../support/site'
import { commandsOf, waitForMessenger } from '../../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

const root = path.resolve(__dirname, '../../..')

const app = `
  import { createElement, StrictMode } from 'react'
  import { hydrateRoot } from 'react-dom/client'
  import { renderToString } from 'react-dom/server.browser'
  import { useIntercom } from './dist/react.mjs'
  import { messenger } from 'segment-intercom-web/messenger'

  function Help() {
    const { show, isReady, isOpen, unreadCount } = useIntercom()
    return createElement('button', { id: 'help', onClick: show }, [isReady, isOpen, unreadCount].join())
  }
  const tree = () => createElement(StrictMode, null, createElement(Help), createElement(Help))

  window.messenger = messenger
  const start = () => {
    const element = document.createElement('div')
    element.innerHTML = window.markup = renderToString(tree())
    document.body.append(element)
    window.root = hydrateRoot(element, tree(), {
      onRecoverableError: (error) => console.error('Recovered: ' + error)
    })
  }
  if (document.body) start()
  else addEventListener('DOMContentLoaded', start)`

const bundle = async (version: string): Promise<string> => {
  const suffix = version === '18' ? '-18' : ''
  const { outputFiles } = await build({
    stdin: { contents: app, resolveDir: root },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    define: { 'process.env.NODE_ENV': '"development"' },
    alias: {
      react: path.join(root, `node_modules/react${suffix}`),
      'react-dom': path.join(root, `node_modules/react-dom${suffix}`),
      'segment-intercom-web/messenger': path.join(root, 'dist/messenger.mjs')
    }
  })
  return outputFiles[0]!.text
}

const says = (text: string): Promise<unknown> =>
  suite.page.waitFor((expected) => {
    const texts = [...document.querySelectorAll('#help')].map((element) => element.textContent)
    return texts.length === 2 && texts.every((each) => each === expected)
  }, text)

describe.each(['18', '19'])('useIntercom() in React %s', (version) => {
  const open = async (): Promise<void> => {
    suite.net.file('/react.js', await bundle(version))
    await openSite(suite, { body: '<script src="/react.js"></script>' })
    await waitForMessenger(suite)
  }

  it('has the state of the Messenger in every component, in strict mode', async () => {
    const { page } = suite
    await open()
    await says('true,false,0')
    await page.click('#help')
    await says('true,true,0')
    await page.evaluate(() =>
      (window as unknown as { messenger: { hide: () => void } }).messenger.hide()
    )
    await says('true,false,0')
    expect((await commandsOf(suite)).filter((name) => name === 'onShow')).toHaveLength(1)
    expect(scriptsOf(suite)).toBe(1)
  })

  it('renders on a server what the first render in the browser says', async () => {
    const { page } = suite
    await open()
    await says('true,false,0')
    const markup = await page.evaluate(() => (window as unknown as { markup: string }).markup)
    expect(markup).toContain('>false,false,0</button>')
    expect(page.console.filter(({ type }) => type === 'error' || type === 'pageerror')).toEqual([])
  })

  it('is closed after a reset, and knows the next opening', async () => {
    const { page } = suite
    await open()
    await says('true,false,0')
    await page.click('#help')
    await says('true,true,0')
    await page.evaluate(() => analytics.reset())
    await says('true,false,0')
    await page.click('#help')
    await says('true,true,0')
  })

  it('is not ready while the page has stopped everything', async () => {
    const { page } = suite
    await open()
    await says('true,false,0')
    await page.evaluate(() => window.dispatchEvent(new Event('intercom-destination:stop')))
    await says('false,false,0')
    await page.evaluate(() => window.dispatchEvent(new Event('intercom-destination:start')))
    await says('true,false,0')
  })
})
