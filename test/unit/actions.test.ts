import { destination } from '../../src'
import { actions, runnableActions } from '../../src/actions'

describe('the table of actions', () => {
  it('runs for each key what Segment reads under it', () => {
    expect(Object.keys(runnableActions)).toEqual(Object.keys(actions))
    for (const [key, { perform }] of Object.entries(runnableActions))
      expect(perform).toBe(actions[key as keyof typeof actions].perform)
  })

  it('is that of the definition', () => {
    expect(destination.actions).toBe(actions)
  })
})
