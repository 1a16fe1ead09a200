import { noteListeners } from './listeners'

/**
 * Gives each test of a file a page that no other test listens to, and modules that no other test has used: call `load` for
 * those that keep something.
 */
export function freshPage(): { load: <Module>(path: string) => Module } {
  beforeEach(() => {
    jest.resetModules()
    noteListeners()
  })

  return { load: <Module>(path: string) => module.require(path) as Module }
}
