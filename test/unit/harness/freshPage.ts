type Listening = [target: EventTarget, name: string, listener: never]

/**
 * Gives each test of a file a page that no other test listens to, and modules that no other test has used: call `load` for
 * those that keep something.
 */
export function freshPage(): { load: <Module>(path: string) => Module } {
  let listening: Listening[] = []

  const record = (target: EventTarget): void => {
    const add = target.addEventListener.bind(target)
    jest.spyOn(target, 'addEventListener').mockImplementation((name, listener, options) => {
      listening.push([target, name, listener as never])
      add(name, listener, options)
    })
  }

  beforeEach(() => {
    jest.resetModules()
    record(window)
    record(document)
  })

  afterEach(() => {
    for (const [target, name, listener] of listening) target.removeEventListener(name, listener)
    listening = []
  })

  return { load: <Module>(path: string) => module.require(path) as Module }
}
