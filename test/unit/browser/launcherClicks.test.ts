import { keepClicks, toSelector } from '../../../src/browser/launcherClicks'
import { installForeignStub } from '../harness/page'

describe('the selector of a launcher', () => {
  it.each(['', undefined, null, '#IntercomDefaultWidget'])(
    'is none where it is %p',
    (activator) => {
      const report = jest.fn()
      expect(toSelector(activator, report)).toBeUndefined()
      expect(report).not.toHaveBeenCalled()
    }
  )

  it('is what the browser can read', () => {
    expect(toSelector('#chat > a', jest.fn())).toBe('#chat > a')
  })

  it.each(['a[', 42])('is reported if it is %p', (activator) => {
    const report = jest.fn()
    expect(toSelector(activator, report)).toBeUndefined()
    expect(report).toHaveBeenCalledTimes(1)
  })
})

describe('a click on the launcher', () => {
  const click = (): boolean => {
    document.body.innerHTML = '<a id="chat" href="#help">Help</a>'
    const event = new MouseEvent('click', { bubbles: true, cancelable: true })
    return document.querySelector('#chat')?.dispatchEvent(event) === false
  }

  it('opens the Messenger once it is there, and is called for', () => {
    const { q } = installForeignStub()
    const onClick = jest.fn()
    keepClicks('#chat', () => true, onClick)
    expect([click(), click()]).toEqual([true, true])
    expect(q).toEqual([['show']])
    expect(onClick).toHaveBeenCalledTimes(2)
  })

  it('follows its link if nobody wants the Messenger', () => {
    const { q } = installForeignStub()
    keepClicks('#mute', () => false, jest.fn())
    document.body.innerHTML = '<button id="mute"></button>'
    const event = new MouseEvent('click', { bubbles: true, cancelable: true })
    expect(document.querySelector('#mute')?.dispatchEvent(event)).toBe(true)
    expect(q).toEqual([])
  })

  it('follows its link after all if the Messenger does not come', () => {
    installForeignStub()
    const clicked = jest.spyOn(HTMLElement.prototype, 'click').mockReturnValue()
    const follow = keepClicks('#late', () => true, jest.fn())
    document.body.innerHTML = '<a id="late" href="#late-help">Help</a>'
    document
      .querySelector('#late')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    follow()
    follow()
    expect(clicked.mock.contexts).toEqual([expect.objectContaining({ hash: '#late-help' })])
  })
})
