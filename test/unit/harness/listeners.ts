type Listening = [target: EventTarget, name: string, listener: never]

let listening: Listening[] = []

/** Notes from now on who listens to the page. A plugin listens as long as its page lives, and a test is shorter. */
export function noteListeners(): void {
  if (jest.isMockFunction(window.addEventListener)) return
  const targets: EventTarget[] = [window, document]
  for (const target of targets) {
    const add = target.addEventListener.bind(target)
    jest.spyOn(target, 'addEventListener').mockImplementation((name, listener, options) => {
      listening.push([target, name, listener as never])
      add(name, listener, options)
    })
  }
}

/** Takes the listeners that were noted off the page again. */
export function removeListeners(): void {
  for (const [target, name, listener] of listening) target.removeEventListener(name, listener)
  listening = []
}
