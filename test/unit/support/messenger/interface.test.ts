import { cleanPages, launcher, page, panel, settle, startMessenger } from './setUp'

cleanPages()

const isOpen = () => panel()?.hidden === false

describe('the interface', () => {
  it('opens and closes from the default launcher and tells the page', async () => {
    await startMessenger()
    const seen: string[] = []
    page.Intercom('onShow', () => seen.push('show'))
    page.Intercom('onHide', () => seen.push('hide'))
    launcher()?.click()
    expect(isOpen()).toBe(true)
    launcher()?.click()
    expect(isOpen()).toBe(false)
    expect(seen).toEqual(['show', 'hide'])
  })

  it.each([
    ['show', [], 'home', ''],
    ['showMessages', [], 'messages', ''],
    ['showNewMessage', ['Hello'], 'newMessage', 'Hello'],
    ['startConversation', ['Hello'], 'newMessage', 'Hello'],
    ['showSpace', ['news'], 'news', ''],
    ['showArticle', [12], 'article', '12']
  ])('shows on %s what was asked for', async (command, args, space, content) => {
    const onPanel = jest.fn()
    await startMessenger({ onPanel })
    page.Intercom(command, ...args)
    await settle()
    expect(isOpen()).toBe(true)
    expect(panel()?.dataset).toMatchObject({ space, content })
    expect(onPanel).toHaveBeenCalledWith(panel())
    page.Intercom('hide')
    await settle()
    expect(isOpen()).toBe(false)
  })

  it('shows a launcher that the workspace hides with hide_default_launcher false', async () => {
    await startMessenger({ launcherHidden: true })
    expect(launcher()?.hidden).toBe(true)
    page.Intercom('update', { hide_default_launcher: false })
    expect(launcher()?.hidden).toBe(false)
  })

  it('keeps a custom launcher through updates that do not name it, until a shutdown', async () => {
    await startMessenger()
    document.body.insertAdjacentHTML('beforeend', '<button id="chat"></button>')
    const chat = document.querySelector<HTMLElement>('#chat')!
    page.Intercom('update', { custom_launcher_selector: '#chat' })
    page.Intercom('update', { plan: 'pro' })
    chat.click()
    await settle()
    expect(isOpen()).toBe(true)
    page.Intercom('shutdown')
    page.Intercom('boot')
    await settle()
    chat.click()
    await settle()
    expect(isOpen()).toBe(false)
  })

  it('survives a custom launcher selector that is not valid', async () => {
    await startMessenger({}, { custom_launcher_selector: '##' })
    document.body.click()
    await settle()
    expect(isOpen()).toBe(false)
  })
})
