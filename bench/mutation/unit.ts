import { readdirSync } from 'node:fs'
import path from 'node:path'
import { configureGlobal } from 'fast-check'
import type * as harness from '../../test/unit/harness/page'

const folder = path.resolve(__dirname, '../../test')

// What is mutated is tested here. The session's tests take longest, so they come last.
const pure = 'unit/(values|identify|trackEvent|timezones|report|settings)'
const order = [pure, 'unit/browser/load', 'unit/session', 'simulation'].map((one) =>
  RegExp(`^${one}`)
)
const files = order.flatMap((one) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => one.test(file) && file.endsWith('.test.ts')
  )
)

// A smaller counterexample would tell nobody anything.
configureGlobal({ numRuns: 30, endOnFailure: true })

type Listening = [target: EventTarget, ...Parameters<EventTarget['removeEventListener']>]

let listening: Listening[] = []
for (const target of [window, document] as EventTarget[]) {
  const add = target.addEventListener.bind(target)
  target.addEventListener = (...args) => {
    listening.push([target, args[0], args[1], args[2]])
    add(...args)
  }
}

/*
 * Its tests as one file, each in a block of its own: for each mutant, the page starts once and not twenty times. Each block
 * has modules of its own, and takes its listeners along.
 */
for (const file of files)
  describe(file, () => {
    jest.resetModules()
    module.require(path.join(folder, file))
    const page = module.require(path.join(folder, 'unit/harness/page')) as typeof harness
    afterEach(page.removeListeners)
    afterAll(() => {
      for (const [target, ...args] of listening) target.removeEventListener(...args)
      listening = []
    })
  })
