import { browserSuite } from '../../support/browser/suite'
import { openSite } from '../../support/site'
import { expectOutcomes, droppedOf, waitForIdle } from '../../support/visitor'

const suite = browserSuite(expectOutcomes)

const body = `
  <button id="plain">Press</button>
  <a class="help" id="link" href="/help"><span id="inside">Help</span></a>
  <button class="help" id="button">Help</button>`

// The page counts what its own listeners hear: a link that is followed later must not be heard as a second click.
const before = `  addEventListener('click', ({ defaultPrevented }) => {
    localStorage.clicks = \`\${localStorage.clicks ?? ''}\${defaultPrevented ? 'prevented ' : 'free '}\`
  })`

const open = (loadOn: string) =>
  openSite(suite, { settings: { activator: '.help', loadOn }, body, before })

const clicks = () => suite.page.evaluate(() => localStorage.getItem('clicks'))

const isOpen = () =>
  [...document.querySelectorAll<HTMLElement>('[role=dialog]')].some(({ hidden }) => !hidden)

const expectOpen = async () => {
  const { page } = suite
  await page.waitFor(isOpen)
  expect(await page.evaluate(() => location.pathname)).toBe('/')
}

describe.each(['load', 'interaction'])("with loadOn '%s'", (loadOn) => {
  it('clicks before the Messenger is there open it when it is there', async () => {
    const { net, page } = suite
    const release = net.holdWidget()
    await open(loadOn)
    await page.evaluate(() => {
      for (const selector of ['#inside', '#link', '#button'])
        document.querySelector<HTMLElement>(selector)!.click()
    })
    expect(await clicks()).toBe('prevented prevented prevented ')
    release()
    await expectOpen()
  })

  it('a link is followed if the script fails, and the click is heard once', async () => {
    const { net, page } = suite
    net.page('/help', '<!doctype html><title>Help</title>')
    const release = net.holdWidget({ mode: 'missing' })
    await open(loadOn)
    await page.evaluate(() => document.querySelector<HTMLElement>('#inside')!.click())
    release()
    await page.waitFor(() => location.pathname === '/help')
    expect(await clicks()).toBe('prevented ')
    expect(await droppedOf(suite)).toEqual([])
  })
})

it.each([
  ['Enter', '#link'],
  ['Space', '#button']
] as const)('%s on %s opens the Messenger', async (key, selector) => {
  const { page } = suite
  await open('interaction')
  await waitForIdle(suite)
  await page.evaluate((text) => document.querySelector<HTMLElement>(text)!.focus(), selector)
  await page.press(key)
  await expectOpen()
})
