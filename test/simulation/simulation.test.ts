import { simulate } from './simulate'
import { wrongSessions } from './wrong'

beforeEach(() => {
  jest.spyOn(console, 'debug').mockReturnValue()
})

it('the session keeps its promises in 5,000 random sequences', async () => {
  expect(await simulate(1, 5000)).toBeUndefined()
}, 60_000)

describe('a session is found out that', () => {
  it.each(wrongSessions)('%s', async (_, wrong, failure) => {
    expect(await simulate(1, 5000, wrong)).toMatch(failure)
  })
})
