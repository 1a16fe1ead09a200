import { clearPage, removeListeners } from './page'

// What the plugin reports is on the console, which tests read: see `said`.
beforeEach(() => {
  jest.spyOn(console, 'debug').mockReturnValue()
})

// Every test leaves a page that nothing has run on.
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
  removeListeners()
  if (typeof document !== 'undefined') clearPage()
})
