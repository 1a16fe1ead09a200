import type { Messenger } from '../../../src/messenger'
import { browserSuite } from '../../support/browser/suite'
import { bundleEntry } from '../../support/bundle'
import { commandsOf, openLiveSite, scriptsOf } from '../../support/visitor'

declare const messenger: Messenger

const suite = browserSuite()

const app = `
  import { createElement, StrictMode } from 'react'
  import { hydrateRoot } from 'react-dom/client'
  import { renderToString } from 'react-dom/server.browser'
  import { useIntercom } from './dist/react.mjs'
  import { messenger } from './dist/messenger.mjs'

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

const says = (text: string): Promise<unknown> =>
  suite.page.waitFor((expected) => {
    const texts = [...document.querySelectorAll('#help')].map((element) => element.textContent)
    return texts.length === 2 && texts.every((each) => each === expected)
  }, text)

describe('useIntercom()', () => {
  const open = async (): Promise<void> => {
    const alias = { 'segment-intercom-web/messenger': 'dist/messenger.mjs' }
    suite.net.file('/react.js', await bundleEntry(app, alias))
    await openLiveSite(suite, { body: '<script src="/react.js"></script>' })
    await says('true,false,0')
  }

  it('has the state of the Messenger in every component, in strict mode', async () => {
    const { page } = suite
    await open()
    await page.click('#help')
    await says('true,true,0')
    await page.evaluate(() => messenger.hide())
    await says('true,false,0')
    expect((await commandsOf(suite)).filter((name) => name === 'onShow')).toHaveLength(1)
    expect(scriptsOf(suite)).toBe(1)
  })
})
