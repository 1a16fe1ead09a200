import type { Command } from '../client'
import { createReporter } from '../report'
import type { BootSettings, Clock, Ports, Storage } from '../session/ports'
import { type Budget, createBudget } from '../session/budget'
import { BOOT_AND_SHUTDOWN } from '../session/queue'
import type { LoadOn } from '../types'
import { createAnswers, type Answers } from './answers'
import { deleteState, forgetVisitor } from './cookies'
import { tellPage } from './events'
import { lookForFrame } from './frame'
import { findIntercom, findQueue, type IntercomFunction, isLive, isOrphan } from './globals'
import { completeSettings, forgetPerson, readSettings } from './settings'
import { cancelLoad, install, load, revive } from './load'
import { MAX_QUEUED, pageQueue } from './queue'
import { askForMessenger, watchForMessenger } from './ready'
import { keep, takeKept } from './storage'
import { noteIdentity } from './when'

const clock: Clock = {
  // The page can have replaced it.
  now: () => {
    try {
      return performance.now()
    } catch {
      return Date.now()
    }
  },
  date: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  }
}

// If a page loads the plugin again, these go on.
let budget: Budget | undefined
// The Messenger, or the stub, that the budget is of.
let spender: IntercomFunction | undefined
let latestAppId = ''

const findBudget = (): Budget => {
  const intercom = findIntercom()
  // Another Messenger begins its own. One that takes over a stub does not.
  if (spender && !spender.q && intercom !== spender) budget = undefined
  spender = intercom
  return (budget ??= createBudget(clock.now))
}

// The Messenger writes it in its own frame, and once more when the last ping is answered.
const forgetState = (): void => deleteState(latestAppId)

const createStorage = (appId: string): Storage => ({
  readSettings,
  forgetPerson,
  forgetVisitor: () => {
    forgetVisitor(appId)
    takeKept(appId)
  },
  keep: (kept) => keep(appId, kept),
  takeKept: () => takeKept(appId)
})

const createSend =
  (answers: Answers) =>
  (command: Command): string | undefined => {
    if ((findQueue()?.length ?? 0) >= MAX_QUEUED)
      return `not sent: ${MAX_QUEUED} commands wait already.`
    if (BOOT_AND_SHUTDOWN.includes(command[0])) answers.forget()
    try {
      findIntercom()?.(...command)
    } catch {
      return 'not sent: the Messenger threw an error.'
    }
    return undefined
  }

/** Creates the ports through which the session sees the page. */
export function createPorts(settings: BootSettings, loadOn: LoadOn): Ports {
  const answers = createAnswers(settings)
  const send = createSend(answers)
  latestAppId = settings.app_id
  const resume = (): void => {
    window.removeEventListener('storage', forgetState)
    // A page that starts stopped has set `disabled`, which newer Messengers know, too.
    completeSettings({ ...settings, disabled: undefined })
  }
  return {
    clock,
    storage: createStorage(settings.app_id),
    tell: tellPage,
    intercom: {
      ...answers,
      open: (boot) => {
        resume()
        lookForFrame()
        const isOurs = !findIntercom()
        if (isOurs) install(boot)
        else {
          if (isLive()) send(['reattach_activator'])
          const reason = send(['update', settings])
          if (reason) createReporter('Intercom')('update', reason)
        }
        if (isLive()) watchForMessenger()
        else askForMessenger(send)
        if (isOurs) load(settings, loadOn)
      },
      load: () => {
        resume()
        lookForFrame()
        load(settings, loadOn)
      },
      cancelLoad: () => {
        cancelLoad()
        // If the page loads the plugin again, it starts stopped.
        completeSettings({ disabled: true })
        window.addEventListener('storage', forgetState)
      },
      revive: () => {
        answers.expect()
        revive()
      },
      send,
      isLive,
      noteIdentity,
      budget: findBudget,
      look: () => {
        if (isOrphan()) lookForFrame()
        answers.look()
      },
      queue: pageQueue
    }
  }
}
